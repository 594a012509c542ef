// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SessionEnums.h"

#include <optional>

struct VerificationSession;

/// Where a session stands in the words of the staff. It is Stripe's status, but for `requires_input`, which
/// means two things: never submitted, and refused. It was submitted when it has a last error, also one that
/// has only a reason and no code, or a report.
enum class Outcome : std::uint8_t { Unknown, Verified, Refused, NeverSubmitted, Processing, Canceled };
inline constexpr int outcomeCount = 6;

Outcome outcomeOf(SessionStatus status, bool wasSubmitted);
Outcome outcomeOf(const VerificationSession& session);

/// "Refused", "Never submitted", ... in the reader's language.
QString outcomeLabel(Outcome outcome);
/// The word the filter line knows it by: "refused", "unsubmitted", ...
QString outcomeWord(Outcome outcome);
std::optional<Outcome> outcomeFromWord(const QString& word);
/// "under way", "validated, under way", "redacted", or Stripe's own word for one the desk does not know.
QString redactionLabel(const OpenEnum<RedactionStatus>& redaction);
QString typeLabel(const OpenEnum<VerificationType>& type);
QString documentTypeLabel(const OpenEnum<DocumentType>& type);
QString idNumberTypeLabel(const OpenEnum<IdNumberType>& type);
QString sexLabel(const OpenEnum<Sex>& sex);
