// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/EvidencePicture.h"
#include "identity/VerificationSession.h"
#include "journal/JournalReport.h"
#include "journal/StatedReason.h"
#include "stripe/StripeClient.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class Journal;

/// The pictures of one session: the one that is open. They are fetched when somebody asks for them, into
/// memory and nowhere else, and dropped with the session, its redaction, the key, and dropAll().
///
/// Each stands in the journal as fetched before Stripe is asked for it, and again, with Stripe's request,
/// before it is here, where it is blurred at first. As shown it stands there before it is: see show(). What
/// is dropped is overwritten, when nobody holds a copy any more. Not overwritten can be what the network held
/// of it on the way (Qt's buffers, the TLS library's, the system's): it is freed at once, and stands there
/// until that memory is used again.
///
/// Bytes only: what they are worth as a picture is for the views to find out, with care.
class SessionPictures : public QObject {
    Q_OBJECT
public:
    enum class State {
        NotAsked,
        Recording, ///< Its entry is on its way into the journal.
        Fetching,
        Here,
        Failed, ///< See `error` and `trouble`. May be asked for again.
        Erased, ///< The session's redaction was asked for.
    };
    Q_ENUM(State)

    struct Picture : EvidencePicture {
        const EvidencePicture& named() const { return *this; }

        State state = State::NotAsked;
        SecretBytes bytes;                             ///< Of Here.
        std::uint64_t fetch = 0;                       ///< Of Here: which fetch it came by.
        StripeError error;                             ///< Of Failed, unless there is `trouble`.
        JournalTrouble trouble = JournalTrouble::None; ///< Of Failed: not shown since not recorded.
        bool isRecordedAsShown = false;
    };

    /// Without a journal nothing is recorded: for a sandbox, and for tests.
    SessionPictures(StripeClient& client, Journal* journal, QObject* parent = nullptr);

    /// The session that is open now, and the attempt whose pictures these are. Pictures of another one are
    /// dropped; those that stay the same stay. Nothing is fetched.
    void setSession(const std::optional<VerificationSession>& session,
                    const std::optional<VerificationReport>& report);
    const SessionId& session() const { return m_session; }
    const std::vector<Picture>& pictures() const { return m_pictures; }
    /// Null when the attempt has none of this kind.
    const Picture* find(PictureKind kind) const;
    bool isErased() const { return m_isErased; }

    /// Why they are looked at, for the journal. Goes with the session.
    void setReason(const StatedReason& reason) { m_reason = reason; }

    /// Records and fetches it. Does nothing while it is under way, here or erased.
    void ask(PictureKind kind);
    void askForAll();
    /// The same for one that is here and is no use: what came of it is dropped first.
    void askAgain(PictureKind kind);
    /// Records that the reviewer sees it, and calls `reveal` once that stands in the journal, unless
    /// `context` or the picture is gone by then. Once for each fetch: what was shown before is shown again at
    /// once.
    void show(PictureKind kind, QObject* context, const std::function<void()>& reveal);
    /// All pictures leave the memory; what is on its way is not taken in any more. For a lock, for a loss of
    /// focus, and for when the viewer closes.
    void dropAll();

Q_SIGNALS:
    /// Other pictures, or none.
    void changed();
    void pictureChanged(PictureKind kind);

private:
    /// One asking for one picture: the answer to an older one finds nobody.
    struct Asking {
        PictureKind kind;
        std::uint64_t number = 0;
    };
    struct UnderWay {
        std::uint64_t number = 0;
        RequestTicket ticket = 0;
    };

    Picture* waiting(const Asking& asking);
    Picture* pictureOf(PictureKind kind);
    void erase();
    void fetch(const Asking& asking);
    void take(const Asking& asking, const Result<FetchedFile>& result);
    void recordThen(const Asking& asking, DeedOutcome outcome, const QString& requestId,
                    const std::function<void()>& next);
    JournalEntry entryFor(Deed deed, PictureKind kind, DeedOutcome outcome, const QString& requestId) const;
    void takeShown(PictureKind kind, std::uint64_t fetch, JournalTrouble trouble,
                   const std::function<void()>& reveal);
    void recordRefusal(PictureKind kind, const StripeError& error);
    void fail(const Asking& asking, const StripeError& error, JournalTrouble trouble);
    void end(Picture& picture, State state);

    StripeClient& m_client;
    Journal* m_journal;
    SessionId m_session;
    StatedReason m_reason;
    bool m_isErased = false;
    std::vector<Picture> m_pictures;
    std::map<PictureKind, UnderWay> m_underWay;
    std::uint64_t m_lastAsking = 0;
};
