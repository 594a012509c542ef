// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/CompletionPopup.h"

#include "filter_bar/FilterLine.h"
#include "filter_bar/SuggestionDelegate.h"
#include "identity/Plural.h"
#include "look/Look.h"
#include "look/Theme.h"

#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int edge = 4;
constexpr int mostRows = 10;

} // namespace

CompletionPopup::CompletionPopup(QWidget& line)
    : QFrame(&line)
    , m_line(line)
    , m_list(new QListWidget(this))
    , m_delegate(new SuggestionDelegate(this))
    , m_keys(new QLabel(tr("↑ ↓ choose · Tab takes the first · Esc closes"), this)) {
    setObjectName(QStringLiteral("completionPopup"));
    setAttribute(Qt::WA_NoMousePropagation);
    m_list->setObjectName(QStringLiteral("suggestions"));
    m_list->setAccessibleName(tr("Suggestions for the filter line"));
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: none; }"));
    m_keys->setProperty("quiet", true);
    m_keys->setFont(labelFont(font()));
    m_keys->setContentsMargins(grid::betweenControls, 0, grid::betweenControls, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(edge);
    column->addWidget(m_list, 1);
    column->addWidget(m_keys);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { Q_EMIT chosen(m_list->row(item)); });
    hide();
}

void CompletionPopup::show(const QList<Suggestion>& suggestions) {
    m_suggestions = suggestions;
    m_list->clear();
    int labelWidth = 0;
    for (const Suggestion& suggestion : suggestions) {
        auto* item = new QListWidgetItem(suggestion.label, m_list);
        item->setData(SuggestionDelegate::DetailRole, suggestion.detail);
        if (suggestion.count)
            item->setData(SuggestionDelegate::CountRole, QLocale().toString(*suggestion.count));
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(suggestion.label) + 1);
    }
    m_delegate->setLabelWidth(labelWidth);
    m_list->setCurrentRow(-1);
    QFrame::show();
}

QSize CompletionPopup::wantedSize(int most) const {
    int width = m_keys->sizeHint().width();
    for (int i = 0; i < m_list->count(); ++i)
        width = std::max(width, m_list->sizeHintForIndex(m_list->model()->index(i, 0)).width());
    const int rows = std::min(m_list->count(), mostRows);
    const bool scrolls = m_list->count() > mostRows;
    width += 2 * edge + (scrolls ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    return {std::min(width, most), rows * grid::compactRow + 3 * edge + m_keys->sizeHint().height()};
}

void CompletionPopup::placeAt(int x) {
    QWidget* window = m_line.window();
    if (parentWidget() != window) {
        const bool wasVisible = !isHidden();
        setParent(window);
        setVisible(wasVisible);
    }
    constexpr int gap = 2;
    const int room = m_line.width() - 2 * FilterLine::halo;
    const QSize size = wantedSize(room);
    const int left = std::clamp(x, FilterLine::halo, FilterLine::halo + room - size.width());
    setGeometry(QRect(m_line.mapTo(window, QPoint(left, m_line.height() + gap)), size));
    raise();
}

void CompletionPopup::highlightNext(int step) {
    const int rows = m_list->count();
    // Round in a ring of all rows and of none.
    const int next = (m_list->currentRow() + 1 + step + rows + 1) % (rows + 1) - 1;
    m_list->setCurrentRow(next);
    if (next < 0)
        m_list->clearSelection();
}

int CompletionPopup::highlighted() const {
    return m_list->currentRow();
}

QString CompletionPopup::highlightedInWords() const {
    const int row = highlighted();
    if (row < 0)
        return {};
    const Suggestion& suggestion = m_suggestions.at(row);
    QStringList words{suggestion.label};
    if (!suggestion.detail.isEmpty())
        words << suggestion.detail;
    if (suggestion.count)
        words << plural(*suggestion.count, tr("1 session"), tr("%1 sessions"));
    return tr("%1. %2 of %3").arg(words.join(QStringLiteral(", "))).arg(row + 1).arg(m_list->count());
}

void CompletionPopup::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor frame = theme.label;
    constexpr double faint = 0.4;
    frame.setAlphaF(faint);
    painter.setPen(frame);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), grid::radius, grid::radius);
}
