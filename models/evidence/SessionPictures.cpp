// SPDX-License-Identifier: Apache-2.0
#include "evidence/SessionPictures.h"

#include "journal/Journal.h"

#include <QPointer>

#include <algorithm>
#include <utility>

SessionPictures::SessionPictures(StripeClient& client, Journal* journal, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_journal(journal) {
    // What was asked with the key before is never answered.
    connect(&m_client, &StripeClient::keyChanged, this, &SessionPictures::dropAll);
}

void SessionPictures::setSession(const std::optional<VerificationSession>& session,
                                 const std::optional<VerificationReport>& report) {
    const SessionId id = session ? session->id : SessionId();
    const bool isErased = session && session->isRedactionRequested();
    if (id == m_session && isErased) {
        erase();
        return;
    }
    const std::vector<EvidencePicture> named =
        report && !isErased ? picturesIn(*report) : std::vector<EvidencePicture>();
    if (id == m_session && std::ranges::equal(named, m_pictures, {}, {}, &Picture::named))
        return;
    std::vector<Picture> pictures;
    for (const EvidencePicture& one : named) {
        Picture* known = id == m_session ? pictureOf(one.kind) : nullptr;
        pictures.push_back(known && known->named() == one ? *known : Picture{one, {}, {}, {}, {}, {}, {}});
    }
    for (Picture& before : m_pictures)
        if (id != m_session || std::ranges::find(named, before.named()) == named.end())
            end(before, State::NotAsked);
    if (m_session != id)
        m_reason = {};
    m_session = id;
    m_isErased = isErased;
    m_pictures = std::move(pictures);
    Q_EMIT changed();
}

/// The report goes with the redaction. That there were pictures is still told.
void SessionPictures::erase() {
    if (std::exchange(m_isErased, true))
        return;
    dropAll();
    Q_EMIT changed();
}

const SessionPictures::Picture* SessionPictures::find(PictureKind kind) const {
    const auto found = std::ranges::find(m_pictures, kind, &Picture::kind);
    return found == m_pictures.end() ? nullptr : &*found;
}

SessionPictures::Picture* SessionPictures::pictureOf(PictureKind kind) {
    const auto found = std::ranges::find(m_pictures, kind, &Picture::kind);
    return found == m_pictures.end() ? nullptr : &*found;
}

SessionPictures::Picture* SessionPictures::waiting(const Asking& asking) {
    const auto found = m_underWay.find(asking.kind);
    return found != m_underWay.end() && found->second.number == asking.number ? pictureOf(asking.kind)
                                                                              : nullptr;
}

void SessionPictures::ask(PictureKind kind) {
    Picture* picture = pictureOf(kind);
    if (!picture)
        return;
    switch (picture->state) {
    case State::NotAsked:
    case State::Failed:
        break;
    case State::Recording:
    case State::Fetching:
    case State::Here:
    case State::Erased:
        return;
    }
    const Asking asking{kind, ++m_lastAsking};
    m_underWay[kind] = {asking.number, 0};
    picture->error = {};
    picture->trouble = JournalTrouble::None;
    picture->state = State::Recording;
    Q_EMIT pictureChanged(kind);
    recordThen(asking, DeedOutcome::Asked, {}, [this, asking] { fetch(asking); });
}

void SessionPictures::askForAll() {
    for (const EvidencePicture& named : std::vector<EvidencePicture>(m_pictures.begin(), m_pictures.end()))
        ask(named.kind);
}

void SessionPictures::askAgain(PictureKind kind) {
    Picture* picture = pictureOf(kind);
    if (picture && picture->state == State::Here)
        end(*picture, State::NotAsked);
    ask(kind);
}

void SessionPictures::show(PictureKind kind, QObject* context, const std::function<void()>& reveal) {
    const Picture* picture = find(kind);
    if (!picture || picture->state != State::Here)
        return;
    if (!m_journal || picture->isRecordedAsShown) {
        reveal();
        return;
    }
    m_journal->record(entryFor(Deed::PictureShown, kind, DeedOutcome::Done, {}), this,
                      [this, kind, reveal, fetch = picture->fetch,
                       guard = QPointer<QObject>(context)](JournalTrouble trouble) {
                          if (guard)
                              takeShown(kind, fetch, trouble, reveal);
                      });
}

void SessionPictures::takeShown(PictureKind kind, std::uint64_t fetch, JournalTrouble trouble,
                                const std::function<void()>& reveal) {
    Picture* picture = pictureOf(kind);
    if (!picture || picture->state != State::Here || picture->fetch != fetch)
        return;
    if (trouble == JournalTrouble::None) {
        picture->isRecordedAsShown = true;
        reveal();
        return;
    }
    end(*picture, State::Failed);
    picture->trouble = trouble;
    Q_EMIT pictureChanged(kind);
}

JournalEntry SessionPictures::entryFor(Deed deed, PictureKind kind, DeedOutcome outcome,
                                       const QString& requestId) const {
    return {.deed = deed,
            .outcome = outcome,
            .session = m_session,
            .detail = journalDetail(kind),
            .reason = m_reason.reason,
            .typedReason = m_reason.typed,
            .request = RequestId::fromText(requestId).value_or(RequestId())};
}

/// Goes on once that stands in the journal, if somebody still waits for it then.
void SessionPictures::recordThen(const Asking& asking, DeedOutcome outcome, const QString& requestId,
                                 const std::function<void()>& next) {
    if (!m_journal) {
        if (waiting(asking))
            next();
        return;
    }
    m_journal->record(entryFor(Deed::PictureFetched, asking.kind, outcome, requestId), this,
                      [this, asking, next](JournalTrouble trouble) {
                          if (!waiting(asking))
                              return;
                          if (trouble == JournalTrouble::None)
                              next();
                          else
                              fail(asking, {}, trouble);
                      });
}

/// Without an answer nobody knows whether Stripe made a link; no picture came of it.
void SessionPictures::recordRefusal(PictureKind kind, const StripeError& error) {
    const DeedOutcome outcome = error.leavesEffectUnknown() ? DeedOutcome::Uncertain : DeedOutcome::Refused;
    if (m_journal)
        m_journal->recordOutcome(entryFor(Deed::PictureFetched, kind, outcome, error.requestId));
}

void SessionPictures::fetch(const Asking& asking) {
    Picture& picture = *waiting(asking);
    picture.state = State::Fetching;
    m_underWay[asking.kind].ticket =
        m_client.fetchFile(picture.file, this, [this, asking](const Result<FetchedFile>& result) {
            if (waiting(asking))
                take(asking, result);
        });
    Q_EMIT pictureChanged(asking.kind);
}

void SessionPictures::take(const Asking& asking, const Result<FetchedFile>& result) {
    if (!result.isOk()) {
        recordRefusal(asking.kind, result.error());
        fail(asking, result.error(), JournalTrouble::None);
        return;
    }
    recordThen(asking, DeedOutcome::Done, result.value().requestId,
               [this, asking, bytes = result.value().bytes] {
                   Picture& picture = *waiting(asking);
                   picture.bytes = bytes;
                   picture.fetch = asking.number;
                   picture.isRecordedAsShown = false;
                   m_underWay.erase(asking.kind);
                   picture.state = State::Here;
                   Q_EMIT pictureChanged(asking.kind);
               });
}

void SessionPictures::fail(const Asking& asking, const StripeError& error, JournalTrouble trouble) {
    Picture& picture = *waiting(asking);
    picture.error = error;
    picture.trouble = trouble;
    m_underWay.erase(asking.kind);
    picture.state = State::Failed;
    Q_EMIT pictureChanged(asking.kind);
}

/// Whatever it was on its way to.
void SessionPictures::end(Picture& picture, State state) {
    const auto underWay = m_underWay.find(picture.kind);
    if (underWay != m_underWay.end()) {
        m_client.withdraw(underWay->second.ticket);
        m_underWay.erase(underWay);
    }
    picture.bytes = {};
    picture.fetch = 0;
    picture.isRecordedAsShown = false;
    picture.error = {};
    picture.trouble = JournalTrouble::None;
    picture.state = state;
}

void SessionPictures::dropAll() {
    for (Picture& picture : m_pictures)
        end(picture, m_isErased ? State::Erased : State::NotAsked);
    for (const EvidencePicture& named : std::vector<EvidencePicture>(m_pictures.begin(), m_pictures.end()))
        Q_EMIT pictureChanged(named.kind);
}
