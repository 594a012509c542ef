// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SensitiveTrial.h"
#include "stripe/StripeClient.h"

#include <QObject>

#include <deque>
#include <optional>

class SessionStore;

/// What the keys in use may do: the desk's own, and the second one, if there is one, for sensitive results
/// and pictures. It learns from every answer and refusal that passes, and asks by itself only
/// for what is left: with reads that change nothing, one after another, at most mostRequests of them. It
/// never sends a write.
///
/// Of sensitive results it asks for the least personal one Stripe guards by the same permission, the date a
/// document expires, and keeps nothing of it but whether it came.
///
/// `NotAsked → Asking → Told | Failed`, and back to NotAsked with another key; what was learned of the key
/// before is gone then, and answers to it do not come any more.
class KeyXray : public QObject {
    Q_OBJECT
public:
    enum class State {
        NotAsked, ///< Of this key; what passed by is known all the same.
        Asking,
        Told,   ///< Every ability has an answer, if only that it cannot be told.
        Failed, ///< See error(): what was learned before it stays.
    };
    Q_ENUM(State)

    static constexpr int mostRequests = 6;

    KeyXray(StripeClient& client, const SessionStore& store, QObject* parent = nullptr);

    State state() const { return m_state; }
    const StripeError& error() const { return m_error; } ///< Of Failed.
    const KeyAbilities& abilities() const { return m_abilities; }
    const AbilityAnswer& answer(Ability ability) const { return m_abilities.of(ability); }
    /// Asked for the X-ray's own sake since the last reset; what others asked is not counted.
    int requests() const { return m_requests; }

    /// Asks for what is not known yet; nothing when all is, when it is asking, or without a key.
    void complete();
    /// Forgets what was learned and asks for all of it, for a key whose permissions were changed at Stripe.
    void askAgain();

Q_SIGNALS:
    void changed();

private:
    enum class Question : std::uint8_t { Sessions, OldResult, RecentResult, Files, Events, Account };

    void reset();
    /// Forgets what another second key may do differently, and asks for it if the rest was asked for.
    void takeSensitiveKey();
    bool isOpen(Question question) const;
    std::optional<SessionId> sampleFor(Question question) const;
    void askNext();
    void finish();
    void ask(Question question);
    void askForResult(Question question);
    /// The Answer of a question: goes on with the next one, or stops where nobody answers.
    template <typename T>
    Answer<T> going(std::function<void(const Result<T>&)> take = {});
    void takeResult(Question question, const Result<RetrievedSession>& result);
    void takeFiles(const Result<FileListing>& result);
    void noteRefused(Ability ability, const StripeError& error);
    void noteFileRefused(const AbilityAnswer& no);
    void notePermitted(Ability ability);
    void note(Ability ability, const AbilityAnswer& answer);
    void noteSensitive();
    void fail(const StripeError& error);
    void setState(State state);

    StripeClient& m_client;
    const SessionStore& m_store;
    State m_state = State::NotAsked;
    StripeError m_error;
    KeyAbilities m_abilities;
    KeyKind m_sensitiveKind = KeyKind::Unknown; ///< Of the key that reads sensitive results.
    SensitiveTrial m_trial;
    SensitiveSamples m_listed; ///< Out of the X-ray's own look at the list.
    std::deque<Question> m_waiting;
    int m_requests = 0;
    std::uint64_t m_generation = 0;
};
