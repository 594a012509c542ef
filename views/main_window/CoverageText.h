// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionFeed.h"

#include <QString>

// What the list covers, in words. No number is ever shown as a total when it is not one.

/// "5,000 loaded, oldest 3 Mar 2026, more at Stripe" or "2,000 sessions, all this account has".
QString coverageText(const SessionFeed::Coverage& coverage, qsizetype loaded);
/// What stands beside the number found: "of 5,000 loaded, more at Stripe", "of 2,000", or, where nothing is
/// filtered, "loaded, more at Stripe" and nothing.
QString searchedText(const SessionFeed::Coverage& coverage, qsizetype loaded, bool filtered);
