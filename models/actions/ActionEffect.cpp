// SPDX-License-Identifier: Apache-2.0
#include "actions/ActionEffect.h"

namespace {

ActionEffect cancelEffect(SessionStatus status) {
    switch (status) {
    case SessionStatus::Canceled:
        return ActionEffect::Taken;
    case SessionStatus::RequiresInput:
    case SessionStatus::Processing:
    case SessionStatus::Verified:
        return ActionEffect::NotTaken;
    case SessionStatus::Unknown:
        return ActionEffect::CannotTell;
    }
    return ActionEffect::CannotTell;
}

} // namespace

ActionEffect effectOf(ActionKind action, const VerificationSession& session) {
    switch (action) {
    case ActionKind::Cancel:
        return cancelEffect(session.status.value);
    case ActionKind::Redact:
        return session.isRedactionRequested() ? ActionEffect::Taken : ActionEffect::NotTaken;
    }
    return ActionEffect::CannotTell;
}
