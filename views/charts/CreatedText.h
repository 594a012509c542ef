// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// What stands behind `created:` for a range, in whole days of the local time zone.
/// (Gives way to createdText() of models/filter/CreatedRange.h, which is exact.)
QString createdDaysText(const TimeRange& range);
