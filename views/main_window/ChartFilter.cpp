// SPDX-License-Identifier: Apache-2.0
#include "main_window/ChartFilter.h"

#include "charts/CreatedChart.h"
#include "filter/CreatedRange.h"
#include "filter_bar/FilterBar.h"
#include "sessions/SessionTableModel.h"
#include "store/Coverage.h"

#include <algorithm>

namespace {

/// What the conditions on Created and Age, but for what they exclude, leave together.
std::optional<TimeRange> timeOf(const SessionFilter& filter) {
    std::optional<TimeRange> result;
    for (const Condition& condition : filter.conditions) {
        const bool isTime = condition.field == FilterField::Created || condition.field == FilterField::Age;
        if (!isTime || condition.excluded)
            continue;
        TimeRange range = condition.range;
        if (result && result->from)
            range.from = std::max(*result->from, range.from.value_or(*result->from));
        if (result && result->before)
            range.before = std::min(*result->before, range.before.value_or(*result->before));
        result = range;
    }
    return result;
}

} // namespace

ChartFilter::ChartFilter(CreatedChart& chart, SessionTableModel& model, FilterBar& filter, QObject* parent)
    : QObject(parent)
    , m_chart(chart)
    , m_model(model) {
    connect(&chart, &CreatedChart::questionChanged, this, &ChartFilter::ask);
    connect(&chart, &CreatedChart::rangeChosen, &filter,
            [&filter](const TimeRange& range) { filter.showCreated(createdText(range)); });
    connect(&chart, &CreatedChart::rangeLifted, &filter, [&filter, &model] {
        if (timeOf(model.filter()))
            filter.showCreated({});
    });
    connect(&model, &SessionTableModel::rowsOnShowChanged, this, &ChartFilter::show);
    connect(&model, &SessionTableModel::emptied, &chart, &CreatedChart::showWholeTime);
    ask();
}

void ChartFilter::setShown(bool shown) {
    m_shown = shown;
    m_chart.setVisible(shown);
    ask();
}

void ChartFilter::showCoverage(const Coverage& coverage) {
    QList<TimeSpan> missing;
    if (!coverage.isEmpty())
        for (const Coverage::Range& hole : coverage.holes({Coverage::beginning, coverage.extent()->before}))
            missing.append({hole.from, hole.before});
    m_chart.showMissing(missing);
}

void ChartFilter::ask() {
    m_model.setHistogram(m_shown ? m_chart.question() : HistogramQuestion());
    show();
}

void ChartFilter::show() {
    if (!m_shown)
        return;
    m_chart.show(m_model.filteredRows().histogram);
    m_chart.showChosen(timeOf(m_model.filter()));
}
