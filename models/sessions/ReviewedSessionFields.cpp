// SPDX-License-Identifier: Apache-2.0
// The personal fields of the open session: what each shows, and revealing and masking it.
#include "journal/Journal.h"
#include "sessions/JournalledField.h"
#include "sessions/ReviewedSession.h"

#include <QDateTime>

#include <algorithm>

namespace {

/// The permission is named only where Stripe names it.
QString refusalHint(const StripeError& error) {
    if (error.kind == StripeError::Kind::PermissionMissing && !error.missingPermission.isEmpty())
        return ReviewedSession::tr("This key lacks the permission %1.").arg(error.missingPermission);
    return QStringList{errorHeadline(error), error.requestId}.join(u' ').trimmed();
}

} // namespace

ReviewedSession::FieldState ReviewedSession::fieldState(PersonalField field) const {
    if (!m_session)
        return FieldState::Absent;
    if (m_session->isRedactionRequested())
        return FieldState::Erased;
    if (m_revealedUntil.contains(field))
        return FieldState::Revealed;
    if (m_fetching.contains(field))
        return FieldState::Fetching;
    if (m_hints.contains(field))
        return FieldState::NotReadable;
    if (!isSensitive(field))
        return personalText(field, *m_session, m_report) ? FieldState::Masked : FieldState::Absent;
    if (!mayHoldSensitive(field, *m_session, m_report))
        return FieldState::Absent;
    return keyIsSecret() ? FieldState::NotReadable : FieldState::Masked;
}

QString ReviewedSession::fieldText(PersonalField field) const {
    switch (fieldState(field)) {
    case FieldState::Revealed:
        return personalText(field, *m_session, m_report).value_or(QString());
    case FieldState::Masked:
    case FieldState::Fetching:
        // Whether a sensitive value is there at all is known only after asking.
        return maskedPersonalText(field, *m_session, m_report).value_or(QStringLiteral("••••••"));
    case FieldState::Absent:
    case FieldState::NotReadable:
    case FieldState::Erased:
        return {};
    }
    return {};
}

QString ReviewedSession::fieldHint(PersonalField field) const {
    if (fieldState(field) != FieldState::NotReadable)
        return {};
    const auto hint = m_hints.find(field);
    if (hint != m_hints.end())
        return hint->second;
    return tr("Needs a restricted key that may read sensitive results. A secret key never can.");
}

QString ReviewedSession::fieldAside(PersonalField field) const {
    if (fieldState(field) != FieldState::Revealed)
        return {};
    return personalAside(field, *m_session, m_report, QDateTime::fromSecsSinceEpoch(m_client.now()).date());
}

int ReviewedSession::secondsLeft(PersonalField field) const {
    const auto it = m_revealedUntil.find(field);
    if (it == m_revealedUntil.end())
        return 0;
    const auto left = std::chrono::ceil<std::chrono::seconds>(it->second - Clock::now());
    return std::max(0, static_cast<int>(left.count()));
}

bool ReviewedSession::needsReason() const {
    return m_journal && (!m_reason.isGiven() || (!m_reasonIsFresh && m_budget.isUsedUp(Clock::now())));
}

void ReviewedSession::setReason(const StatedReason& reason) {
    m_reason = reason;
    m_reasonIsFresh = true;
}

bool ReviewedSession::mayReveal(PersonalField field) const {
    switch (fieldState(field)) {
    case FieldState::Masked:
    case FieldState::NotReadable:
        return !isSensitive(field) || !keyIsSecret();
    case FieldState::Absent:
    case FieldState::Fetching:
    case FieldState::Revealed:
    case FieldState::Erased:
        return false;
    }
    return false;
}

void ReviewedSession::reveal(PersonalField field) {
    if (needsReason() || !mayReveal(field))
        return;
    m_reasonIsFresh = false;
    m_hints.erase(field);
    if (personalText(field, *m_session, m_report))
        recordThen(field, {}, [this, field] { show(field); });
    else
        fetchSensitive({field});
}

void ReviewedSession::revealAll() {
    if (needsReason())
        return;
    m_reasonIsFresh = false;
    std::set<PersonalField> toFetch;
    for (const PersonalField field : allPersonalFields) {
        if (fieldState(field) != FieldState::Masked || !mayReveal(field))
            continue;
        if (personalText(field, *m_session, m_report))
            recordThen(field, {}, [this, field] { show(field); });
        else
            toFetch.insert(field);
    }
    if (!toFetch.empty())
        fetchSensitive(toFetch);
}

/// Shows it once that stands in the journal, if somebody still waits for it then.
void ReviewedSession::recordThen(PersonalField field, const QString& requestId,
                                 const std::function<void()>& show) {
    if (!m_journal) {
        show();
        return;
    }
    m_fetching.insert(field);
    m_journal->record({.deed = Deed::Revealed,
                       .session = m_id,
                       .detail = journalDetail(field),
                       .reason = m_reason.reason,
                       .typedReason = m_reason.typed,
                       .request = RequestId::fromText(requestId).value_or(RequestId())},
                      this, [this, field, show, opening = m_opening](JournalTrouble trouble) {
                          if (opening != m_opening || m_fetching.erase(field) == 0)
                              return;
                          if (trouble == JournalTrouble::None) {
                              show();
                              return;
                          }
                          m_hints[field] = tr("Not shown, since it cannot be recorded.") + u' ' +
                                           journalTroubleText(trouble);
                          Q_EMIT fieldChanged(field);
                      });
    Q_EMIT fieldChanged(field);
}

void ReviewedSession::recordRefusal(PersonalField field, const QString& requestId) {
    if (m_journal)
        m_journal->recordOutcome({.deed = Deed::Revealed,
                                  .outcome = DeedOutcome::Refused,
                                  .session = m_id,
                                  .detail = journalDetail(field),
                                  .reason = m_reason.reason,
                                  .typedReason = m_reason.typed,
                                  .request = RequestId::fromText(requestId).value_or(RequestId())});
}

void ReviewedSession::show(PersonalField field) {
    m_revealedUntil[field] = Clock::now() + m_revealTime;
    m_tick.start();
    m_budget.note(Clock::now());
    Q_EMIT fieldChanged(field);
}

void ReviewedSession::fetchSensitive(const std::set<PersonalField>& fields) {
    SessionExpansions expansions;
    for (const PersonalField field : fields) {
        expansions |= expansionFor(field);
        m_fetching.insert(field);
    }
    const AskedByPerson person(m_client);
    m_client.retrieveSession(m_id, expansions, this,
                             [this, fields, opening = m_opening](const Result<RetrievedSession>& result) {
                                 for (const PersonalField field : fields)
                                     if (opening == m_opening && m_fetching.erase(field) > 0)
                                         takeSensitive(field, result);
                             });
    for (const PersonalField field : fields)
        Q_EMIT fieldChanged(field);
}

void ReviewedSession::takeSensitive(PersonalField field, const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        const StripeError& error = result.error();
        recordRefusal(field, error.requestId);
        m_hints[field] = refusalHint(error);
        Q_EMIT fieldChanged(field);
        return;
    }
    const RetrievedSession& fetched = result.value();
    const std::optional<QString> text = personalText(field, fetched.session, fetched.report);
    if (!text) {
        // Stripe leaves out what a key may not read, and does not say whether there was something.
        m_hints[field] =
            fetched.problems.empty()
                ? tr("Stripe did not send it. Either there is none, or this key may read only "
                     "the last 48 hours, or no sensitive results at all.")
                : tr("The desk cannot read all of what Stripe sent. Left out: %1 (%2).")
                      .arg(fetched.problems.front().members.join(QStringLiteral(", ")), fetched.requestId);
        Q_EMIT fieldChanged(field);
        return;
    }
    recordThen(field, fetched.requestId, [this, field, fetched] {
        if (m_session->isRedactionRequested())
            return;
        // Values of a report stand in no verified outputs: none are made up for them.
        if (!m_session->verifiedOutputs && verifiedOutputFields.contains(field))
            m_session->verifiedOutputs.emplace();
        adoptSensitive(field, fetched.session, fetched.report, *m_session, m_report);
        show(field);
    });
}

void ReviewedSession::mask(PersonalField field) {
    const bool wasShown = m_revealedUntil.erase(field) > 0;
    const bool wasFetched = m_fetching.erase(field) > 0;
    if (m_session)
        forgetSensitive(field, *m_session, m_report);
    if (m_revealedUntil.empty())
        m_tick.stop();
    if (wasShown || wasFetched)
        Q_EMIT fieldChanged(field);
}

void ReviewedSession::maskAll() {
    std::set<PersonalField> open = m_fetching;
    for (const auto& [field, until] : m_revealedUntil)
        open.insert(field);
    for (const PersonalField field : open)
        mask(field);
}

void ReviewedSession::forgetAll() {
    maskAll();
    m_hints.clear();
    m_reason = {};
}

void ReviewedSession::maskWhatIsDue() {
    const auto now = Clock::now();
    const auto revealed = m_revealedUntil; // mask() takes out of the map.
    for (const auto& [field, until] : revealed) {
        if (until <= now)
            mask(field);
        else
            Q_EMIT fieldChanged(field); // One second less.
    }
}

bool ReviewedSession::keyIsSecret() const {
    return m_client.keys() && m_client.keys()->keyFor(Ability::ReadSensitive).kind() == KeyKind::Secret;
}
