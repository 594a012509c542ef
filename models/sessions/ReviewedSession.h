// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/PersonalField.h"
#include "stripe/StripeClient.h"

#include <QObject>
#include <QTimer>

#include <map>

class SessionStore;

/// The session that is open: the row's copy at once, then the whole session as Stripe has it. Keeps itself
/// true while it is open: follows `processing` and a redaction under way, and whatever an action brings into
/// the store.
///
/// Personal values are masked until revealed one by one, and masked again after a while, with maskAll(), and
/// when another session is opened. Sensitive ones are fetched at their reveal and forgotten when masked.
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
        Fetching, ///< Asked Stripe for a sensitive value.
        Revealed,
        NotReadable, ///< Needs another key or permission; see fieldHint().
        Erased,      ///< The session's redaction was asked for.
    };

    static constexpr std::chrono::seconds revealTime{30};

    ReviewedSession(StripeClient& client, SessionStore& store, QObject* parent = nullptr);
    ~ReviewedSession() override;

    /// Opens it, also when the store does not have it. Opening what is open keeps what is revealed.
    void open(const SessionId& id);
    void close();
    /// Asks Stripe again.
    void refresh();

    State state() const;
    const SessionId& id() const;
    /// Nothing while Empty, or while a session that is not in the store is loading.
    const std::optional<VerificationSession>& session() const;
    const std::optional<VerificationReport>& report() const;
    const QString& maskedJson() const;
    const StripeError& error() const;
    /// The reason a cancelled session had been refused for, if this desk saw it in this run.
    std::optional<LastError> keptRefusal() const;

    FieldState fieldState(PersonalField field) const;
    /// What the field shows now: masked, revealed, or empty.
    QString fieldText(PersonalField field) const;
    /// For NotReadable: which key or permission it takes.
    QString fieldHint(PersonalField field) const;
    int secondsLeft(PersonalField field) const; ///< Until a revealed field is masked again.

    void reveal(PersonalField field);
    void mask(PersonalField field);
    void maskAll();

Q_SIGNALS:
    /// Another session, another state, or something of the session differs.
    void changed();
    void fieldChanged(PersonalField field);

private:
    class Private;
    std::unique_ptr<Private> d;
};
