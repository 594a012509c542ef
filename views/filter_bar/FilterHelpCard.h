// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>

class QGridLayout;

/// The filter language on one page, by example: what to type, and what it finds. A click on an example puts
/// it into the line. Closes with Escape, or a click elsewhere.
class FilterHelpCard : public QFrame {
    Q_OBJECT
public:
    struct Example {
        QString line;
        QString finds;
    };
    struct Section {
        QString title;
        QList<Example> examples;
    };
    static QList<Section> sections();

    explicit FilterHelpCard(QWidget* parent);

    /// Below the line, as far as the screen allows.
    void openBelow(const QWidget& line);

Q_SIGNALS:
    void exampleChosen(const QString& line);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QGridLayout* columnOf(const QList<Section>& sections);
    void addSection(QGridLayout& grid, const Section& section);
};
