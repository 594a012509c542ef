// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LastError.h"

#include <QVarLengthArray>

#include <optional>

namespace sandbox {

enum class StepKind : quint8 {
    Created,
    Submitted,
    Verified,
    Refused,
    /// The person stopped before submitting: last_error without a report and, since the status stays, without
    /// an event.
    GaveUp,
    Canceled,
    RedactionRequested,
    RedactionValidated,
    Redacted,
};

/// One thing that happens to a session. Steps may lie in the future: what has not been reached by the clock
/// has not happened, which is how a session finishes processing or redaction without anybody watching a
/// timer.
struct Step {
    qint64 at = 0;
    StepKind kind = StepKind::Created;
    LastError error = LastError::None;
};

using Steps = QVarLengthArray<Step, 10>;

enum class Status : quint8 { RequiresInput, Processing, Verified, Canceled };
enum class Redaction : quint8 { None, Processing, Validated, Redacted };
enum class SessionType : quint8 { Document, IdNumber, VerificationFlow };

/// What a session is after some of its steps.
struct SessionState {
    Status status = Status::RequiresInput;
    LastError error = LastError::None;
    Redaction redaction = Redaction::None;
    /// Reports so far: one for each submission that was decided.
    int reports = 0;
};

/// A decided or running submission.
struct Attempt {
    qint64 submittedAt = 0;
    /// Nothing while Stripe is still checking.
    std::optional<qint64> decidedAt = {};
    LastError error = LastError::None;
};

/// The steps that the clock has reached.
int stepsReached(const Steps& steps, qint64 now);
SessionState stateAfter(const Steps& steps, int count);
/// The submission with this index among the first `count` steps.
std::optional<Attempt> attemptAt(const Steps& steps, int count, int index);

/// The event's name behind `identity.verification_session.`, or empty for steps that send none.
QByteArrayView eventSuffix(StepKind kind);
QByteArrayView statusText(Status status);
QByteArrayView redactionText(Redaction redaction);
QByteArrayView typeText(SessionType type);

} // namespace sandbox
