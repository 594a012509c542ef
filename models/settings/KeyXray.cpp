// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyXray.h"

#include "store/SessionStore.h"

namespace {

using Verdict = AbilityAnswer::Verdict;
using Manner = SensitiveTold::Manner;

/// Nobody answered, or not about this question: the next one would fare no better.
bool endsTheRound(StripeError::Kind kind) {
    using Kind = StripeError::Kind;
    switch (kind) {
    case Kind::NoConnection:
    case Kind::Timeout:
    case Kind::InsecureConnection:
    case Kind::ProxyPassword:
    case Kind::NotStripe:
    case Kind::KeyRefused:
    case Kind::AddressNotAllowed:
    case Kind::RateLimited:
    case Kind::Conflict:
    case Kind::StripeFault:
    case Kind::OtherMode:
    case Kind::NotAllowedHere:
        return true;
    case Kind::UnreadableAnswer:
    case Kind::PermissionMissing:
    case Kind::IdentityNotActivated:
    case Kind::NotFound:
    case Kind::Locked:
    case Kind::Refused:
        return false;
    }
    return true;
}

} // namespace

KeyXray::KeyXray(StripeClient& client, const SessionStore& store, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store) {
    connect(&m_client, &StripeClient::keyChanged, this, [this] {
        reset();
        Q_EMIT changed();
    });
    connect(&m_client, &StripeClient::sensitiveKeyChanged, this, &KeyXray::takeSensitiveKey);
    connect(&m_client, &StripeClient::permitted, this, &KeyXray::notePermitted);
    connect(&m_client, &StripeClient::refused, this, &KeyXray::noteRefused);
    reset();
}

void KeyXray::reset() {
    ++m_generation;
    m_waiting.clear();
    const std::optional<KeyRing>& keys = m_client.keys();
    m_abilities = keys ? abilitiesByKind(*keys) : KeyAbilities();
    m_sensitiveKind = keys ? keys->keyFor(Ability::ReadSensitive).kind() : KeyKind::Unknown;
    m_trial = {};
    m_listed = {};
    m_error = {};
    m_requests = 0;
    m_state = State::NotAsked;
}

void KeyXray::takeSensitiveKey() {
    const std::optional<KeyRing>& keys = m_client.keys();
    if (!keys)
        return;
    ++m_generation; // An answer to the one before would be taken for its own.
    const KeyAbilities byKind = abilitiesByKind(*keys);
    for (const Ability ability : allAbilities)
        if (KeyRing::isForSensitive(ability))
            m_abilities.of(ability) = byKind.of(ability);
    m_abilities.sensitiveReach = byKind.sensitiveReach;
    m_sensitiveKind = keys->keyFor(Ability::ReadSensitive).kind();
    m_trial = {};
    m_waiting.clear();
    const bool wasAsked = std::exchange(m_state, State::NotAsked) != State::NotAsked;
    Q_EMIT changed();
    if (wasAsked)
        complete();
}

void KeyXray::complete() {
    if (m_state == State::Asking || !m_client.key())
        return;
    // What others ask at the start of a session comes last: their answers may have passed by until then.
    m_waiting = {Question::Sessions, Question::OldResult, Question::RecentResult,
                 Question::Files,    Question::Events,    Question::Account};
    m_error = {};
    setState(State::Asking);
    askNext();
}

void KeyXray::askAgain() {
    const AskedByPerson person(m_client);
    reset();
    complete();
}

bool KeyXray::isOpen(Question question) const {
    const auto unknown = [this](Ability ability) { return answer(ability).verdict == Verdict::Unknown; };
    const bool mayTry = m_abilities.sensitiveReach == SensitiveReach::Unknown ||
                        m_abilities.sensitiveReach == SensitiveReach::RecentAtLeast;
    const bool readsSessions = answer(Ability::ReadSessions).verdict == Verdict::Yes;
    switch (question) {
    case Question::Sessions:
        return unknown(Ability::ReadSessions);
    case Question::OldResult:
        return readsSessions && mayTry && !m_trial.ofOld && sampleFor(question);
    case Question::RecentResult:
        return readsSessions && mayTry && !m_trial.ofRecent && sampleFor(question);
    case Question::Files:
        return unknown(Ability::ReadFiles);
    case Question::Events:
        return unknown(Ability::ReadEvents);
    case Question::Account:
        return unknown(Ability::ReadAccount);
    }
    return false;
}

std::optional<SessionId> KeyXray::sampleFor(Question question) const {
    const SensitiveSamples loaded = SensitiveSamples::from(m_store, m_client.now());
    if (question == Question::OldResult)
        return loaded.old ? loaded.old : m_listed.old;
    return loaded.recent ? loaded.recent : m_listed.recent;
}

void KeyXray::askNext() {
    while (!m_waiting.empty()) {
        const Question question = m_waiting.front();
        m_waiting.pop_front();
        if (question == Question::Files)
            noteSensitive(); // Both of its questions are over.
        if (isOpen(question)) {
            ask(question);
            return;
        }
    }
    finish();
}

/// What Stripe answered with neither yes nor no, such as an account without Identity, will not be told by
/// asking the same again.
void KeyXray::finish() {
    for (const Ability ability : allAbilities)
        if (answer(ability).verdict == Verdict::Unknown)
            note(ability, {Verdict::CannotTell, {}, errorHeadline(m_error)});
    m_error = {};
    setState(State::Told);
}

void KeyXray::ask(Question question) {
    ++m_requests;
    switch (question) {
    case Question::Sessions: {
        SessionQuery query;
        query.withPeople = false;
        m_client.listSessions(query, this, going<SessionPage>([this](const Result<SessionPage>& result) {
                                  if (result.isOk())
                                      m_listed =
                                          SensitiveSamples::from(result.value().sessions, m_client.now());
                              }));
        return;
    }
    case Question::OldResult:
    case Question::RecentResult:
        askForResult(question);
        return;
    case Question::Files:
        m_client.listFiles(
            this, going<FileListing>([this](const Result<FileListing>& result) { takeFiles(result); }));
        return;
    case Question::Events: {
        EventQuery query;
        query.limit = 1;
        m_client.listEvents(query, this, going<EventPage>());
        return;
    }
    case Question::Account:
        m_client.retrieveAccount(this, going<Account>());
        return;
    }
}

void KeyXray::askForResult(Question question) {
    m_client.retrieveSession(
        *sampleFor(question), SessionExpansion::DocumentExpirationDate, this,
        going<RetrievedSession>(
            [this, question](const Result<RetrievedSession>& result) { takeResult(question, result); }));
}

template <typename T>
Answer<T> KeyXray::going(std::function<void(const Result<T>&)> take) {
    return [this, generation = m_generation, take = std::move(take)](const Result<T>& result) {
        if (generation != m_generation)
            return; // Of another key, or of a round that was begun again.
        if (!result.isOk() && endsTheRound(result.error().kind)) {
            fail(result.error());
            return;
        }
        if (!result.isOk())
            m_error = result.error();
        if (take)
            take(result);
        askNext();
    };
}

void KeyXray::takeResult(Question question, const Result<RetrievedSession>& result) {
    SensitiveTold told;
    bool isRecent = question == Question::RecentResult;
    if (result.isOk()) {
        const std::optional<VerificationReport>& report = result.value().report;
        if (report && report->document && report->document->expires)
            told.manner = Manner::Sent;
        // A session that waited for its person long may have a young result.
        if (report && m_client.now() - report->created <= recentSensitiveSeconds)
            isRecent = true;
    } else if (result.error().kind == StripeError::Kind::PermissionMissing) {
        told = {Manner::Refused, result.error().missingPermission};
    }
    (isRecent ? m_trial.ofRecent : m_trial.ofOld) = told;
    m_abilities.sensitiveReach = m_trial.reach();
}

void KeyXray::takeFiles(const Result<FileListing>& result) {
    if (result.isOk()) {
        note(Ability::ReadFiles, {Verdict::CannotTell,
                                  {},
                                  tr("It may list files. Whether it may open pictures as well shows with the "
                                     "first one that is opened.")});
    } else if (result.error().kind == StripeError::Kind::PermissionMissing) {
        note(Ability::ReadFiles, {Verdict::No, result.error().missingPermission, {}});
    }
}

void KeyXray::noteSensitive() {
    if (m_sensitiveKind == KeyKind::Secret || m_sensitiveKind == KeyKind::Publishable ||
        m_sensitiveKind == KeyKind::Organization)
        return;
    m_abilities.sensitiveReach = m_trial.reach();
    if (answer(Ability::ReadSessions).verdict == Verdict::Yes)
        note(Ability::ReadSensitive, m_trial.answer());
    else
        note(Ability::ReadSensitive,
             {Verdict::CannotTell, {}, tr("It cannot be tried without reading sessions.")});
}

void KeyXray::notePermitted(Ability ability) {
    if (ability == Ability::ReadSensitive)
        return; // Not refused is not sent.
    note(ability, {Verdict::Yes, {}, {}});
    if (ability == Ability::ReadSessions)
        note(Ability::ReadReports, {Verdict::Yes, {}, {}});
}

void KeyXray::noteRefused(Ability ability, const StripeError& error) {
    const AbilityAnswer no{Verdict::No, error.missingPermission, {}};
    if (ability == Ability::ReadFiles) {
        noteFileRefused(no);
        return;
    }
    if (ability != Ability::ReadSensitive) {
        note(ability, no);
        if (ability == Ability::ReadSessions)
            note(Ability::ReadReports, no);
        return;
    }
    // Of which age the result was is not known here. What contradicts it is asked anew at the next chance.
    if (m_abilities.sensitiveReach == SensitiveReach::Everything) {
        m_trial = {};
        m_abilities.sensitiveReach = SensitiveReach::Unknown;
        note(Ability::ReadSensitive, {});
    }
}

/// A picture that was too old for a key says nothing of younger ones. Stripe writes nowhere how it names
/// that; all its names of such permissions seen so far speak of sensitive results.
void KeyXray::noteFileRefused(const AbilityAnswer& no) {
    if (answer(Ability::ReadFiles).verdict == Verdict::Yes)
        return;
    const bool isOfAge = no.missingPermission.contains(QLatin1StringView("sensitive"));
    if (isOfAge && m_abilities.sensitiveReach != SensitiveReach::Nothing)
        note(Ability::ReadFiles, {Verdict::CannotTell, no.missingPermission,
                                  tr("Stripe refused one picture. It may open those of the last 48 hours.")});
    else
        note(Ability::ReadFiles, no);
}

void KeyXray::note(Ability ability, const AbilityAnswer& answer) {
    if (m_abilities.of(ability) == answer)
        return;
    m_abilities.of(ability) = answer;
    Q_EMIT changed();
}

void KeyXray::fail(const StripeError& error) {
    m_waiting.clear();
    m_error = error;
    setState(State::Failed);
}

void KeyXray::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}
