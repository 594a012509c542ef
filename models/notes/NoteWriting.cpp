// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteWriting.h"

#include "journal/Journal.h"
#include "store/SessionStore.h"
#include "stripe/Reachability.h"
#include "stripe/Secrets.h"

#include <algorithm>

NoteWriting::NoteWriting(StripeClient& client, SessionStore& store, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_journal(journal) {
    // What was asked with the key before is never answered.
    connect(&m_client, &StripeClient::keyChanged, this, [this] {
        m_waiting.clear();
        end(State::Idle);
    });
    // The notice of a failure says that Stripe cannot be reached, which is not true any more.
    connect(&m_client, &StripeClient::reachabilityChanged, this, [this](bool isReachable) {
        if (isReachable && m_state == State::Failed && endedForWantOfConnection(m_error))
            write(Change(m_change));
    });
}

template <typename T>
auto NoteWriting::ifStillWanted(void (NoteWriting::*next)(const Result<T>&)) {
    return [this, next, asked = m_generation](const Result<T>& result) {
        if (asked == m_generation)
            (this->*next)(result);
    };
}

void NoteWriting::write(const Change& given) {
    Change change = given;
    change.after = withoutSecrets(given.after);
    if (m_state == State::Writing) {
        m_waiting.removeIf([&change](const Change& one) {
            return one.session == change.session && one.part == change.part;
        });
        m_waiting.append(change);
        Q_EMIT changed();
        return;
    }
    m_change = change;
    end(State::Writing);
    const AskedByPerson person(m_client);
    m_client.retrieveSession(change.session, SessionExpansion::People, this,
                             ifStillWanted(&NoteWriting::takeFresh));
}

bool NoteWriting::isWaiting(const SessionId& session, NotePart part) const {
    return std::ranges::any_of(m_waiting,
                               [&](const Change& one) { return one.session == session && one.part == part; });
}

void NoteWriting::writeNext() {
    if (m_state == State::Idle && !m_waiting.isEmpty())
        write(m_waiting.takeFirst());
}

void NoteWriting::finishWritten() {
    const Change done = m_change;
    end(State::Idle);
    // What waited was begun over what stood there before.
    for (Change& one : m_waiting)
        if (one.session == done.session && one.part == done.part)
            one.before = done.after;
    Q_EMIT written(done);
    writeNext();
}

void NoteWriting::dismiss() {
    if (m_state == State::Writing)
        return;
    end(State::Idle);
    writeNext();
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
        finishWritten();
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
void NoteWriting::note(DeedOutcome outcome, const QString& requestId, JournalDetail detail) {
    if (m_journal)
        m_journal->recordOutcome({.deed = Deed::MetadataWritten,
                                  .outcome = outcome,
                                  .session = m_change.session,
                                  .detail = detail,
                                  .request = RequestId::fromText(requestId).value_or(RequestId())});
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
    finishWritten();
}

/// So that the reviewer sees what stands there now, and whether that is what was written.
void NoteWriting::readAgain(const StripeError& error) {
    m_client.retrieveSession(m_change.session, SessionExpansion::People, this,
                             [this, error, asked = m_generation](const Result<RetrievedSession>& result) {
                                 if (asked != m_generation)
                                     return;
                                 bool isThere = false;
                                 if (result.isOk()) {
                                     const VerificationSession& session = result.value().session;
                                     isThere = noteText(session.metadata, m_change.part) == m_text;
                                     m_store.merge({&session, 1});
                                 }
                                 if (isThere && error.leavesEffectUnknown()) {
                                     note(DeedOutcome::Done, result.value().requestId,
                                          JournalDetail::FoundByReading);
                                     finishWritten();
                                     return;
                                 }
                                 end(State::Failed);
                                 m_error = error;
                                 m_isOutcomeUnknown = error.leavesEffectUnknown() && !result.isOk();
                                 Q_EMIT changed();
                             });
}

/// Whatever it was on its way to. Tells of it unless there is more to come with it.
void NoteWriting::end(State state) {
    ++m_generation;
    m_theirs.clear();
    m_reason.clear();
    m_error = {};
    m_isOutcomeUnknown = false;
    m_trouble = JournalTrouble::None;
    m_state = state;
    if (state == State::Idle || state == State::Writing)
        Q_EMIT changed();
}
