// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

// A moment (unix seconds) as the list shows it, in the local time zone.

/// How long ago it was, in calendar days of this machine's zone from the second day on: "just now", "2 h
/// ago", "yesterday", "3 days ago", "over a year ago". Every age that is shown comes from here, so that no
/// two differ. Empty for what lies ahead by more than a clock may be wrong.
QString agoText(std::int64_t moment, std::int64_t now);
/// As far away as it is from `now`: "just now", "2 h ago", "yesterday 09:41", "3 days ago", "16 Nov 11:20",
/// "3 Mar 2025". What lies ahead by more than a clock may be wrong shows its date.
QString relativeTime(std::int64_t moment, std::int64_t now);
/// "20 Nov 2026, 14:06:31 CET"
QString exactTime(std::int64_t moment);
/// "2026-11-20T14:06:31+01:00", for other programs.
QString isoTime(std::int64_t moment);
