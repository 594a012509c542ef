// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "charts/TimeScale.h"
#include "filter/FilteredRows.h"
#include "look/Theme.h"

#include <QList>
#include <QRect>

class QFont;
class QPainter;

/// Everything a picture of a histogram depends on.
struct HistogramPicture {
    CreatedHistogram histogram;
    TimeSpan shown;                   ///< The histogram need not fill it: it may be the answer from before.
    std::optional<TimeRange> chosen;  ///< What the filter leaves.
    std::optional<TimeSpan> brushing; ///< What is being chosen right now.
    QList<TimeSpan> missing;          ///< Not all of it is loaded: columns there are no totals.
    int pointed = -1;                 ///< The column under the pointer or the cursor.
    bool focused = false;
    int keptFree = 0; ///< Pixels at the right end of the axis, for what stands there.
};

/// Where the columns stand; the axis is below.
QRect plotOf(const QRect& chart);
int chartHeight(const QFont& axisFont);

/// How many sessions a column as high as the plot has. A few columns that tower above all others are cut off,
/// so that the others can be told apart; 0 when there is nothing to show.
std::uint64_t topOf(const CreatedHistogram& histogram);

/// One stack a column, in the order of the outcomes and in their colours. What is outside the chosen time is
/// faint, a column that is cut off has a gap below its top, and what is not all loaded is hatched.
void paintHistogram(QPainter& painter, const QRect& chart, const HistogramPicture& picture,
                    const Theme& theme, const QFont& axisFont);
