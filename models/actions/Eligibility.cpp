// SPDX-License-Identifier: Apache-2.0
#include "actions/Eligibility.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Eligibility", text);
}

Eligibility refused(const char* reason) {
    return {false, tr(reason)};
}

Eligibility cancelEligibility(SessionStatus status) {
    switch (status) {
    case SessionStatus::RequiresInput:
        return {true, {}};
    case SessionStatus::Processing:
        return refused(QT_TR_NOOP(
            "Stripe is still checking this session. It can be canceled only while it waits for the person."));
    case SessionStatus::Verified:
        return refused(QT_TR_NOOP("This session is verified and cannot be canceled any more."));
    case SessionStatus::Canceled:
        return refused(QT_TR_NOOP("This session is canceled already."));
    case SessionStatus::Unknown:
        return refused(QT_TR_NOOP("The desk does not know this session's status, so it does not cancel it."));
    }
    return {};
}

Eligibility redactEligibility(SessionStatus status) {
    switch (status) {
    case SessionStatus::RequiresInput:
    case SessionStatus::Verified:
    case SessionStatus::Canceled:
        return {true, {}};
    case SessionStatus::Processing:
        return refused(
            QT_TR_NOOP("Stripe is still checking this session. It can be redacted once that is done."));
    case SessionStatus::Unknown:
        return refused(QT_TR_NOOP("The desk does not know this session's status, so it does not redact it."));
    }
    return {};
}

Eligibility redactionEligibility(const OpenEnum<RedactionStatus>& redaction) {
    switch (redaction.value) {
    case RedactionStatus::Processing:
    case RedactionStatus::Validated:
        return refused(
            QT_TR_NOOP("This session's redaction is under way. Nothing more can be done with it."));
    case RedactionStatus::Redacted:
        return refused(QT_TR_NOOP("This session is redacted. Nothing more can be done with it."));
    case RedactionStatus::Unknown:
        return {false,
                tr("Stripe calls this session's redaction “%1”, which this version of the app does not "
                   "know. It neither cancels nor redacts the session: do that in Stripe.")
                    .arg(redaction.unknownWord)};
    }
    return {};
}

} // namespace

Eligibility eligibilityOf(ActionKind action, const VerificationSession& session) {
    if (session.redaction)
        return redactionEligibility(*session.redaction);
    switch (action) {
    case ActionKind::Cancel:
        return cancelEligibility(session.status.value);
    case ActionKind::Redact:
        return redactEligibility(session.status.value);
    }
    return {};
}
