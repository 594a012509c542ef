// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/Result.h"
#include "stripe/SessionEvent.h"
#include "stripe/StripeTypes.h"

// Whether a page of a list can be the answer to its question. A page that says there is more and has nothing,
// or that ends where it began, would be followed for ever or taken for the end of the list: it is an error.

Result<SessionPage> checkedPage(const SessionQuery& query, Result<SessionPage> page);
Result<EventPage> checkedPage(const EventQuery& query, Result<EventPage> page);
