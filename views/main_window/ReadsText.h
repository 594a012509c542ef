// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ReadBudget.h"

#include <QString>

// The reads of Stripe, in words.

/// "Changes", "Single sessions", … in the reader's language.
QString purposeLabel(ReadPurpose purpose);
/// "1,240 of 10,000 this month"; without a ceiling "1,240 reads this month".
QString readsText(const ReadBudget& budget);
/// By purpose, the largest first, as markup; and what the numbers are.
QString readsToolTip(const ReadBudget& budget);
