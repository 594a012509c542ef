// SPDX-License-Identifier: Apache-2.0
// The personal fields of the open session: what each shows, and revealing and masking it.
#include "journal/Journal.h"
#include "notes/SessionNotes.h"
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

ReviewedSession::FieldState ReviewedSession::fieldState(const FieldKey& key) const {
    if (!m_session)
        return FieldState::Absent;
    if (m_session->isRedactionRequested())
        return FieldState::Erased;
    if (isAlwaysShown(key))
        return personalText(key, *m_session, m_report) ? FieldState::Revealed : FieldState::Absent;
    if (m_revealedUntil.contains(key))
        return FieldState::Revealed;
    if (m_fetching.contains(key))
        return FieldState::Fetching;
    if (m_hints.contains(key))
        return FieldState::NotReadable;
    if (!isSensitive(key.field))
        return personalText(key, *m_session, m_report) ? FieldState::Masked : FieldState::Absent;
    if (!mayHoldSensitive(key.field, *m_session, m_report))
        return FieldState::Absent;
    return keyIsSecret() ? FieldState::NotReadable : FieldState::Masked;
}

QString ReviewedSession::fieldText(const FieldKey& key) const {
    switch (fieldState(key)) {
    case FieldState::Revealed:
        return personalText(key, *m_session, m_report).value_or(QString());
    case FieldState::Masked:
    case FieldState::Fetching:
        // Whether a sensitive value is there at all is known only after asking.
        return maskedPersonalText(key, *m_session, m_report).value_or(QStringLiteral("••••••"));
    case FieldState::Absent:
    case FieldState::NotReadable:
    case FieldState::Erased:
        return {};
    }
    return {};
}

QString ReviewedSession::fieldHint(const FieldKey& key) const {
    if (fieldState(key) != FieldState::NotReadable)
        return {};
    const auto hint = m_hints.find(key);
    if (hint != m_hints.end())
        return hint->second;
    return tr("Needs a restricted key that may read sensitive results. A secret key never can.");
}

QString ReviewedSession::fieldAside(const FieldKey& key) const {
    if (fieldState(key) != FieldState::Revealed)
        return {};
    return personalAside(key.field, *m_session, m_report,
                         QDateTime::fromSecsSinceEpoch(m_client.now()).date());
}

int ReviewedSession::secondsLeft(const FieldKey& key) const {
    const auto it = m_revealedUntil.find(key);
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

void ReviewedSession::setShownMetadata(const QStringList& keys) {
    if (keys == m_shownMetadata)
        return;
    m_shownMetadata = keys;
    for (const QString& name : keys) // It is shown anyway; no time runs for it any more.
        m_revealedUntil.erase(FieldKey::ofMetadata(name));
    if (m_state != State::Empty)
        Q_EMIT changed();
}

bool ReviewedSession::isAlwaysShown(const FieldKey& key) const {
    return key.field == PersonalField::MetadataValue && m_shownMetadata.contains(key.metadataKey);
}

bool ReviewedSession::mayReveal(const FieldKey& key) const {
    switch (fieldState(key)) {
    case FieldState::Masked:
    case FieldState::NotReadable:
        return !isSensitive(key.field) || !keyIsSecret();
    case FieldState::Absent:
    case FieldState::Fetching:
    case FieldState::Revealed:
    case FieldState::Erased:
        return false;
    }
    return false;
}

void ReviewedSession::reveal(const FieldKey& key) {
    if (needsReason() || !mayReveal(key))
        return;
    m_reasonIsFresh = false;
    m_hints.erase(key);
    if (personalText(key, *m_session, m_report))
        recordThen(key, {}, [this, key] { show(key); });
    else
        fetchSensitive({key});
}

void ReviewedSession::revealAll() {
    if (needsReason())
        return;
    m_reasonIsFresh = false;
    std::set<FieldKey> toFetch;
    std::vector<FieldKey> all(allPersonalFields.begin(), allPersonalFields.end());
    if (m_session)
        for (const auto& [name, value] : m_session->metadata)
            if (!isNoteKey(name)) // Notes have a place of their own.
                all.push_back(FieldKey::ofMetadata(name));
    for (const FieldKey& key : all) {
        if (fieldState(key) != FieldState::Masked || !mayReveal(key))
            continue;
        if (personalText(key, *m_session, m_report))
            recordThen(key, {}, [this, key] { show(key); });
        else
            toFetch.insert(key);
    }
    if (!toFetch.empty())
        fetchSensitive(toFetch);
}

/// Shows it once that stands in the journal, if somebody still waits for it then.
void ReviewedSession::recordThen(const FieldKey& key, const QString& requestId,
                                 const std::function<void()>& show) {
    if (!m_journal) {
        show();
        return;
    }
    m_fetching.insert(key);
    m_journal->record({.deed = Deed::Revealed,
                       .session = m_id,
                       .detail = journalDetail(key.field),
                       .reason = m_reason.reason,
                       .typedReason = m_reason.typed,
                       .request = RequestId::fromText(requestId).value_or(RequestId())},
                      this, [this, key, show, opening = m_opening](JournalTrouble trouble) {
                          if (opening != m_opening || m_fetching.erase(key) == 0)
                              return;
                          if (trouble == JournalTrouble::None) {
                              show();
                              return;
                          }
                          m_hints[key] = tr("Not shown, since it cannot be recorded.") + u' ' +
                                         journalTroubleText(trouble);
                          Q_EMIT fieldChanged(key);
                      });
    Q_EMIT fieldChanged(key);
}

void ReviewedSession::recordRefusal(const FieldKey& key, const QString& requestId) {
    if (m_journal)
        m_journal->recordOutcome({.deed = Deed::Revealed,
                                  .outcome = DeedOutcome::Refused,
                                  .session = m_id,
                                  .detail = journalDetail(key.field),
                                  .reason = m_reason.reason,
                                  .typedReason = m_reason.typed,
                                  .request = RequestId::fromText(requestId).value_or(RequestId())});
}

void ReviewedSession::show(const FieldKey& key) {
    m_revealedUntil[key] = Clock::now() + m_revealTime;
    m_tick.start();
    m_budget.note(Clock::now());
    Q_EMIT fieldChanged(key);
}

void ReviewedSession::fetchSensitive(const std::set<FieldKey>& keys) {
    SessionExpansions expansions;
    for (const FieldKey& key : keys) {
        expansions |= expansionFor(key.field);
        m_fetching.insert(key);
    }
    const AskedByPerson person(m_client);
    m_client.retrieveSession(m_id, expansions, this,
                             [this, keys, opening = m_opening](const Result<RetrievedSession>& result) {
                                 for (const FieldKey& key : keys)
                                     if (opening == m_opening && m_fetching.erase(key) > 0)
                                         takeSensitive(key, result);
                             });
    for (const FieldKey& key : keys)
        Q_EMIT fieldChanged(key);
}

void ReviewedSession::takeSensitive(const FieldKey& key, const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        const StripeError& error = result.error();
        recordRefusal(key, error.requestId);
        m_hints[key] = refusalHint(error);
        Q_EMIT fieldChanged(key);
        return;
    }
    const RetrievedSession& fetched = result.value();
    const std::optional<QString> text = personalText(key, fetched.session, fetched.report);
    if (!text) {
        // Stripe leaves out what a key may not read, and does not say whether there was something.
        m_hints[key] =
            fetched.problems.empty()
                ? tr("Stripe did not send it. Either there is none, or this key may read only "
                     "the last 48 hours, or no sensitive results at all.")
                : tr("The desk cannot read all of what Stripe sent. Left out: %1 (%2).")
                      .arg(fetched.problems.front().members.join(QStringLiteral(", ")), fetched.requestId);
        Q_EMIT fieldChanged(key);
        return;
    }
    recordThen(key, fetched.requestId, [this, key, fetched] {
        if (m_session->isRedactionRequested())
            return;
        // Values of a report stand in no verified outputs: none are made up for them.
        if (!m_session->verifiedOutputs && verifiedOutputFields.contains(key.field))
            m_session->verifiedOutputs.emplace();
        adoptSensitive(key.field, fetched.session, fetched.report, *m_session, m_report);
        show(key);
    });
}

void ReviewedSession::mask(const FieldKey& key) {
    const bool wasShown = m_revealedUntil.erase(key) > 0;
    const bool wasFetched = m_fetching.erase(key) > 0;
    if (m_session)
        forgetSensitive(key.field, *m_session, m_report);
    if (m_revealedUntil.empty())
        m_tick.stop();
    if (wasShown || wasFetched)
        Q_EMIT fieldChanged(key);
}

void ReviewedSession::maskAll() {
    std::set<FieldKey> open = m_fetching;
    for (const auto& [key, until] : m_revealedUntil)
        open.insert(key);
    for (const FieldKey& key : open)
        mask(key);
}

void ReviewedSession::forgetAll() {
    maskAll();
    m_hints.clear();
    m_reason = {};
}

void ReviewedSession::maskWhatIsDue() {
    const auto now = Clock::now();
    const auto revealed = m_revealedUntil; // mask() takes out of the map.
    for (const auto& [key, until] : revealed) {
        if (until <= now)
            mask(key);
        else
            Q_EMIT fieldChanged(key); // One second less.
    }
}

bool ReviewedSession::keyIsSecret() const {
    return m_client.keys() && m_client.keys()->keyFor(Ability::ReadSensitive).kind() == KeyKind::Secret;
}
