// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class Coverage;
class CreatedChart;
class FilterBar;
class SessionTableModel;

/// The chart above the list and the filter line are two ways to say one thing: a brush edits `created:`, and
/// what stands there is drawn. The chart's questions are the model's to answer.
class ChartFilter : public QObject {
    Q_OBJECT
public:
    ChartFilter(CreatedChart& chart, SessionTableModel& model, FilterBar& filter, QObject* parent);

    /// While the chart is hidden nobody counts for it.
    void setShown(bool shown);
    /// Hatches what is not complete. What is newer than the newest look is not meant: the status line says
    /// how old that is.
    void showCoverage(const Coverage& coverage);

private:
    void ask();
    void show();

    CreatedChart& m_chart;
    SessionTableModel& m_model;
    bool m_shown = true;
};
