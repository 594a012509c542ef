// SPDX-License-Identifier: Apache-2.0
#include "Timeline.h"

#include <algorithm>

namespace sandbox {

namespace {

void become(SessionState& state, Status status, LastError error) {
    state.status = status;
    state.error = error;
}

void take(const Step& step, SessionState& state) {
    switch (step.kind) {
    case StepKind::Created:
        break;
    case StepKind::Submitted:
        become(state, Status::Processing, LastError::None);
        break;
    case StepKind::Verified:
        become(state, Status::Verified, LastError::None);
        ++state.reports;
        break;
    case StepKind::Refused:
        become(state, Status::RequiresInput, step.error);
        ++state.reports;
        break;
    case StepKind::GaveUp:
        state.error = step.error;
        break;
    case StepKind::Canceled:
        // Measured against the test mode: cancelling erases the reason of the refusal for good.
        become(state, Status::Canceled, LastError::None);
        break;
    case StepKind::RedactionRequested:
        state.redaction = Redaction::Processing;
        state.error = LastError::None;
        break;
    case StepKind::RedactionValidated:
        state.redaction = Redaction::Validated;
        break;
    case StepKind::Redacted:
        state.redaction = Redaction::Redacted;
        break;
    }
}

} // namespace

int stepsReached(const Steps& steps, qint64 now) {
    return static_cast<int>(std::ranges::count_if(steps, [now](const Step& step) { return step.at <= now; }));
}

SessionState stateAfter(const Steps& steps, int count) {
    SessionState state;
    for (int i = 0; i < count; ++i)
        take(steps[i], state);
    return state;
}

std::optional<Attempt> attemptAt(const Steps& steps, int count, int index) {
    int seen = -1;
    for (int i = 0; i < count; ++i) {
        if (steps[i].kind != StepKind::Submitted || ++seen != index)
            continue;
        Attempt attempt{.submittedAt = steps[i].at};
        if (i + 1 < count &&
            (steps[i + 1].kind == StepKind::Verified || steps[i + 1].kind == StepKind::Refused)) {
            attempt.decidedAt = steps[i + 1].at;
            attempt.error = steps[i + 1].error;
        }
        return attempt;
    }
    return std::nullopt;
}

QByteArrayView eventSuffix(StepKind kind) {
    switch (kind) {
    case StepKind::Created:
        return "created";
    case StepKind::Submitted:
        return "processing";
    case StepKind::Verified:
        return "verified";
    case StepKind::Refused:
        return "requires_input";
    case StepKind::Canceled:
        return "canceled";
    case StepKind::Redacted:
        return "redacted";
    case StepKind::GaveUp:
    case StepKind::RedactionRequested:
    case StepKind::RedactionValidated:
        return {};
    }
    return {};
}

QByteArrayView statusText(Status status) {
    switch (status) {
    case Status::RequiresInput:
        return "requires_input";
    case Status::Processing:
        return "processing";
    case Status::Verified:
        return "verified";
    case Status::Canceled:
        return "canceled";
    }
    return {};
}

QByteArrayView redactionText(Redaction redaction) {
    switch (redaction) {
    case Redaction::None:
        return {};
    case Redaction::Processing:
        return "processing";
    case Redaction::Validated:
        return "validated";
    case Redaction::Redacted:
        return "redacted";
    }
    return {};
}

QByteArrayView typeText(SessionType type) {
    switch (type) {
    case SessionType::Document:
        return "document";
    case SessionType::IdNumber:
        return "id_number";
    case SessionType::VerificationFlow:
        return "verification_flow";
    }
    return {};
}

} // namespace sandbox
