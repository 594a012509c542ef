// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHelpCard.h"

#include "look/Look.h"
#include "look/Theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int textRoom = 12; // Before every text: where the examples' begin inside their buttons.

} // namespace

FilterHelpCard::FilterHelpCard(QWidget* parent)
    : QFrame(parent, Qt::Popup) {
    setObjectName(QStringLiteral("filterHelpCard"));
    setAccessibleName(tr("What can be typed into the filter line"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(grid::betweenControls, grid::betweenSections, grid::windowMargin,
                             grid::betweenSections);
    page->setSpacing(grid::betweenSections);
    auto* title = new QLabel(tr("What can be typed into the filter line"), this);
    title->setFont(strongFont(font()));
    title->setContentsMargins(textRoom, 0, 0, 0);
    page->addWidget(title);
    const QList<Section> all = sections();
    constexpr qsizetype sectionsAtTheLeft = 3;
    auto* columns = new QHBoxLayout;
    columns->setSpacing(grid::windowMargin);
    columns->addLayout(columnOf(all.mid(0, sectionsAtTheLeft)));
    columns->addLayout(columnOf(all.mid(sectionsAtTheLeft)));
    page->addLayout(columns);
    auto* keys = new QLabel(tr("Ctrl+Space: suggestions · ↑ in an empty line: earlier lines · Ctrl+Z: undo · "
                               "a click on an example puts it into the line"),
                            this);
    keys->setProperty("quiet", true);
    keys->setFont(labelFont(font()));
    keys->setContentsMargins(textRoom, 0, 0, 0);
    page->addWidget(keys);
}

QGridLayout* FilterHelpCard::columnOf(const QList<Section>& sections) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(grid::betweenSections);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    for (const Section& section : sections)
        addSection(*grid, section);
    grid->setRowStretch(grid->rowCount(), 1);
    return grid;
}

void FilterHelpCard::addSection(QGridLayout& grid, const Section& section) {
    auto* title = new QLabel(section.title, this);
    title->setProperty("quiet", true);
    title->setFont(labelFont(font()));
    const int first = grid.rowCount();
    title->setContentsMargins(textRoom, first > 1 ? grid::betweenControls : 0, 0, 0);
    grid.addWidget(title, first, 0, 1, 2);
    for (const Example& example : section.examples) {
        auto* line = new QToolButton(this);
        line->setObjectName(QStringLiteral("example"));
        line->setFont(monospacedFont(font()));
        line->setText(example.line);
        line->setFocusPolicy(Qt::TabFocus);
        line->setCursor(Qt::PointingHandCursor);
        line->setAccessibleName(tr("%1: %2").arg(example.line, example.finds));
        connect(line, &QToolButton::clicked, this, [this, example] {
            close();
            Q_EMIT exampleChosen(example.line);
        });
        const int row = grid.rowCount();
        grid.addWidget(line, row, 0, Qt::AlignLeft);
        grid.addWidget(new QLabel(example.finds, this), row, 1);
    }
}

void FilterHelpCard::openBelow(const QWidget& line) {
    adjustSize();
    constexpr int gap = 2;
    const QRect room = line.screen()->availableGeometry();
    QPoint at = line.mapToGlobal(QPoint(line.width() - width(), line.height() + gap));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
}

void FilterHelpCard::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    QColor frame = theme.label;
    constexpr double faint = 0.4;
    frame.setAlphaF(faint);
    painter.setPen(frame);
    painter.setBrush(theme.panel);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}
