// SPDX-License-Identifier: Apache-2.0
#include "charts/CreatedChart.h"

#include "charts/ChartWords.h"
#include "look/Look.h"
#include "look/SpokenRole.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

CreatedChart::CreatedChart(QWidget* parent)
    : QWidget(parent)
    , m_wholeTime(new QToolButton(this)) {
    setObjectName(QStringLiteral("createdChart"));
    speakAs(this, QAccessible::Chart);
    setAccessibleName(tr("When the sessions were created"));
    setAccessibleDescription(chartWords({}));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_wholeTime->setObjectName(QStringLiteral("wholeTime"));
    m_wholeTime->setText(tr("Whole time"));
    m_wholeTime->setToolTip(tr("Show the whole time again (0)"));
    m_wholeTime->setFont(labelFont(font()));
    m_wholeTime->setFocusPolicy(Qt::TabFocus);
    m_wholeTime->hide();
    connect(m_wholeTime, &QToolButton::clicked, this, &CreatedChart::showWholeTime);
    ask();
}

void CreatedChart::show(const CreatedHistogram& histogram) {
    const int known = m_cursor;
    m_picture.histogram = histogram;
    const auto columns = static_cast<std::int64_t>(histogram.columns.size());
    if (!m_zoom) {
        m_whole = {histogram.from, histogram.from + columns * histogram.width};
        m_picture.shown = m_whole;
    }
    m_cursor = std::min(known, static_cast<int>(columns) - 1);
    m_picture.pointed = std::min(m_picture.pointed, static_cast<int>(columns) - 1);
    setAccessibleDescription(chartWords(histogram));
    update();
}

void CreatedChart::showChosen(const std::optional<TimeRange>& range) {
    m_picture.chosen = range;
    update();
}

void CreatedChart::showMissing(const QList<TimeSpan>& missing) {
    if (missing == m_picture.missing)
        return;
    m_picture.missing = missing;
    update();
}

TimeScale CreatedChart::scale() const {
    return {m_picture.shown, static_cast<double>(plotOf(rect()).width())};
}

double CreatedChart::plotX(const QPointF& position) const {
    return position.x() - plotOf(rect()).left();
}

int CreatedChart::columnAt(std::int64_t moment) const {
    const CreatedHistogram& histogram = m_picture.histogram;
    if (histogram.width <= 0 || moment < histogram.from)
        return -1;
    const std::int64_t column = (moment - histogram.from) / histogram.width;
    return column < static_cast<std::int64_t>(histogram.columns.size()) ? static_cast<int>(column) : -1;
}

void CreatedChart::ask() {
    const HistogramQuestion question{m_zoom ? m_zoom->range() : TimeRange(),
                                     columnsFor(plotOf(rect()).width())};
    if (question == m_question)
        return;
    m_question = question;
    Q_EMIT questionChanged(m_question);
}

void CreatedChart::zoomTo(const TimeSpan& span) {
    m_zoom = span == m_whole ? std::nullopt : std::optional(span);
    m_picture.shown = span;
    m_wholeTime->setVisible(m_zoom.has_value());
    ask();
    update();
}

void CreatedChart::showWholeTime() {
    zoomTo(m_whole);
}

void CreatedChart::zoomAround(std::int64_t pivot, double factor) {
    if (!m_whole.isEmpty())
        zoomTo(zoomed(m_picture.shown, m_whole, pivot, factor));
}

void CreatedChart::point(int column) {
    if (m_picture.pointed == column)
        return;
    m_picture.pointed = column;
    sayPointed();
    update();
}

void CreatedChart::sayPointed() {
    if (m_picture.pointed < 0) {
        QToolTip::hideText();
        return;
    }
    const CreatedHistogram& histogram = m_picture.histogram;
    const std::int64_t start = histogram.from + m_picture.pointed * histogram.width;
    const bool isWhole =
        std::none_of(m_picture.missing.begin(), m_picture.missing.end(), [&](const TimeSpan& missing) {
            return missing.from < start + histogram.width && missing.before > start;
        });
    QString words = columnWords(histogram, m_picture.pointed);
    if (!isWhole)
        words += u'\n' + tr("Not everything of this time is loaded.");
    const double x = scale().xOf(start);
    const QRect plot = plotOf(rect());
    const QPoint below(plot.left() + static_cast<int>(x), plot.bottom());
    QToolTip::showText(mapToGlobal(below), words, this);
}

void CreatedChart::take(TimeSpan brush) {
    const std::int64_t width = std::max<std::int64_t>(1, m_picture.histogram.width);
    dropBrush();
    Q_EMIT rangeChosen(tidied(brush.from, brush.before, width));
}

void CreatedChart::dropBrush() {
    m_pressedAt.reset();
    m_anchor = -1;
    m_picture.brushing.reset();
    update();
}

QSize CreatedChart::sizeHint() const {
    constexpr int narrow = 320;
    return {narrow, chartHeight(labelFont(font()))};
}

QSize CreatedChart::minimumSizeHint() const {
    constexpr int narrowest = 120;
    return {narrowest, sizeHint().height()};
}

void CreatedChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QSize size(m_wholeTime->sizeHint().width(), height() - plotOf(rect()).bottom() - 2);
    m_wholeTime->setGeometry(
        QRect(QPoint(plotOf(rect()).right() - size.width(), plotOf(rect()).bottom() + 2), size));
    ask();
}

void CreatedChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

void CreatedChart::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    m_picture.focused = hasFocus();
    m_picture.keptFree = m_zoom ? m_wholeTime->width() + grid::betweenControls : 0;
    paintHistogram(painter, rect(), m_picture, theme, labelFont(font()));
}
