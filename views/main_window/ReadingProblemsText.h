// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ReadingProblem.h"

#include <QString>

// What could not be read in Stripe's answers, in words.

/// "1 session could not be read"; what is missing most comes first. Empty for none.
QString readingProblemsSummary(const ReadingProblemList& problems);
/// One line an object, for the list and the clipboard: what it is, its id, what was left out, the request id.
QString readingProblemLine(const ReadingProblem& problem);
