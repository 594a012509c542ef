// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionFeed.h"

#include <QString>

// What the list covers, in words. No number is ever shown as a total when it is not one.

/// "5,000 loaded, complete since 3 Mar 2026, but for one gap, more at Stripe" or "2,000 sessions, all this
/// account has". `isSomethingMissing`: sessions that could not be read are not among them.
QString coverageText(const Coverage& coverage, qsizetype loaded, bool isSomethingMissing = false);
/// What stands beside the number found: "of 5,000 loaded, more at Stripe", "of 2,000", or, where nothing is
/// filtered, "loaded, more at Stripe" and nothing.
QString searchedText(const Coverage& coverage, SessionFeed::State state, qsizetype loaded, bool filtered);
/// Beside either of them, of so many of which the outline alone is known: "names of 1,100".
QString namesText(qsizetype loaded, qsizetype outlines);
/// What reading the others costs, at length.
QString loadNamesText(qsizetype outlines, int requests);
/// "380 a second · 412 requests spent, about 600 left · 2 min left"; what nobody can tell is left out.
QString progressText(const BackFill::Progress& progress);
/// "Fill the gap", "Fill 3 gaps", and which they are and what filling them costs, if somebody can tell.
QString fillText(const Coverage& coverage);
QString gapsText(const Coverage& coverage, std::optional<std::int64_t> requests);
