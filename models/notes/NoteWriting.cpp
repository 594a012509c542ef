// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteWriting.h"

#include "journal/Journal.h"
#include "store/SessionStore.h"

NoteWriting::NoteWriting(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_journal(journal) {
    // What was asked with the key before is never answered.
    connect(&m_client, &StripeClient::keyChanged, this, [this] { end(State::Idle); });
}

template <typename T>
auto NoteWriting::ifStillWanted(void (NoteWriting::*next)(const Result<T>&)) {
    return [this, next, asked = m_generation](const Result<T>& result) {
        if (asked == m_generation)
            (this->*next)(result);
    };
}

void NoteWriting::write(const Change& change) {
    if (m_state == State::Writing)
        return;
    m_change = change;
    end(State::Writing);
    m_client.retrieveSession(change.session, SessionExpansion::People, this,
                             ifStillWanted(&NoteWriting::takeFresh));
}

void NoteWriting::dismiss() {
    if (m_state != State::Writing)
        end(State::Idle);
}

void NoteWriting::takeFresh(const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        end(State::Failed);
        m_error = result.error();
        Q_EMIT changed();
        return;
    }
    const VerificationSession& session = result.value().session;
    const QString there = noteText(session.metadata, m_change.part);
    m_text = m_change.part == NotePart::SeenBy ? withSeenBy(there, m_change.after) : m_change.after;
    m_store.merge({&session, 1});
    const QString reason = whyNotWritable(session, m_change.part, m_text);
    if (!reason.isEmpty()) {
        end(State::Refused);
        m_reason = reason;
        Q_EMIT changed();
    } else if (there == m_text) { // A colleague wrote the same, or it stands there from a try before.
        end(State::Idle);
        Q_EMIT written(m_change);
    } else if (m_change.part != NotePart::SeenBy && there != m_change.before) {
        end(State::Conflict);
        m_theirs = there;
        Q_EMIT changed();
    } else {
        record();
    }
}

void NoteWriting::record() {
    if (!m_journal) {
        send();
        return;
    }
    m_journal->record({.deed = Deed::MetadataWritten,
                       .outcome = DeedOutcome::Asked,
                       .session = m_change.session,
                       .detail = JournalDetail::MetadataValue},
                      this, [this, asked = m_generation](JournalTrouble trouble) {
                          if (asked != m_generation)
                              return;
                          if (trouble == JournalTrouble::None) {
                              send();
                              return;
                          }
                          end(State::NotRecorded);
                          m_trouble = trouble;
                          Q_EMIT changed();
                      });
}

void NoteWriting::send() {
    m_client.writeMetadata(m_change.session, {{metadataKeyOf(m_change.part), m_text}}, IntentKey::fresh(),
                           this, ifStillWanted(&NoteWriting::finish));
}

/// What came of it. That it was asked for stands there already, so nothing waits for this.
void NoteWriting::note(DeedOutcome outcome, const QString& requestId) {
    if (m_journal)
        m_journal->record({.deed = Deed::MetadataWritten,
                           .outcome = outcome,
                           .session = m_change.session,
                           .detail = JournalDetail::MetadataValue,
                           .request = RequestId::fromText(requestId).value_or(RequestId())},
                          this, [](JournalTrouble) {});
}

void NoteWriting::finish(const Result<RetrievedSession>& result) {
    if (!result.isOk()) {
        const StripeError& error = result.error();
        note(error.leavesEffectUnknown() ? DeedOutcome::Uncertain : DeedOutcome::Refused, error.requestId);
        readAgain(error);
        return;
    }
    note(DeedOutcome::Done, result.value().requestId);
    // The answer has no person in it: what the store knows of them stays.
    m_store.merge({&result.value().session, 1});
    const Change done = m_change;
    end(State::Idle);
    Q_EMIT written(done);
}

/// So that the reviewer sees what stands there now.
void NoteWriting::readAgain(const StripeError& error) {
    m_client.retrieveSession(m_change.session, SessionExpansion::People, this,
                             [this, error, asked = m_generation](const Result<RetrievedSession>& result) {
                                 if (asked != m_generation)
                                     return;
                                 if (result.isOk())
                                     m_store.merge({&result.value().session, 1});
                                 end(State::Failed);
                                 m_error = error;
                                 Q_EMIT changed();
                             });
}

/// Whatever it was on its way to. Tells of it unless there is more to come with it.
void NoteWriting::end(State state) {
    ++m_generation;
    m_theirs.clear();
    m_reason.clear();
    m_error = {};
    m_trouble = JournalTrouble::None;
    m_state = state;
    if (state == State::Idle || state == State::Writing)
        Q_EMIT changed();
}
