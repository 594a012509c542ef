// SPDX-License-Identifier: Apache-2.0
#include "charts/HistogramPicture.h"

#include "charts/ChartWords.h"
#include "charts/TimeTicks.h"
#include "look/StatusMark.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr int above = 12;
constexpr int plotHeight = 64;
constexpr int axisGap = 3;
constexpr int below = 4;
constexpr int cutAt = 4; ///< Below the top of a column that is cut off.
constexpr int cutHeight = 2;

std::uint64_t sumOf(const std::array<std::uint32_t, outcomeCount>& counts) {
    std::uint64_t sum = 0;
    for (const std::uint32_t count : counts)
        sum += count;
    return sum;
}

/// How much of the outcome's colour a column carries. What needs nobody's eye is paler.
qreal strengthOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Refused:
        return 0.95;
    case Outcome::Processing:
        return 0.8;
    case Outcome::NeverSubmitted:
        return 0.6;
    case Outcome::Verified:
        return 0.5;
    case Outcome::Canceled:
    case Outcome::Unknown:
        return 0.4;
    }
    return 1;
}

QColor mixed(const QColor& colour, const QColor& ground, qreal part) {
    const auto mix = [part](int a, int b) {
        return static_cast<int>(std::lround(a * part + b * (1 - part)));
    };
    return {mix(colour.red(), ground.red()), mix(colour.green(), ground.green()),
            mix(colour.blue(), ground.blue())};
}

class Plot {
public:
    Plot(QPainter& painter, const QRect& chart, const HistogramPicture& picture, const Theme& theme)
        : m_painter(painter)
        , m_picture(picture)
        , m_theme(theme)
        , m_area(plotOf(chart))
        , m_scale{picture.shown, static_cast<double>(m_area.width())} {}

    void paintRange(const TimeRange& range, bool underWay) const;
    void paintMissing() const;
    void paintPointed() const;
    void paintColumns() const;
    void paintAxis(const QFont& font, int bottom) const;

private:
    int xOf(std::int64_t moment) const {
        const double x = std::clamp(m_scale.xOf(moment), 0.0, m_scale.pixels);
        return m_area.left() + static_cast<int>(std::lround(x));
    }
    std::int64_t startOf(std::size_t column) const {
        return m_picture.histogram.from + static_cast<std::int64_t>(column) * m_picture.histogram.width;
    }
    QRect columnRect(std::size_t column) const;
    bool isChosen(std::size_t column) const;
    void paintStack(const QRect& place, std::size_t column, double pixelsEach) const;

    QPainter& m_painter;
    const HistogramPicture& m_picture;
    const Theme& m_theme;
    QRect m_area;
    TimeScale m_scale;
};

void Plot::paintRange(const TimeRange& range, bool underWay) const {
    const int left = range.from ? xOf(*range.from) : m_area.left();
    const int right = range.before ? xOf(*range.before) : m_area.left() + m_area.width();
    const QRect place(left, m_area.top() - above / 2, std::max(1, right - left), m_area.height() + above / 2);
    m_painter.fillRect(place, m_theme.selection);
    constexpr int edge = 2;
    const QColor line = underWay ? m_theme.accent : mixed(m_theme.accent, m_theme.panel, 0.85);
    const auto isInside = [this](std::int64_t moment) {
        return moment > m_picture.shown.from && moment < m_picture.shown.before;
    };
    if (range.from && isInside(*range.from))
        m_painter.fillRect(QRect(left, place.top(), edge, place.height()), line);
    if (range.before && isInside(*range.before))
        m_painter.fillRect(QRect(right - edge, place.top(), edge, place.height()), line);
}

void Plot::paintMissing() const {
    for (const TimeSpan& missing : m_picture.missing) {
        if (missing.before <= m_picture.shown.from || missing.from >= m_picture.shown.before)
            continue;
        // However short it is, it is there to be seen.
        const int left = std::min(xOf(missing.from), m_area.right() - 1);
        const int width = std::max(2, xOf(missing.before) - left);
        m_painter.fillRect(QRect(left, m_area.top(), width, m_area.height()),
                           QBrush(mixed(m_theme.label, m_theme.panel, 0.5), Qt::BDiagPattern));
    }
}

QRect Plot::columnRect(std::size_t column) const {
    const int left = xOf(startOf(column));
    const int right = xOf(startOf(column + 1));
    return {left, m_area.top(), std::max(0, right - left), m_area.height()};
}

void Plot::paintPointed() const {
    if (m_picture.pointed < 0 ||
        static_cast<std::size_t>(m_picture.pointed) >= m_picture.histogram.columns.size())
        return;
    const QRect place = columnRect(static_cast<std::size_t>(m_picture.pointed));
    m_painter.fillRect(place, mixed(m_theme.label, m_theme.panel, 0.2));
    if (m_picture.focused)
        m_painter.fillRect(QRect(place.left(), m_area.bottom() + 1, place.width(), 2), m_theme.accent);
}

bool Plot::isChosen(std::size_t column) const {
    TimeRange range =
        m_picture.brushing ? m_picture.brushing->range() : m_picture.chosen.value_or(TimeRange());
    const std::int64_t middle = startOf(column) + m_picture.histogram.width / 2;
    return (!range.from || middle >= *range.from) && (!range.before || middle < *range.before);
}

void Plot::paintStack(const QRect& place, std::size_t column, double pixelsEach) const {
    const bool chosen = isChosen(column);
    double sum = 0;
    int bottom = place.bottom() + 1;
    for (const Outcome outcome : stackingOrder) {
        const std::uint32_t count = m_picture.histogram.columns[column][static_cast<std::size_t>(outcome)];
        if (count == 0)
            continue;
        sum += count;
        const double height = std::min<double>(place.height(), sum * pixelsEach);
        const int top = std::min(bottom - 1, place.bottom() + 1 - static_cast<int>(std::lround(height)));
        constexpr double faint = 0.45;
        const qreal strength = strengthOf(outcome) * (chosen ? 1 : faint);
        const QColor colour = mixed(m_theme.tone(toneOf(outcome)).text, m_theme.panel, strength);
        m_painter.fillRect(QRect(place.left(), top, place.width(), bottom - top), colour);
        bottom = top;
    }
}

void Plot::paintColumns() const {
    const auto& columns = m_picture.histogram.columns;
    const std::uint64_t top = topOf(m_picture.histogram);
    if (top == 0)
        return;
    const double pixelsEach = static_cast<double>(m_area.height()) / static_cast<double>(top);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        QRect place = columnRect(column);
        constexpr int worthAGap = 3;
        if (place.width() > worthAGap)
            place.setRight(place.right() - 1);
        if (place.width() <= 0)
            continue;
        paintStack(place, column, pixelsEach);
        if (sumOf(columns[column]) > top)
            m_painter.fillRect(QRect(place.left(), place.top() + cutAt, place.width(), cutHeight),
                               m_theme.panel);
    }
}

void Plot::paintAxis(const QFont& font, int bottom) const {
    m_painter.fillRect(QRect(m_area.left(), m_area.bottom() + 1, m_area.width(), 1), m_theme.line);
    constexpr double apart = 84;
    const QFontMetrics metrics(font);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.label);
    int free = m_area.left();
    const QList<TimeTick> ticks = timeTicks(m_scale, apart);
    for (const TimeTick& tick : ticks) {
        const int x = xOf(tick.moment);
        const int width = metrics.horizontalAdvance(tick.label);
        m_painter.fillRect(QRect(x, m_area.bottom() + 1, 1, axisGap), m_theme.label);
        const int left = std::min(x, m_area.right() - width);
        if (left < free || left + width > m_area.right() - m_picture.keptFree)
            continue;
        m_painter.drawText(QRect(left, m_area.bottom() + 1 + axisGap, width + 1, bottom - m_area.bottom()),
                           Qt::AlignLeft | Qt::AlignTop, tick.label);
        free = left + width + grid::betweenControls;
    }
}

} // namespace

QRect plotOf(const QRect& chart) {
    return {chart.left() + grid::windowMargin, chart.top() + above, chart.width() - 2 * grid::windowMargin,
            plotHeight};
}

int chartHeight(const QFont& axisFont) {
    return above + plotHeight + axisGap + QFontMetrics(axisFont).height() + below;
}

std::uint64_t topOf(const CreatedHistogram& histogram) {
    std::vector<std::uint64_t> sums;
    for (const auto& counts : histogram.columns)
        if (const std::uint64_t sum = sumOf(counts); sum > 0)
            sums.push_back(sum);
    if (sums.empty())
        return 0;
    std::sort(sums.begin(), sums.end());
    constexpr std::size_t one = 20; // In so many may tower.
    constexpr std::uint64_t towers = 4;
    const std::uint64_t usual = sums[sums.size() - 1 - sums.size() / one];
    return sums.back() > towers * usual ? usual + usual / 2 : sums.back();
}

void paintHistogram(QPainter& painter, const QRect& chart, const HistogramPicture& picture,
                    const Theme& theme, const QFont& axisFont) {
    const Plot plot(painter, chart, picture, theme);
    if (picture.brushing)
        plot.paintRange(picture.brushing->range(), true);
    else if (picture.chosen)
        plot.paintRange(*picture.chosen, false);
    plot.paintPointed();
    plot.paintColumns();
    plot.paintMissing(); // Over the columns: what stands there is not all.
    plot.paintAxis(axisFont, chart.bottom());
}
