// SPDX-License-Identifier: Apache-2.0
#include "attempts/AttemptsTable.h"

#include "look/Look.h"
#include "look/Text.h"
#include "session_detail/SessionTime.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace {
constexpr int leastColumn = 120; ///< Two of them stand beside their labels in the narrowest pane.
}

AttemptsTable::AttemptsTable(QWidget* parent)
    : QTableWidget(parent) {
    setObjectName(QStringLiteral("attemptsTable"));
    setAccessibleName(tr("Attempts side by side, newest first"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setWordWrap(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setSectionsClickable(false);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void AttemptsTable::display(const std::vector<VerificationReport>& attempts) {
    m_attempts = attempts;
    m_parts.clear();
    for (const AttemptPart part : allAttemptParts)
        if (std::ranges::any_of(attempts,
                                [part](const auto& one) { return attemptCell(one, part).has_value(); }))
            m_parts.push_back(part);
    clear();
    setRowCount(static_cast<int>(m_parts.size()));
    setColumnCount(static_cast<int>(m_attempts.size()));
    QStringList labels;
    for (const AttemptPart part : m_parts)
        labels << attemptPartLabel(part);
    setVerticalHeaderLabels(labels);
    for (int column = 0; column < columnCount(); ++column)
        displayColumn(column);
    fitColumns();
    if (rowCount() > 0)
        setCurrentCell(0, 0);
}

void AttemptsTable::displayColumn(int column) {
    const auto number = static_cast<std::size_t>(column);
    const VerificationReport& attempt = m_attempts[number];
    const bool isFirst = number + 1 == m_attempts.size();
    const AttemptParts changed = isFirst ? AttemptParts() : changedParts(m_attempts[number + 1], attempt);
    const QString place = tr("%1 of %2").arg(m_attempts.size() - number).arg(m_attempts.size());
    const QString time = timeToTheMinute(attempt.created);
    const QDateTime made = QDateTime::fromSecsSinceEpoch(attempt.created);
    auto* head =
        new QTableWidgetItem(place + u'\n' + QLocale().toString(made, QStringLiteral("d MMM, HH:mm")));
    head->setToolTip(plainToolTip(time));
    setHorizontalHeaderItem(column, head);
    const Theme& theme = Theme::of(palette());
    for (int row = 0; row < rowCount(); ++row) {
        const AttemptPart part = m_parts[static_cast<std::size_t>(row)];
        const std::optional<AttemptCell> cell = attemptCell(attempt, part);
        const bool differs = changed.testFlag(part);
        QString text = cell ? oneLine(cell->text) : QStringLiteral("—");
        QStringList spoken{tr("Attempt %1, %2").arg(place, time), attemptPartLabel(part),
                           cell ? cell->text : tr("nothing")};
        if (differs) {
            text += u'\n' + tr("≠ changed");
            spoken << tr("differs from the attempt before");
        }
        auto* item = new QTableWidgetItem(text);
        item->setData(Qt::AccessibleTextRole, spoken.join(QStringLiteral(", ")));
        item->setToolTip(cell ? plainToolTip(oneLine(cell->reason)) : QString());
        if (differs)
            item->setFont(strongFont(font()));
        if (cell && cell->tone != Tone::Neutral)
            item->setForeground(theme.tone(cell->tone).text);
        setItem(row, column, item);
    }
}

AttemptCell AttemptsTable::currentCell() const {
    if (currentRow() < 0 || currentColumn() < 0)
        return {};
    return attemptCell(m_attempts[static_cast<std::size_t>(currentColumn())],
                       m_parts[static_cast<std::size_t>(currentRow())])
        .value_or(AttemptCell());
}

/// They share the width there is, and scroll where it is too small for them.
void AttemptsTable::fitColumns() {
    if (columnCount() == 0)
        return;
    const int each = std::max(leastColumn, viewport()->width() / columnCount());
    for (int column = 0; column < columnCount(); ++column)
        setColumnWidth(column, each);
    resizeRowsToContents();
    updateGeometry();
}

void AttemptsTable::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void AttemptsTable::changeEvent(QEvent* event) {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (int column = 0; column < columnCount(); ++column)
            displayColumn(column);
}

QSize AttemptsTable::sizeHint() const {
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {2 * leastColumn, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + bar};
}

QSize AttemptsTable::minimumSizeHint() const {
    return {leastColumn, sizeHint().height()};
}
