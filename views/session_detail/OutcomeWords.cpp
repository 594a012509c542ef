// SPDX-License-Identifier: Apache-2.0
#include "session_detail/OutcomeWords.h"

#include "identity/Outcome.h"
#include "identity/RefusalGuidance.h"
#include "look/StatusMark.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("OutcomeWords", text);
}

/// Stripe names no reason, but it has a report: something was submitted.
OutcomeWords refusedWithoutReason() {
    const RefusalGuidance guidance = guidanceFor({});
    return {Tone::Refused,
            tr("Submitted and not verified"),
            {},
            tr("Stripe gives no reason with the session. What was checked is below."),
            tr("Look at the checks. Then ask for another try, or review by hand."),
            guidance.tellPerson};
}

OutcomeWords refused(const LastError& error) {
    const RefusalGuidance guidance = guidanceFor(error.code);
    const bool known = error.code.value != ErrorCode::Unknown;
    if (error.code == OpenEnum<ErrorCode>() && !error.reason.isEmpty())
        return {Tone::Refused,
                tr("Submitted and not verified"),
                error.reason,
                {},
                tr("Read Stripe's sentence and look at the checks below. Then ask for another try, or review "
                   "by hand."),
                guidance.tellPerson};
    // Stripe's sentence says what our meaning would say again, unless it is about a code we do not know.
    const QString meaning = error.reason.isEmpty() || !known ? guidance.meaning : QString();
    const QString title =
        guidance.title.isEmpty() ? tr("Refused for a reason Stripe does not name") : guidance.title;
    return {Tone::Refused, title, error.reason, meaning, guidance.nextStep, guidance.tellPerson};
}

OutcomeWords neverSubmitted() {
    return {Tone::NeverSubmitted,
            tr("Waiting for the person"),
            {},
            tr("They have not submitted anything yet."),
            tr("Send a reminder with a fresh link, or cancel the session if it is no longer needed."),
            tr("Your verification is not finished yet. Please open the link again and go through to the last "
               "step.")};
}

OutcomeWords processing() {
    return {Tone::Processing,
            tr("Stripe is checking"),
            {},
            tr("Most checks take less than a minute, a document up to three."),
            tr("There is nothing to do: this page changes by itself when Stripe has decided."),
            tr("We have what you sent and are checking it. This usually takes a few minutes.")};
}

OutcomeWords verified() {
    return {Tone::Verified,
            tr("Every check passed"),
            {},
            tr("Stripe has verified what this session asked for."),
            tr("There is nothing left to do here."),
            tr("Your verification is complete. Thank you.")};
}

OutcomeWords canceled(const std::optional<LastError>& keptRefusal) {
    OutcomeWords words{
        Tone::Canceled,
        tr("This session was canceled"),
        {},
        tr("The person can no longer submit anything to it."),
        tr("To verify them after all, create a new session."),
        tr("Your verification was closed. If it is still needed, we will send you a new link.")};
    if (keptRefusal) {
        const QString reason = guidanceFor(keptRefusal->code).title;
        words.quote = keptRefusal->reason;
        words.meaning = tr("Before that it had been refused: %1. Stripe no longer has this reason; the desk "
                           "keeps it until it is closed.")
                            .arg(reason.isEmpty() ? tr("for no named reason") : reason);
    }
    return words;
}

OutcomeWords unknown(const VerificationSession& session) {
    return {Tone::Neutral,
            tr("A status the desk does not know"),
            {},
            session.status.unknownWord.isEmpty()
                ? tr("Stripe names no status the desk can read.")
                : tr("Stripe calls it “%1”.").arg(session.status.unknownWord),
            tr("Open the session in the Stripe dashboard to see what it means."),
            {}};
}

OutcomeWords redactionRequested(const VerificationSession& session) {
    if (session.isRedacted())
        return {
            Tone::Redaction,
            tr("Redacted"),
            {},
            tr("Stripe has erased the personal data of this session for your account."),
            tr("Nothing more can be done with this session. To verify the person again, create a new one."),
            {}};
    if (session.redaction->value == RedactionStatus::Unknown)
        return {Tone::Redaction,
                tr("Redaction asked for"),
                {},
                session.redaction->unknownWord.isEmpty()
                    ? tr("Stripe does not name its state in a form this version of the app can read.")
                    : tr("Stripe calls its state “%1”, which this version of the app does not know.")
                          .arg(session.redaction->unknownWord),
                tr("Open the session in the Stripe dashboard to see what it means. The app looks again by "
                   "itself."),
                {}};
    return {Tone::Redaction,
            tr("Being redacted"),
            {},
            tr("Stripe is erasing the personal data of this session for your account. That takes up to four "
               "days."),
            tr("There is nothing to do: the desk looks again by itself until it is done."),
            {}};
}

} // namespace

OutcomeWords outcomeWords(const VerificationSession& session, const std::optional<LastError>& keptRefusal) {
    if (session.isRedactionRequested())
        return redactionRequested(session);
    switch (outcomeOf(session)) {
    case Outcome::Unknown:
        return unknown(session);
    case Outcome::Verified:
        return verified();
    case Outcome::Refused:
        return session.lastError ? refused(*session.lastError) : refusedWithoutReason();
    case Outcome::NeverSubmitted:
        return neverSubmitted();
    case Outcome::Processing:
        return processing();
    case Outcome::Canceled:
        return canceled(keptRefusal);
    }
    return {};
}
