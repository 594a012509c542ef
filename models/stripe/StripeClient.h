// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "stripe/KeyRing.h"
#include "stripe/Result.h"
#include "stripe/SessionEvent.h"
#include "stripe/StripeTypes.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class ReadingProblems;

template <typename T>
using Answer = std::function<void(const Result<T>&)>;

/// Asks Stripe, and answers with values. Every request waits for its turn in the pacer, is retried by one
/// rule, and ends in exactly one call of its Answer on the context's thread, unless the context is gone or
/// the request was withdrawn first: then in none.
///
/// Which mode it is, live or test, is told by the key alone: objects of the other mode are an error and never
/// delivered.
///
/// Nothing that leaves this class carries the key, `client_secret` or a session's `url`.
class StripeClient : public QObject {
    Q_OBJECT
public:
    /// `baseUrl` must be https; http is taken for loopback addresses only, anything else makes every request
    /// end in NotAllowedHere.
    explicit StripeClient(const QUrl& baseUrl, const StripeTiming& timing = {}, QObject* parent = nullptr);
    ~StripeClient() override;

    /// Withdraws all that is under way: answers to the old key are never delivered under the new one.
    void setKey(const std::optional<KeyRing>& keys);
    /// Null without one, and while it is held.
    const ApiKey* key() const;
    const std::optional<KeyRing>& keys() const;
    /// Beside the key in use, from the next request on; nothing that is under way is withdrawn.
    void setSensitiveKey(const std::optional<ApiKey>& key);
    /// Another client of the same Stripe, without a key, whose reads are told as this one's.
    std::unique_ptr<StripeClient> sibling();
    /// The desk is locked: the keys leave memory, reads wait for goOn(), and a cancel or redaction that has
    /// not been sent fails. Another setKey() ends it as well.
    void hold();
    bool isHeld() const;
    /// A request is under way: the key it was sent with is in memory until it is answered.
    bool isOnTheWire() const;
    /// With the same first key as before.
    void goOn(const KeyRing& keys);
    /// Whether this client may speak to that address at all.
    static bool isAllowed(const QUrl& baseUrl);

    RequestTicket listSessions(const SessionQuery& query, QObject* context, Answer<SessionPage> answer);
    RequestTicket retrieveSession(const SessionId& id, SessionExpansions expand, QObject* context,
                                  Answer<RetrievedSession> answer);
    /// The same press of a button keeps its IntentKey through every try, so that it is done once at most.
    RequestTicket cancelSession(const SessionId& id, const IntentKey& intent, QObject* context,
                                Answer<RetrievedSession> answer);
    RequestTicket redactSession(const SessionId& id, const IntentKey& intent, QObject* context,
                                Answer<RetrievedSession> answer);
    /// An empty value takes its key away; keys that are not named stay as they are.
    RequestTicket writeMetadata(const SessionId& id, const Metadata& values, const IntentKey& intent,
                                QObject* context, Answer<RetrievedSession> answer);
    /// Of the six types, and nothing of their sessions but the ids.
    RequestTicket listEvents(const EventQuery& query, QObject* context, Answer<EventPage> answer);
    /// A session's attempts.
    RequestTicket listReports(const ReportQuery& query, QObject* context, Answer<ReportPage> answer);
    RequestTicket retrieveAccount(QObject* context, Answer<Account> answer);
    /// Asks for the newest file and keeps nothing of it: the key may list files, or may not.
    RequestTicket listFiles(QObject* context, Answer<FileListing> answer);
    /// A picture somebody sent: makes a link to it that lasts less than 30 seconds, as Stripe demands of
    /// Identity's files (docs.stripe.com/identity/access-verification-results), and fetches at once what it
    /// leads to, into memory alone. Each call makes a new link.
    RequestTicket fetchFile(const FileId& file, QObject* context, Answer<FetchedFile> answer);

    /// An answer that arrived whole was of no use: its sessions contradict the question. Counts as a failed
    /// read, so that asking again is bounded.
    void noteUseless(ReadPurpose purpose, const StripeError& error);

    /// The request's answer will not come. A POST already sent may still take effect.
    void withdraw(RequestTicket request);

    /// What could not be read in the answers so far; empty again with every setKey().
    const ReadingProblems& readingProblems() const;

    /// How far Stripe's clock is ahead of this machine's, in seconds, by the last answer's Date.
    std::int64_t serverClockOffset() const;
    StripePace pace() const;
    /// Unix seconds now, by Stripe's clock as far as it is known.
    std::int64_t now() const;
    /// Stripe has answered: now() is Stripe's time and no guess.
    bool isServerClockKnown() const;

Q_SIGNALS:
    /// Stripe has told what time it is; seconds by which its clock is ahead of this machine's. Told once.
    void serverClockFound(std::int64_t offset);
    /// Waiting or under way.
    void pendingChanged(int pending);
    /// Stripe refused the key (401). Everything else waiting has been ended with the same error.
    void keyRefused(const StripeError& error);
    /// Objects of the other mode than the key's arrived. Told after the request has ended with the error.
    void otherModeMet(const StripeError& error);
    /// An answer of Stripe's arrived / a request found no Stripe. Emitted only when it changes.
    void reachabilityChanged(bool reachable);
    /// A read (GET) was sent and may count at Stripe. One that is tried three times is three reads; a try
    /// that found nobody is none.
    void readSent(ReadPurpose purpose);
    /// While held: the last request that was under way has ended.
    void wentQuiet();
    /// Another key, or none. Answers to requests of the one before will not come any more.
    void keyChanged();
    /// Another second key, or none.
    void sensitiveKeyChanged();
    /// Stripe refused the second key (401): it is given up, and the first one is asked again.
    void sensitiveKeyRefused(const StripeError& error);
    /// A request that takes this ability got through / was refused for want of a permission (403), whoever
    /// asked. Told before its Answer. Of ReadSensitive the first says little: what a key may not read may
    /// also be left out.
    void permitted(Ability ability);
    void refused(Ability ability, const StripeError& error);

private:
    friend class AskedByPerson;
    class Private;
    std::unique_ptr<Private> d;
};

/// Reads that are asked for while this lives are asked for by a person just now. All others count as the
/// app's own, which ask less and less often while they fail (ReadGuard).
class AskedByPerson {
public:
    explicit AskedByPerson(StripeClient& client);
    ~AskedByPerson();
    AskedByPerson(const AskedByPerson&) = delete;
    AskedByPerson& operator=(const AskedByPerson&) = delete;

private:
    QPointer<StripeClient> m_client;
};
