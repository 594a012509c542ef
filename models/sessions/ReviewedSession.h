// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/RevealBudget.h"
#include "journal/StatedReason.h"
#include "sessions/PersonalField.h"
#include "store/SessionStore.h"
#include "stripe/StripeClient.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <set>

class Journal;

/// The session that is open: the row's copy at once, then the whole session as Stripe has it, and from then
/// on whatever the store learns of it.
///
/// Personal values are masked until revealed one by one, and masked again after a while, with maskAll(), and
/// when another session is opened. Sensitive ones are fetched at their reveal and forgotten when masked. No
/// value shows before its entry, with the reason for it, is in the journal.
class ReviewedSession : public QObject {
    Q_OBJECT
public:
    enum class State {
        Empty,   ///< Nothing is open.
        Loading, ///< The row's copy shows, the whole is on its way.
        Current,
        Failed, ///< The row's copy shows (if there is one); see error().
    };
    Q_ENUM(State)

    enum class FieldState {
        Absent, ///< Stripe has no such value for this session.
        Masked,
        Fetching, ///< Asked Stripe for a sensitive value, or the journal for an entry.
        Revealed,
        NotReadable, ///< Needs another key or permission, or a journal that can be written; see fieldHint().
        Erased,      ///< The session's redaction was asked for.
    };

    static constexpr std::chrono::seconds revealTime{30};

    /// Without a journal nothing is recorded: for tests.
    ReviewedSession(StripeClient& client, SessionStore& store, Journal* journal = nullptr,
                    QObject* parent = nullptr);

    /// Opens it, also when the store does not have it. Opening what is open keeps what is revealed.
    void open(const SessionId& id);
    void close();
    /// Asks Stripe again.
    void refresh();

    State state() const { return m_state; }
    const SessionId& id() const { return m_id; }
    /// Nothing while Empty, or while a session that is not in the store is loading.
    const std::optional<VerificationSession>& session() const { return m_session; }
    const std::optional<VerificationReport>& report() const { return m_report; }
    /// Metadata values are masked in it but those which are always shown.
    QString maskedJson() const { return m_maskedJson.text(m_shownMetadata); }
    /// What of the session and its report was left out because it cannot be read.
    const ReadingProblemList& problems() const { return m_problems; }
    const StripeError& error() const { return m_error; }
    /// The reason a cancelled session had been refused for, if this desk saw it in this run.
    std::optional<LastError> keptRefusal() const;

    FieldState fieldState(const FieldKey& key) const;
    /// What the field shows now: masked, revealed, or empty.
    QString fieldText(const FieldKey& key) const;
    /// For NotReadable: what it takes.
    QString fieldHint(const FieldKey& key) const;
    /// For Revealed: what follows from the value today, by Stripe's clock. An age, a document's validity.
    QString fieldAside(const FieldKey& key) const;
    int secondsLeft(const FieldKey& key) const; ///< Until a revealed field is masked again.

    /// Of the metadata, the keys whose values are known to be harmless: they are shown without a reveal.
    void setShownMetadata(const QStringList& keys);
    bool isAlwaysShown(const FieldKey& key) const;

    /// A reason counts until another session is opened; with the hour's budget used up, for one reveal.
    bool needsReason() const;
    void setReason(const StatedReason& reason);
    const StatedReason& reason() const { return m_reason; }
    /// Does nothing while it needs a reason.
    void reveal(const FieldKey& key);
    /// All that is masked; what is sensitive with one request.
    void revealAll();
    void mask(const FieldKey& key);
    void maskAll();
    /// Tests and impatient people: how long a revealed value stays.
    void setRevealTime(std::chrono::milliseconds time) { m_revealTime = time; }
    int revealsInLastHour() const { return m_budget.inLastHour(Clock::now()); }
    int usualReveals() const { return m_budget.limit(); }
    void setUsualReveals(int anHour) { m_budget.setLimit(anHour); }

Q_SIGNALS:
    /// Another session, another state, or something of the session differs.
    void changed();
    void fieldChanged(const FieldKey& key);

private:
    using Clock = std::chrono::steady_clock;

    void ask();
    void take(const Result<RetrievedSession>& result);
    void takeFromStore(const SessionStore::Change& change);
    bool mayReveal(const FieldKey& key) const;
    void fetchSensitive(const std::set<FieldKey>& keys);
    void takeSensitive(const FieldKey& key, const Result<RetrievedSession>& result);
    void recordThen(const FieldKey& key, const QString& requestId, const std::function<void()>& show);
    void recordRefusal(const FieldKey& key, const QString& requestId);
    void show(const FieldKey& key);
    void forgetAll();    ///< Of what was revealed.
    void forgetPerson(); ///< Of everything personal: redaction was asked for.
    void maskWhatIsDue();
    bool keyIsSecret() const;

    StripeClient& m_client;
    SessionStore& m_store;
    Journal* m_journal;
    State m_state = State::Empty;
    SessionId m_id;
    std::optional<VerificationSession> m_session;
    std::optional<VerificationReport> m_report;
    MaskedJson m_maskedJson;
    QStringList m_shownMetadata;
    ReadingProblemList m_problems;
    StripeError m_error;
    std::map<FieldKey, Clock::time_point> m_revealedUntil;
    std::set<FieldKey> m_fetching;
    std::map<FieldKey, QString> m_hints; ///< Why a field could not be read.
    StatedReason m_reason;
    bool m_reasonIsFresh = false;   ///< Nothing was revealed for it yet.
    mutable RevealBudget m_budget;  ///< Lets go of what is older than an hour when it is asked.
    std::uint64_t m_generation = 0; ///< Of the retrieval under way.
    bool m_merging = false;         ///< The store is telling what it got from here.
    std::uint64_t m_opening = 0;    ///< Of the session that is open, for reveals.
    QTimer m_tick;
    std::chrono::milliseconds m_revealTime{revealTime};
};
