// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionOutline.h"

#include <string>

// Sessions as a table for other programs: RFC 4180, with a mark at the beginning by which spreadsheets tell
// UTF-8, and no cell that one would take for a formula. What may stand in it is what may outlive the desk of
// a session (see SessionOutline), and so nothing personal.

/// What the file says of itself, in its first line and before the names of the columns.
struct SessionCsvHead {
    std::int64_t made = 0; ///< Unix seconds, by Stripe's clock where it is known.
    std::int64_t sessions = 0;
    QString coverage;        ///< Of what: "of 5,000 loaded, more at Stripe". In the reader's language.
    QString filterLine;      ///< Empty for none, and for one that may name somebody.
    bool isFiltered = false; ///< Told when the line itself may not be.
    bool isLive = false;
};

std::string sessionCsvBeginning(const SessionCsvHead& head);
std::string sessionCsvLine(const SessionOutline& outline);
