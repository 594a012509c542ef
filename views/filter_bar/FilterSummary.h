// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <cstdint>

class QLabel;
class QToolButton;

/// What the filter came to: "214 found · 3 conditions hide 9,096". Each condition can be lifted from here.
class FilterSummary : public QWidget {
    Q_OBJECT
public:
    struct Hiding {
        QString condition; ///< As it stands in the line.
        std::uint32_t alone = 0;
        friend bool operator==(const Hiding&, const Hiding&) = default;
    };
    struct Content {
        qsizetype found = 0;
        qsizetype loaded = 0;
        QString coverage; ///< "5,000 loaded, more at Stripe"; may be empty.
        QList<Hiding> conditions;
        bool canUndo = false;
        bool canClear = false;
        bool isSearching = false; ///< The numbers are those of the filter before.
        friend bool operator==(const Content&, const Content&) = default;
    };

    explicit FilterSummary(QWidget* parent = nullptr);

    void show(const Content& content);
    /// Leaves out what does not fit, the least needed first; answers the width that is used then.
    int fitInto(int room);

Q_SIGNALS:
    void liftRequested(qsizetype condition);
    void clearRequested();
    void undoRequested();
    void helpRequested();

private:
    QToolButton* addButton(const QString& name, const QString& tip);
    void fillMenu();
    void showAsFound(bool found);
    void sayHidden(bool atLength);

    Content m_content;
    bool m_hasContent = false;
    QLabel* m_found;
    QLabel* m_coverage;
    QToolButton* m_hidden;
    QToolButton* m_undo;
    QToolButton* m_clear;
    QToolButton* m_help;
};
