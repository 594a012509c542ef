// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"

#include <QString>

#include <array>

// What a histogram says, in words: for the line beside the pointer and for those who cannot see it.

/// From the bottom of a column to its top: what came of it, what is still open, and refusals above all, where
/// the eye looks first.
inline constexpr std::array stackingOrder{Outcome::Verified,       Outcome::Processing, Outcome::Canceled,
                                          Outcome::NeverSubmitted, Outcome::Unknown,    Outcome::Refused};

/// "14 Mar 2026 · 312 sessions: 211 verified, 64 refused".
QString columnWords(const CreatedHistogram& histogram, int column);
/// The stretch of time alone: "14 Mar 2026", "14 – 16 Mar 2026", "14 Mar 2026, 09:00 – 10:00".
QString timeWords(std::int64_t from, std::int64_t before);
/// What the whole chart shows.
QString chartWords(const CreatedHistogram& histogram);
