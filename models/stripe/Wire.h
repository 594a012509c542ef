// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/FileFetches.h"
#include "stripe/HttpAnswer.h"
#include "stripe/Result.h"
#include "stripe/SessionEvent.h"
#include "stripe/StripeTypes.h"

/// Stripe's JSON text → values. `client_secret` and `url` end here. Every function may be called on any
/// thread, never throws, and takes any bytes. An object of a list that cannot be read is left out and named
/// among the problems. An answer of which nothing can be read gives an error of kind UnreadableAnswer, or
/// NotStripe if it has no request id.
namespace wire {

Result<SessionPage> readSessionPage(const HttpAnswer& answer);
/// The session must be the one that was asked for.
Result<RetrievedSession> readSession(const HttpAnswer& answer, const SessionId& asked);
/// Without those of another session than the one that was asked for.
Result<ReportPage> readReportPage(const HttpAnswer& answer, const SessionId& asked);
Result<EventPage> readEventPage(const HttpAnswer& answer);
Result<Account> readAccount(const HttpAnswer& answer);
Result<FileListing> readFileListing(const HttpAnswer& answer);
/// Of the file that was asked for. Where it leads is not judged here.
Result<FileLink> readFileLink(const HttpAnswer& answer, const FileId& asked);

/// Why an answer that is no success is none: the failure of the try, or Stripe's error body and status.
StripeError readError(const HttpAnswer& answer);

/// "acct_…" out of a refusal's sentence, or nothing.
QString accountNamedIn(const StripeError& error);

} // namespace wire
