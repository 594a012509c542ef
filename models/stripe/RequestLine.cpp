// SPDX-License-Identifier: Apache-2.0
#include "stripe/RequestLine.h"

#include "stripe/HttpTry.h"
#include "stripe/RetryRule.h"
#include "stripe/Wire.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace {

Pacer::Line lineOf(const ApiRequest& request) {
    if (request.isWrite)
        return Pacer::Line::Write;
    // Nobody waits for these: reads somebody waits for go first.
    const bool isInBackground =
        request.purpose == ReadPurpose::BackFill || request.purpose == ReadPurpose::Reconcile;
    return isInBackground ? Pacer::Line::Background : Pacer::Line::Read;
}

QElapsedTimer startedClock() {
    QElapsedTimer clock;
    clock.start();
    return clock;
}

} // namespace

RequestLine::RequestLine(const QUrl& baseUrl, const StripeTiming& timing, QObject* parent)
    : QObject(parent)
    , m_baseUrl(baseUrl)
    , m_timing(timing)
    , m_clock(startedClock())
    , m_pacer(timing, clock())
    , m_guard(timing)
    , m_latency(static_cast<double>(StripePace().latency.count()))
    , m_connections(baseUrl, timing.mostInFlight) {
    m_readers.setMaxThreadCount(1);
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer);
    connect(&m_turn, &QTimer::timeout, this, &RequestLine::sendWhoseTurnItIs);
}

RequestLine::~RequestLine() {
    withdrawAll();
    // Before the connections, whose replies they hold.
    qDeleteAll(findChildren<HttpTry*>(Qt::FindDirectChildrenOnly));
    // A reading under way posts its result to this object: it must be here until the last one is through.
    m_readers.clear();
    m_readers.waitForDone();
}

void RequestLine::setKeys(const std::optional<KeyRing>& keys) {
    const bool hadPending = !m_pending.empty();
    withdrawAll();
    m_keys = keys;
    ++m_sensitiveKey;
    m_keyRefused = false;
    m_refusal.reset();
    m_guard.reset();
    if (hadPending)
        Q_EMIT pendingChanged(0);
}

void RequestLine::setSensitiveKey(const std::optional<ApiKey>& key) {
    if (!m_keys)
        return;
    m_keys->setSensitive(key);
    ++m_sensitiveKey;
}

void RequestLine::hold(const StripeError& refusal) {
    m_refusal = refusal;
    m_keys.reset();
    m_turn.stop();
    refuseWaitingWrites();
    closeWhenQuiet();
}

void RequestLine::goOn(const KeyRing& keys) {
    m_refusal.reset();
    m_keys = keys;
    waitForNextTurn();
}

void RequestLine::refuseWaitingWrites() {
    for (const auto& [ticket, pending] : m_pending)
        if (pending.request.isWrite && !pending.onTheWire) {
            m_pacer.remove(ticket);
            refuseWrite(ticket);
        }
}

/// A write of which a try has been sent fails with that try's error: that nothing was sent is not true of it.
void RequestLine::refuseWrite(RequestTicket ticket) {
    const Pending& pending = m_pending.at(ticket);
    failLater(ticket, pending.tries > 0 ? pending.lastError : *m_refusal);
}

/// Whether a try that is on its way will be done is not known; it is not waited for any longer.
void RequestLine::endOverdueWrite(RequestTicket ticket) {
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return;
    Pending& pending = found->second;
    StripeError error = pending.lastError;
    if (pending.onTheWire || pending.tries == 0) {
        error = {};
        error.kind = StripeError::Kind::Timeout;
    }
    if (pending.onTheWire)
        pending.effectOpen = true;
    m_pacer.remove(ticket);
    leaveWire(pending);
    waitForNextTurn();
    end(ticket, error);
}

bool RequestLine::isOnTheWire() const {
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [](const auto& each) { return !each.second.onTheWire.isNull(); });
}

/// In a turn of its own: a reply may be telling of its end right now.
void RequestLine::closeWhenQuiet() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!isHeld() || isOnTheWire())
                return;
            qDeleteAll(findChildren<HttpTry*>(Qt::FindDirectChildrenOnly)); // They hold replies of these.
            m_connections.renew();
            Q_EMIT wentQuiet();
        },
        Qt::QueuedConnection);
}

RequestTicket RequestLine::admit(ApiRequest request, Owner owner) {
    const RequestTicket ticket = ++m_lastTicket;
    Pending pending;
    pending.request = std::move(request);
    pending.owner = std::move(owner);
    m_pending.emplace(ticket, std::move(pending));
    return ticket;
}

RequestTicket RequestLine::add(ApiRequest request, Owner owner) {
    const Pacer::Line line = lineOf(request);
    const bool isWrite = request.isWrite;
    const std::optional<StripeError> refusal = isHeld() && isWrite ? m_refusal : refusalOf(request);
    const RequestTicket ticket = admit(std::move(request), std::move(owner));
    if (isWrite)
        QTimer::singleShot(m_timing.writeDeadline, this, [this, ticket] { endOverdueWrite(ticket); });
    if (refusal)
        failLater(ticket, *refusal);
    else
        m_pacer.add(ticket, line);
    waitForNextTurn();
    Q_EMIT pendingChanged(static_cast<int>(m_pending.size()));
    return ticket;
}

/// A storm of reads is impossible here, whatever asks: see ReadGuard.
std::optional<StripeError> RequestLine::refusalOf(const ApiRequest& request) const {
    return request.isWrite ? m_guard.refusalOfAll(clock())
                           : m_guard.refusalOfRead(request.purpose, request.isByPerson, clock());
}

RequestTicket RequestLine::addRefused(const StripeError& error, Owner owner) {
    const RequestTicket ticket = admit({}, std::move(owner));
    failLater(ticket, error);
    Q_EMIT pendingChanged(static_cast<int>(m_pending.size()));
    return ticket;
}

void RequestLine::withdraw(RequestTicket ticket) {
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return;
    m_pacer.remove(ticket);
    leaveWire(found->second);
    m_pending.erase(found);
    waitForNextTurn();
    Q_EMIT pendingChanged(static_cast<int>(m_pending.size()));
}

void RequestLine::withdrawAll() {
    m_pacer.clear();
    for (auto& [ticket, pending] : m_pending)
        leaveWire(pending);
    m_pending.clear();
}

void RequestLine::waitForNextTurn() {
    const std::optional<Pacer::Time> wait = isHeld() ? std::nullopt : m_pacer.untilNext(clock());
    if (wait)
        m_turn.start(*wait);
    else
        m_turn.stop();
}

void RequestLine::sendWhoseTurnItIs() {
    while (const std::optional<RequestTicket> ticket = m_pacer.next(clock())) {
        Pending& pending = m_pending.at(*ticket);
        // Many may have been added before the first of them failed.
        const std::optional<StripeError> refusal =
            pending.request.isWrite ? std::nullopt : refusalOf(pending.request);
        if (refusal) {
            m_pacer.leave();
            failLater(*ticket, *refusal);
        } else {
            send(*ticket, pending);
        }
    }
    waitForNextTurn();
}

void RequestLine::send(RequestTicket ticket, Pending& pending) {
    const ApiRequest& request = pending.request;
    ++pending.tries;
    if (request.isWrite)
        m_guard.noteWrite();
    const std::optional<QByteArray> form =
        request.isWrite ? std::optional(api::formOf(request)) : std::nullopt;
    const std::chrono::milliseconds time = request.isWrite ? m_timing.writeTimeout : m_timing.readTimeout;
    const ApiKey& key = m_keys->keyFor(request.needs ? request.needs : request.about);
    pending.sensitiveKey = m_keys->sensitive() && &key == &*m_keys->sensitive() ? m_sensitiveKey : 0;
    pending.connection = &m_connections.enter();
    pending.sentAt = clock();
    auto* onTheWire =
        new HttpTry(*pending.connection, api::networkRequest(request, m_baseUrl, key), form, time, this);
    onTheWire->setLargestBody(request.largestAnswer);
    pending.onTheWire = onTheWire;
    // Queued: whoever gets the answer may destroy this line, and with it the reply that is still emitting.
    connect(
        onTheWire, &HttpTry::ended, this,
        [this, ticket](const HttpAnswer& answer) { receive(ticket, answer); }, Qt::QueuedConnection);
}

/// Of a try that found nobody, Stripe knows nothing. Any other may have been read there, also one whose
/// answer nobody waits for any more.
void RequestLine::leaveWire(Pending& pending, bool foundNobody) {
    if (!pending.onTheWire)
        return;
    if (!pending.request.isWrite && !foundNobody)
        QMetaObject::invokeMethod(
            this, [this, purpose = pending.request.purpose] { Q_EMIT readSent(purpose); },
            Qt::QueuedConnection);
    pending.onTheWire->disconnect(this);
    pending.onTheWire->deleteLater();
    pending.onTheWire = nullptr;
    m_connections.leave(*pending.connection);
    m_pacer.leave();
    if (isHeld())
        closeWhenQuiet();
}

void RequestLine::receive(RequestTicket ticket, const HttpAnswer& answer) {
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end() || !found->second.onTheWire)
        return;
    noteLatency(found->second, answer);
    leaveWire(found->second, answer.failure == StripeError::Kind::NoConnection);
    waitForNextTurn();
    if (answer.isSuccess())
        read(ticket, answer);
    else
        tryAgainOrFail(ticket, answer);
}

void RequestLine::read(RequestTicket ticket, const HttpAnswer& answer) {
    // Below, handing it over costs more than the tenth of a millisecond it takes.
    constexpr qsizetype readBesideFrom = 64 * 1024;
    const auto reader = m_pending.at(ticket).owner.read;
    noteClock(answer);
    if (answer.body.size() < readBesideFrom) {
        takeReading(ticket, reader(answer));
        return;
    }
    m_readers.start([this, ticket, reader, answer] {
        QMetaObject::invokeMethod(
            this, [this, ticket, reading = reader(answer)] { takeReading(ticket, reading); },
            Qt::QueuedConnection);
    });
}

void RequestLine::takeReading(RequestTicket ticket, const Reading& reading) {
    if (!m_pending.contains(ticket))
        return;
    const ApiRequest& request = m_pending.at(ticket).request;
    if (reading.error) {
        if (!request.isWrite)
            m_guard.noteFailure(request.purpose, *reading.error, clock());
        noteEffect(m_pending.at(ticket), reading.error->kind);
        fail(ticket, *reading.error);
        return;
    }
    if (!request.isWrite)
        m_guard.noteSuccess(request.purpose);
    const QPointer<RequestLine> self(this);
    m_keyRefused = false;
    noteReachable(true);
    if (self)
        finish(ticket, [&reading](const Pending& pending) { pending.owner.take(reading.value); });
}

void RequestLine::tryAgainOrFail(RequestTicket ticket, const HttpAnswer& answer) {
    Pending& pending = m_pending.at(ticket);
    const StripeError error = wire::readError(answer);
    noteClock(answer);
    noteEffect(pending, error.kind);
    pending.lastError = error;
    noteWait(pending.request, answer, error);
    if (error.kind == StripeError::Kind::KeyRefused && pending.sensitiveKey != 0) {
        const QPointer<RequestLine> self(this);
        giveUpSensitiveKey(pending.sensitiveKey, error);
        if (self)
            queueAgain(ticket);
        return;
    }
    if (error.kind == StripeError::Kind::RateLimited)
        m_pacer.slowDown(clock());
    const std::optional<std::chrono::milliseconds> delay =
        retryDelay(m_timing, pending.request.isWrite, pending.tries, answer, error.kind,
                   QRandomGenerator::global()->generateDouble());
    const bool isHeldUp = !pending.request.isWrite && refusalOf(pending.request);
    if (!delay || isHeldUp) {
        fail(ticket, error);
    } else if (error.kind == StripeError::Kind::RateLimited) {
        // One limiter for the whole account: the others would only be refused as well, so all wait.
        m_pacer.pauseUntil(clock() + *delay);
        queueAgain(ticket);
    } else {
        QTimer::singleShot(*delay, this, [this, ticket] { queueAgain(ticket); });
    }
}

/// What failed counts against its purpose. A wait that is too long to sit out is kept to by whatever comes
/// next.
void RequestLine::noteWait(const ApiRequest& request, const HttpAnswer& answer, const StripeError& error) {
    if (!request.isWrite)
        m_guard.noteFailure(request.purpose, error, clock());
    const bool asksForPatience =
        error.kind == StripeError::Kind::RateLimited || error.kind == StripeError::Kind::StripeFault;
    if (asksForPatience && answer.retryAfter && *answer.retryAfter > longestHonouredWait)
        m_guard.pause(*answer.retryAfter, error, clock());
}

void RequestLine::noteUseless(ReadPurpose purpose, const StripeError& error) {
    m_guard.noteFailure(purpose, error, clock());
}

void RequestLine::queueAgain(RequestTicket ticket) {
    const auto found = m_pending.find(ticket);
    if (found == m_pending.end())
        return;
    if (isHeld() && found->second.request.isWrite) {
        refuseWrite(ticket);
        return;
    }
    m_pacer.addInFront(ticket, lineOf(found->second.request));
    waitForNextTurn();
}

void RequestLine::fail(RequestTicket ticket, const StripeError& error) {
    using Kind = StripeError::Kind;
    const QPointer<RequestLine> self(this);
    noteReachable(reachesStripe(error));
    if (self && error.kind == Kind::KeyRefused)
        refuseKey(ticket, error);
    if (self)
        end(ticket, error);
}

void RequestLine::failLater(RequestTicket ticket, const StripeError& error) {
    QMetaObject::invokeMethod(
        this, [this, ticket, error] { end(ticket, error); }, Qt::QueuedConnection);
}

void RequestLine::refuseKey(RequestTicket refused, const StripeError& error) {
    for (auto& [ticket, pending] : m_pending) {
        // A write that is on its way may be done this moment: only its own answer tells.
        if (ticket == refused || (pending.onTheWire && pending.request.isWrite))
            continue;
        m_pacer.remove(ticket);
        leaveWire(pending);
        failLater(ticket, error);
    }
    if (std::exchange(m_keyRefused, true))
        return;
    Q_EMIT keyRefused(error);
}

/// Not by hearsay of one that has been replaced since.
void RequestLine::giveUpSensitiveKey(std::uint64_t which, const StripeError& error) {
    if (which != m_sensitiveKey || !m_keys)
        return;
    setSensitiveKey(std::nullopt);
    Q_EMIT sensitiveKeyRefused(error);
}

void RequestLine::end(RequestTicket ticket, StripeError error) {
    finish(ticket, [&error](const Pending& pending) {
        error.mayHaveTakenEffect = pending.effectOpen;
        pending.owner.fail(error);
    });
}

void RequestLine::finish(RequestTicket ticket, const std::function<void(const Pending&)>& deliver) {
    const auto finished = m_pending.extract(ticket);
    if (finished.empty())
        return;
    const QPointer<RequestLine> self(this);
    deliver(finished.mapped());
    if (self)
        Q_EMIT pendingChanged(static_cast<int>(m_pending.size()));
}

void RequestLine::noteEffect(Pending& pending, StripeError::Kind kind) {
    if (pending.request.isWrite)
        pending.effectOpen = leavesOpen(kind) || (pending.effectOpen && !settles(kind));
}

void RequestLine::noteReachable(bool reachable) {
    if (std::exchange(m_reachable, reachable) != reachable)
        Q_EMIT reachabilityChanged(reachable);
}

void RequestLine::noteClock(const HttpAnswer& answer) {
    // Stripe names every answer of its own; a proxy's clock is nobody's business.
    if (!answer.date || answer.requestId.isEmpty())
        return;
    const bool wasKnown = m_serverClock.isKnown();
    m_serverClock.note(*answer.date, QDateTime::currentSecsSinceEpoch());
    if (!wasKnown && m_serverClock.isKnown())
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT serverClockFound(m_serverClock.offset()); }, Qt::QueuedConnection);
}

void RequestLine::noteLatency(const Pending& pending, const HttpAnswer& answer) {
    constexpr double newest = 0.2;
    if (answer.isSuccess() && !pending.request.isWrite)
        m_latency += newest * (static_cast<double>((clock() - pending.sentAt).count()) - m_latency);
}

StripePace RequestLine::pace() const {
    return {m_pacer.requestsPerSecond(), std::chrono::milliseconds(std::llround(m_latency)),
            m_timing.mostInFlight};
}
