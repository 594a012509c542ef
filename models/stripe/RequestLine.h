// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ApiRequest.h"
#include "stripe/Connections.h"
#include "stripe/HttpAnswer.h"
#include "stripe/KeyRing.h"
#include "stripe/Pacer.h"
#include "stripe/ReadGuard.h"
#include "stripe/ServerClock.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <any>
#include <functional>
#include <map>

class HttpTry;

/// The line requests stand in, from the moment they are asked to the one end each of them has. Paces them,
/// tries again by the one rule, reads answers (large ones beside the caller's thread), and drops whatever
/// belongs to a request that was withdrawn.
class RequestLine : public QObject {
    Q_OBJECT
public:
    /// What came of reading an answer.
    struct Reading {
        std::any value;
        std::optional<StripeError> error;
    };
    /// What a request's owner does about its end. `read` is called on any thread and knows nothing of the
    /// owner; `take` and `fail` are called on this thread, one of them once, never from within add().
    struct Owner {
        std::function<Reading(const HttpAnswer&)> read;
        std::function<void(const std::any&)> take;
        std::function<void(const StripeError&)> fail;
    };

    RequestLine(const QUrl& baseUrl, const StripeTiming& timing, QObject* parent = nullptr);
    ~RequestLine() override;

    void setKeys(const std::optional<KeyRing>& keys);
    const std::optional<KeyRing>& keys() const { return m_keys; }
    /// The second one of them, from the next request on. Does nothing while there are none.
    void setSensitiveKey(const std::optional<ApiKey>& key);
    /// The keys leave memory until goOn() or setKey(): reads wait, and a write nobody has sent yet fails with
    /// `refusal`, since what cannot be undone does not wait for somebody to come back. What is on the wire is
    /// still answered; after the last of it the connections are closed.
    void hold(const StripeError& refusal);
    bool isHeld() const { return m_refusal.has_value(); }
    /// A request is under way: the key it was sent with is in memory.
    bool isOnTheWire() const;
    /// With the same keys. What has waited is sent.
    void goOn(const KeyRing& keys);

    RequestTicket add(ApiRequest request, Owner owner);
    /// For what must not be sent at all: fails in its turn.
    RequestTicket addRefused(const StripeError& error, Owner owner);
    void withdraw(RequestTicket request);
    std::int64_t serverClockOffset() const { return m_serverClock.offset(); }
    bool isServerClockKnown() const { return m_serverClock.isKnown(); }
    /// An answer that read well was of no use all the same: it counts as one that failed.
    void noteUseless(ReadPurpose purpose, const StripeError& error);
    StripePace pace() const;

Q_SIGNALS:
    void readSent(ReadPurpose purpose);
    void pendingChanged(int pending);
    void keyRefused(const StripeError& error);
    /// The second key was refused and is given up: what it was for is asked with the first again.
    void sensitiveKeyRefused(const StripeError& error);
    void reachabilityChanged(bool reachable);
    /// Stripe's clock is known, and this much ahead of this machine's; told once.
    void serverClockFound(std::int64_t offset);
    /// While held: nothing is on the wire any more, and the connections are closed.
    void wentQuiet();

private:
    struct Pending {
        ApiRequest request;
        Owner owner;
        int tries = 0;
        bool effectOpen = false;        ///< A try of this write may have been done.
        StripeError lastError;          ///< Of the last try that has ended.
        std::uint64_t sensitiveKey = 0; ///< Which second key the last try was sent with; 0: with the first.
        QPointer<HttpTry> onTheWire;
        QNetworkAccessManager* connection = nullptr; ///< Of the try on the wire.
        Pacer::Time sentAt{0};
    };

    RequestTicket admit(ApiRequest request, Owner owner);
    Pacer::Time clock() const { return Pacer::Time(m_clock.elapsed()); }
    void sendWhoseTurnItIs();
    void waitForNextTurn();
    std::optional<StripeError> refusalOf(const ApiRequest& request) const;
    void send(RequestTicket ticket, Pending& pending);
    void receive(RequestTicket ticket, const HttpAnswer& answer);
    void read(RequestTicket ticket, const HttpAnswer& answer);
    void takeReading(RequestTicket ticket, const Reading& reading);
    void tryAgainOrFail(RequestTicket ticket, const HttpAnswer& answer);
    void noteWait(const ApiRequest& request, const HttpAnswer& answer, const StripeError& error);
    void queueAgain(RequestTicket ticket);
    void refuseWaitingWrites();
    void refuseWrite(RequestTicket ticket);
    void endOverdueWrite(RequestTicket ticket);
    void closeWhenQuiet();
    void failLater(RequestTicket ticket, const StripeError& error);
    void fail(RequestTicket ticket, const StripeError& error);
    void refuseKey(RequestTicket refused, const StripeError& error);
    void giveUpSensitiveKey(std::uint64_t which, const StripeError& error);
    void end(RequestTicket ticket, StripeError error);
    void finish(RequestTicket ticket, const std::function<void(const Pending&)>& deliver);
    static void noteEffect(Pending& pending, StripeError::Kind kind);
    void leaveWire(Pending& pending, bool foundNobody = false);
    void withdrawAll();
    void noteReachable(bool reachable);
    void noteClock(const HttpAnswer& answer);
    void noteLatency(const Pending& pending, const HttpAnswer& answer);

    QUrl m_baseUrl;
    StripeTiming m_timing;
    std::optional<KeyRing> m_keys;
    std::uint64_t m_sensitiveKey = 1; ///< Which of the second keys there were.
    bool m_keyRefused = false;
    std::optional<StripeError> m_refusal; ///< Of writes, while held.
    QElapsedTimer m_clock;
    Pacer m_pacer;
    QTimer m_turn;
    std::map<RequestTicket, Pending> m_pending;
    RequestTicket m_lastTicket = 0;
    std::optional<bool> m_reachable;
    ServerClock m_serverClock;
    ReadGuard m_guard;
    double m_latency; ///< Milliseconds.
    Connections m_connections;
    QThreadPool m_readers;
};
