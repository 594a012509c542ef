// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/ActionEffect.h"
#include "actions/PersistentReader.h"
#include "journal/JournalReport.h"
#include "journal/OpenActions.h"
#include "store/StoreChange.h"

#include <QHash>
#include <QObject>
#include <QSet>

class Journal;
class SessionStore;

/// What is known of the last action on a session.
struct ActionResult {
    enum class State {
        Checking, ///< It may have been done: the session is read until it is known.
        Done,     ///< The session is canceled, or Stripe has accepted its redaction.
        NotDone,
        NotSent, ///< It could not be recorded, so Stripe was not asked.
    };

    ActionKind action = ActionKind::Cancel;
    State state = State::Checking;
    /// What ended the request. Nothing when Stripe answered with a session that does not show the action, and
    /// for an action of an earlier run.
    std::optional<StripeError> error = {};
    bool isFoundByReading = false;                 ///< No answer told it: the session shows it.
    JournalTrouble trouble = JournalTrouble::None; ///< Of NotSent.
};

/// Carries out what cannot be undone, one action a session at a time. Each call is one press of a button: it
/// is done once at most, through every retry. An action is done when the session shows it. Where neither the
/// answer nor an error tells whether it was done, the session is read until it is known.
///
/// Nothing is sent before it stands in the journal, and what came of it is written there as well: at once,
/// and once more when it is found out later, also by a later run.
class SessionActions : public QObject {
    Q_OBJECT
public:
    /// Without a journal nothing is recorded: for tests.
    SessionActions(StripeClient& client, SessionStore& store, Journal* journal = nullptr,
                   QObject* parent = nullptr);

    /// Does nothing when an action on that session is under way, or its outcome is not known yet.
    void run(ActionKind action, const SessionId& id);
    /// Actions of earlier runs whose outcome is not in the journal. They are not repeated: their sessions are
    /// read until the outcome is known, and it is recorded.
    void resume(const std::vector<OpenAction>& actions);
    /// Another key: answers to actions under way will not come any more. They are recorded as uncertain.
    void clear();

    /// The action under way on a session, if any.
    std::optional<ActionKind> underWay(const SessionId& id) const;
    /// What came of the last one, until it is dismissed.
    std::optional<ActionResult> result(const SessionId& id) const;
    /// Sessions with an action under way, or one whose outcome is not known yet.
    QList<SessionId> open() const;
    /// When the redaction of a session was asked for, as far as the app knows: it has done so itself, in this
    /// run or by its journal. Unix seconds.
    std::optional<std::int64_t> redactionAskedAt(const SessionId& id) const;
    /// The reviewer has seen the result. One that is still being checked stays.
    void dismiss(const SessionId& id);

    /// When a session that does not show the action is taken to mean that it was not done: a try that was
    /// given up may still reach Stripe. And how often it is read until then and after.
    void setCheckTimes(std::chrono::milliseconds settleTime, std::chrono::milliseconds first,
                       std::chrono::milliseconds longest);

Q_SIGNALS:
    void underWayChanged(const SessionId& id);
    void resultChanged(const SessionId& id);
    /// The session shows it. Of a redaction: it is under way at Stripe.
    void done(ActionKind action, const SessionId& id);
    /// A redaction is under way at Stripe, and the session is in the store. Also one of an earlier run.
    void redactionUnderWay(const SessionId& id);

private:
    struct UnderWay {
        ActionKind action = ActionKind::Cancel;
        bool isSent = false;
    };
    using Clock = std::chrono::steady_clock;

    void send(ActionKind action, const SessionId& id);
    void record(ActionKind action, const SessionId& id, DeedOutcome outcome, const QString& requestId,
                bool isFoundByReading = false);
    void recordDone(ActionKind action, const VerificationSession& session, const QString& requestId,
                    bool isFoundByReading);
    void finish(ActionKind action, const SessionId& id, const Result<RetrievedSession>& result);
    void refuse(ActionKind action, const SessionId& id, const StripeError& error);
    void check(ActionKind action, const SessionId& id, const std::optional<StripeError>& error);
    bool takeRead(ActionKind action, const SessionId& id, Clock::time_point since,
                  const Result<RetrievedSession>& result);
    void readAcceptedRedaction(const SessionId& id);
    bool mergeRead(const Result<RetrievedSession>& result);
    bool isChecking(const SessionId& id) const;
    void takeFromStore(const StoreChange& change);
    void noteAsked(const SessionId& id, std::optional<std::int64_t> time);
    void noticeRedactions(const StoreChange& change);
    void tellStoreOfRedactions();
    void settle(const SessionId& id, const ActionResult& result);
    void endUnderWay(const SessionId& id);

    StripeClient& m_client;
    SessionStore& m_store;
    Journal* m_journal;
    PersistentReader m_reader;
    std::chrono::milliseconds m_settleTime{15'000};
    QHash<SessionId, UnderWay> m_underWay;
    QHash<SessionId, ActionResult> m_results;
    QSet<SessionId> m_accepted;                 ///< Redactions that Stripe has accepted and not finished.
    QHash<SessionId, std::int64_t> m_askedAt;   ///< Of redactions: unix seconds.
    QHash<SessionId, std::int64_t> m_noticedAt; ///< Of redactions somebody else asked for meanwhile.
    std::uint64_t m_generation = 0;             ///< Of the key in use.
};
