// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

/// A session in a few lines for a ticket or a colleague: what Stripe found, nobody's data. The name is
/// masked; reference, metadata and results are left out. Times in UTC, since who reads it may sit anywhere.
QString maskedSummary(const VerificationSession& session);
