// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "charts/TimeScale.h"

#include <QList>
#include <QString>

/// A mark on the time axis, at a round moment of the local time zone.
struct TimeTick {
    std::int64_t moment = 0;
    QString label; ///< "14 Mar", "09:30", "Mar", and "2026" where a year begins.
    friend bool operator==(const TimeTick&, const TimeTick&) = default;
};

/// As many as fit when neighbours stand at least `apart` pixels from each other. The first one says what the
/// others leave out.
QList<TimeTick> timeTicks(const TimeScale& scale, double apart);
