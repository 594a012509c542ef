// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <QLineEdit>
#include <QTextLayout>

/// The line the reviewer types into. Conditions look like soft chips and wrong words are underlined, while it
/// stays one plain text to edit, select, copy and write from right to left in.
class FilterLine : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterLine(QWidget* parent = nullptr);

    /// Colours the words; `parsed` is what the present text came to.
    void mark(const ParsedLine& parsed);
    /// Replaces the text, with the cursor behind it, ready for another word. Not a textEdited().
    void replaceText(const QString& line);
    /// Keeps so many pixels free at the right, for what stands there.
    void reserve(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The soft ring around the line while it has the focus.
    static constexpr int halo = 3;

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void escapePressed();
    /// Enter, or Down: on to the rows.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFormats();
    QList<QTextLayout::FormatRange> formats() const;
    QList<QRectF> chipRects() const;
    void paintBehindText();

    struct Chip {
        qsizetype start = 0;
        qsizetype length = 0;
        bool excluded = false;
    };
    QList<Chip> m_chips;
    QList<ParsedLine::Problem> m_problems;
    bool m_isComposing = false; ///< An input method is putting a word together.
};
