// SPDX-License-Identifier: Apache-2.0
#include "actions/ActionWords.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ActionWords", text);
}

/// "Stripe cannot be reached. The app reads …": what is known of the request, then what is done about it.
QString withError(const ActionResult& result, const QString& sentence) {
    return result.error ? errorHeadline(*result.error) + u' ' + sentence : sentence;
}

ActionWords doneWords(const SessionId& id, const ActionResult& result) {
    switch (result.action) {
    case ActionKind::Cancel:
        return {result.isFoundByReading ? tr("%1 is canceled.").arg(id.text())
                                        : tr("Canceled %1.").arg(id.text()),
                tr("✓ Canceled. The person can no longer submit."),
                {}};
    case ActionKind::Redact:
        return {tr("Stripe has accepted the redaction of %1. It may take up to four days.").arg(id.text()),
                tr("✓ Stripe has accepted the redaction. It takes up to four days."),
                {}};
    }
    return {};
}

ActionWords checkingWords(const SessionId& id, const ActionResult& result) {
    const QString checking = tr("The app reads the session until it is known.");
    switch (result.action) {
    case ActionKind::Cancel:
        return {
            tr("It is not known yet whether %1 was canceled. The app reads it until it is.").arg(id.text()),
            tr("It is not known yet whether this session was canceled."), withError(result, checking)};
    case ActionKind::Redact:
        return {
            tr("It is not known yet whether Stripe redacts %1. The app reads it until it is.").arg(id.text()),
            tr("It is not known yet whether Stripe redacts this session."), withError(result, checking)};
    }
    return {};
}

ActionWords notDoneWords(const SessionId& id, const ActionResult& result) {
    const QString read = tr("The app has read the session since, to be sure.");
    const QString why = result.error ? errorHeadline(*result.error) : QString();
    switch (result.action) {
    case ActionKind::Cancel:
        return {result.isFoundByReading
                    ? tr("%1 was not canceled. The app has read it to be sure.").arg(id.text())
                    : tr("%1 was not canceled: %2").arg(id.text(), why),
                tr("The session was not canceled."), result.isFoundByReading ? read : why};
    case ActionKind::Redact:
        return {result.isFoundByReading
                    ? tr("%1 was not redacted. The app has read it to be sure.").arg(id.text())
                    : tr("%1 was not redacted: %2").arg(id.text(), why),
                tr("The session was not redacted."), result.isFoundByReading ? read : why};
    }
    return {};
}

ActionWords notSentWords(const SessionId& id, const ActionResult& result) {
    const QString why = tr("It cannot be recorded: %1").arg(journalTroubleText(result.trouble));
    switch (result.action) {
    case ActionKind::Cancel:
        return {tr("%1 was not canceled. %2").arg(id.text(), why), tr("The session was not canceled."), why};
    case ActionKind::Redact:
        return {tr("%1 was not redacted. %2").arg(id.text(), why), tr("The session was not redacted."), why};
    }
    return {};
}

} // namespace

ActionWords actionWords(const SessionId& id, const ActionResult& result) {
    switch (result.state) {
    case ActionResult::State::Checking:
        return checkingWords(id, result);
    case ActionResult::State::Done:
        return doneWords(id, result);
    case ActionResult::State::NotDone:
        return notDoneWords(id, result);
    case ActionResult::State::NotSent:
        return notSentWords(id, result);
    }
    return {};
}

QString checkingReason(ActionKind action) {
    switch (action) {
    case ActionKind::Cancel:
        return tr("Nothing more can be done until it is known whether this session was canceled.");
    case ActionKind::Redact:
        return tr("Nothing more can be done until it is known whether Stripe redacts this session.");
    }
    return {};
}
