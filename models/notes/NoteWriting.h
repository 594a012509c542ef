// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalReport.h"
#include "journal/JournalWords.h"
#include "notes/SessionNotes.h"
#include "stripe/StripeClient.h"

#include <QList>
#include <QObject>

class Journal;
class SessionStore;

/// Writes one part of a session's notes to Stripe, one at a time. The session is read anew first, and what a
/// colleague wrote since is not written over: that is a Conflict for the reviewer to decide. Stripe has no
/// way to write only what is unchanged, so between that read and the write (well under a second, or as long
/// as the write is retried) two desks can still write over each other; the later one stays.
///
/// Nothing is sent before it stands in the journal, without its text. Costs one read and one write.
class NoteWriting : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,
        Writing,
        Conflict, ///< Something else stands there by now: see theirs().
        Refused,  ///< By the desk, before anything was sent: see reason().
        NotRecorded,
        Failed, ///< See error(), and isOutcomeUnknown().
    };
    Q_ENUM(State)

    /// Without a journal nothing is recorded: for a sandbox, and for tests.
    NoteWriting(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent = nullptr);

    struct Change {
        SessionId session;
        NotePart part = NotePart::Note;
        QString before; ///< What stood there when the writing began. Of SeenBy it does not matter.
        QString after;  ///< Empty: it goes. Of SeenBy: the name that is added.
    };
    /// While one is under way it waits until that one is at its end. Of two that wait for the same part of
    /// the same session the later one counts.
    void write(const Change& change);
    bool isWaiting(const SessionId& session, NotePart part) const;
    /// Something is on its way, or waits for that.
    bool isUnderWay() const { return m_state == State::Writing || !m_waiting.isEmpty(); }
    /// What came of the last one is seen.
    void dismiss();

    State state() const { return m_state; }
    /// The one under way, or the last.
    const Change& change() const { return m_change; }
    const QString& theirs() const { return m_theirs; }
    const QString& reason() const { return m_reason; }
    const StripeError& error() const { return m_error; }
    /// Of Failed: it may stand at Stripe all the same. Writing it again looks first.
    bool isOutcomeUnknown() const { return m_isOutcomeUnknown; }
    JournalTrouble trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();
    /// It stands at Stripe, and in the store.
    void written(const NoteWriting::Change& change);

private:
    void takeFresh(const Result<RetrievedSession>& result);
    void record();
    void send();
    void finish(const Result<RetrievedSession>& result);
    void readAgain(const StripeError& error);
    void note(DeedOutcome outcome, const QString& requestId,
              JournalDetail detail = JournalDetail::MetadataValue);
    void end(State state);
    void writeNext();
    void finishWritten();
    template <typename T>
    auto ifStillWanted(void (NoteWriting::*next)(const Result<T>&));

    StripeClient& m_client;
    SessionStore& m_store;
    Journal* m_journal;
    State m_state = State::Idle;
    Change m_change;
    QString m_text; ///< What is to stand there.
    QString m_theirs;
    QString m_reason;
    StripeError m_error;
    bool m_isOutcomeUnknown = false;
    QList<Change> m_waiting;
    JournalTrouble m_trouble = JournalTrouble::None;
    std::uint64_t m_generation = 0; ///< Answers to an older one find nobody.
};
