// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeClient.h"

#include "stripe/FileFetches.h"
#include "stripe/PageCheck.h"
#include "stripe/ReadingProblems.h"
#include "stripe/RequestLine.h"
#include "stripe/Wire.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostAddress>
#include <QPointer>

#include <algorithm>

class StripeClient::Private {
public:
    Private(StripeClient& owner, const QUrl& url, const StripeTiming& chosenTiming)
        : client(owner)
        , baseUrl(url)
        , timing(chosenTiming)
        , isAllowed(StripeClient::isAllowed(baseUrl))
        , line(baseUrl, timing)
        , files(baseUrl, timing.readTimeout) {}

    template <typename T>
    RequestTicket ask(ApiRequest request, QObject* context, Answer<T> answer,
                      std::function<Result<T>(const HttpAnswer&)> read);
    void tellOf(Ability ability, RequestLine::Owner& owner);
    void watchForOtherMode(RequestLine::Owner& owner);

    StripeClient& client;
    QUrl baseUrl;
    StripeTiming timing;
    bool isAllowed;
    int askedByPerson = 0; ///< How many AskedByPerson live.
    RequestLine line;
    ReadingProblems problems;
    bool isLive = false;                ///< By the key in use, also while it is held.
    FileFetches files;                  ///< By the ticket of the request that made the link.
    QByteArray sensitiveMarkBeforeHold; ///< Of the second key; empty: there was none.
};

namespace {

QByteArray sensitiveMark(const std::optional<KeyRing>& keys) {
    return keys && keys->sensitive() ? keys->sensitive()->mark() : QByteArray();
}

StripeError notAllowed(StripeError::NotSent reason, const char* why) {
    StripeError error;
    error.kind = StripeError::Kind::NotAllowedHere;
    error.notSent = reason;
    error.message = QCoreApplication::translate("StripeError", why);
    return error;
}

/// Bound to the life of the context and called on its thread.
template <typename T>
Answer<T> deliveredTo(QObject* context, Answer<T> answer) {
    return [guard = QPointer<QObject>(context), answer = std::move(answer)](const Result<T>& result) {
        if (guard)
            QMetaObject::invokeMethod(guard, [answer, result] { answer(result); });
    };
}

/// The two ways a request ends.
template <typename T>
RequestLine::Owner ownerFor(QObject* context, Answer<T> answer,
                            std::function<Result<T>(const HttpAnswer&)> read) {
    const Answer<T> deliver = deliveredTo(context, std::move(answer));
    RequestLine::Owner owner;
    owner.read = [read = std::move(read)](const HttpAnswer& http) -> RequestLine::Reading {
        Result<T> result = read(http);
        if (!result.isOk())
            return {{}, result.error()};
        return {std::move(result), {}};
    };
    owner.take = [deliver](const std::any& value) { deliver(std::any_cast<const Result<T>&>(value)); };
    owner.fail = [deliver](const StripeError& error) { deliver(error); };
    return owner;
}

StripeError otherMode(const HttpAnswer& answer) {
    StripeError error;
    error.kind = StripeError::Kind::OtherMode;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    return error;
}

/// A session whose mode cannot be read says nothing against the key: it is of the key's mode.
void takeKeysMode(VerificationSession& session, const ReadingProblemList& problems, bool isLive) {
    const bool isUnread = std::ranges::any_of(problems, [&session](const ReadingProblem& problem) {
        return problem.id == session.id.text() && problem.members.contains(QLatin1StringView("livemode"));
    });
    if (isUnread)
        session.livemode = isLive;
}

std::function<Result<RetrievedSession>(const HttpAnswer&)> readerOf(const SessionId& id, bool isLive) {
    return [id, isLive](const HttpAnswer& answer) -> Result<RetrievedSession> {
        const Result<RetrievedSession> result = wire::readSession(answer, id);
        if (!result.isOk())
            return result;
        RetrievedSession retrieved = result.value();
        takeKeysMode(retrieved.session, retrieved.problems, isLive);
        if (retrieved.session.livemode != isLive)
            return otherMode(answer);
        return retrieved;
    };
}

Result<SessionPage> readPage(const HttpAnswer& answer, bool isLive) {
    Result<SessionPage> result = wire::readSessionPage(answer);
    if (!result.isOk())
        return result;
    const auto isOther = [isLive](const VerificationSession& session) { return session.livemode != isLive; };
    if (std::ranges::none_of(result.value().sessions, isOther))
        return result;
    SessionPage page = result.value();
    for (VerificationSession& session : page.sessions)
        takeKeysMode(session, page.problems, isLive);
    if (std::ranges::any_of(page.sessions, isOther))
        return otherMode(answer);
    return page;
}

} // namespace

template <typename T>
RequestTicket StripeClient::Private::ask(ApiRequest request, QObject* context, Answer<T> answer,
                                         std::function<Result<T>(const HttpAnswer&)> read) {
    RequestLine::Owner owner = ownerFor<T>(context, std::move(answer), std::move(read));
    if constexpr (requires(ReadingProblems & to, const T& value) { to.note(value); })
        owner.take = [this, take = std::move(owner.take)](const std::any& value) {
            const QPointer<StripeClient> self(&client);
            problems.note(std::any_cast<const Result<T>&>(value).value());
            if (self) // Nobody who heard of it has destroyed it.
                take(value);
        };
    if (!isAllowed)
        return line.addRefused(
            notAllowed(StripeError::NotSent::Address, QT_TR_NOOP("Only https is allowed.")), owner);
    if (!line.keys() && !line.isHeld())
        return line.addRefused(notAllowed(StripeError::NotSent::NoKey, QT_TR_NOOP("There is no key yet.")),
                               owner);
    if (!request.isComplete())
        return line.addRefused(notAllowed(StripeError::NotSent::NoObject, QT_TR_NOOP("It names no session.")),
                               owner);
    if (request.needs)
        tellOf(*request.needs, owner);
    request.isByPerson = askedByPerson > 0;
    watchForOtherMode(owner);
    return line.add(std::move(request), std::move(owner));
}

/// Whoever hears of it may destroy the client: nothing of it is touched after.
void StripeClient::Private::tellOf(Ability ability, RequestLine::Owner& owner) {
    owner.take = [this, ability, take = std::move(owner.take)](const std::any& value) {
        Q_EMIT client.permitted(ability);
        take(value);
    };
    owner.fail = [this, ability, fail = std::move(owner.fail)](const StripeError& error) {
        if (error.kind == StripeError::Kind::PermissionMissing)
            Q_EMIT client.refused(ability, error);
        fail(error);
    };
}

void StripeClient::Private::watchForOtherMode(RequestLine::Owner& owner) {
    owner.fail = [self = QPointer<StripeClient>(&client),
                  fail = std::move(owner.fail)](const StripeError& error) {
        fail(error);
        if (self && error.kind == StripeError::Kind::OtherMode)
            Q_EMIT self->otherModeMet(error);
    };
}

StripeClient::StripeClient(const QUrl& baseUrl, const StripeTiming& timing, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, baseUrl, timing)) {
    connect(&d->line, &RequestLine::pendingChanged, this, &StripeClient::pendingChanged);
    connect(&d->line, &RequestLine::keyRefused, this, &StripeClient::keyRefused);
    connect(&d->line, &RequestLine::sensitiveKeyRefused, this, [this](const StripeError& error) {
        Q_EMIT sensitiveKeyRefused(error);
        Q_EMIT sensitiveKeyChanged();
    });
    connect(&d->line, &RequestLine::reachabilityChanged, this, &StripeClient::reachabilityChanged);
    connect(&d->line, &RequestLine::readSent, this, &StripeClient::readSent);
    connect(&d->line, &RequestLine::serverClockFound, this, &StripeClient::serverClockFound);
    connect(&d->line, &RequestLine::wentQuiet, this, &StripeClient::wentQuiet);
}

StripeClient::~StripeClient() = default;

bool StripeClient::isAllowed(const QUrl& baseUrl) {
    const QString host = baseUrl.host();
    if (!baseUrl.isValid() || host.isEmpty() || !baseUrl.userInfo().isEmpty())
        return false;
    if (baseUrl.scheme() == QLatin1StringView("https"))
        return true;
    return baseUrl.scheme() == QLatin1StringView("http") &&
           (host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback());
}

void StripeClient::setKey(const std::optional<KeyRing>& keys) {
    d->isLive = keys && keys->desk().isLive();
    d->line.setKeys(keys);
    d->files.withdrawAll();
    d->problems.clear();
    Q_EMIT keyChanged();
}

void StripeClient::hold() {
    d->sensitiveMarkBeforeHold = sensitiveMark(d->line.keys());
    d->line.hold(notAllowed(StripeError::NotSent::Locked, QT_TR_NOOP("The desk was locked first.")));
}

const ReadingProblems& StripeClient::readingProblems() const {
    return d->problems;
}

bool StripeClient::isHeld() const {
    return d->line.isHeld();
}

bool StripeClient::isOnTheWire() const {
    return d->line.isOnTheWire();
}

void StripeClient::goOn(const KeyRing& keys) {
    d->line.goOn(keys);
    if (sensitiveMark(keys) != d->sensitiveMarkBeforeHold)
        Q_EMIT sensitiveKeyChanged();
}

const ApiKey* StripeClient::key() const {
    return d->line.keys() ? &d->line.keys()->desk() : nullptr;
}

const std::optional<KeyRing>& StripeClient::keys() const {
    return d->line.keys();
}

void StripeClient::setSensitiveKey(const std::optional<ApiKey>& key) {
    if (!d->line.keys() || d->line.keys()->sensitive() == key)
        return;
    d->line.setSensitiveKey(key);
    Q_EMIT sensitiveKeyChanged();
}

std::unique_ptr<StripeClient> StripeClient::sibling() {
    auto other = std::make_unique<StripeClient>(d->baseUrl, d->timing);
    connect(other.get(), &StripeClient::readSent, this, &StripeClient::readSent);
    return other;
}

RequestTicket StripeClient::listSessions(const SessionQuery& query, QObject* context,
                                         Answer<SessionPage> answer) {
    return d->ask<SessionPage>(api::listSessions(query), context, std::move(answer),
                               [query, isLive = d->isLive](const HttpAnswer& http) {
                                   return checkedPage(query, readPage(http, isLive));
                               });
}

RequestTicket StripeClient::retrieveSession(const SessionId& id, SessionExpansions expand, QObject* context,
                                            Answer<RetrievedSession> answer) {
    return d->ask<RetrievedSession>(api::retrieveSession(id, expand), context, std::move(answer),
                                    readerOf(id, d->isLive));
}

RequestTicket StripeClient::cancelSession(const SessionId& id, const IntentKey& intent, QObject* context,
                                          Answer<RetrievedSession> answer) {
    return d->ask<RetrievedSession>(api::cancelSession(id, intent), context, std::move(answer),
                                    readerOf(id, d->isLive));
}

RequestTicket StripeClient::redactSession(const SessionId& id, const IntentKey& intent, QObject* context,
                                          Answer<RetrievedSession> answer) {
    return d->ask<RetrievedSession>(api::redactSession(id, intent), context, std::move(answer),
                                    readerOf(id, d->isLive));
}

RequestTicket StripeClient::writeMetadata(const SessionId& id, const Metadata& values,
                                          const IntentKey& intent, QObject* context,
                                          Answer<RetrievedSession> answer) {
    return d->ask<RetrievedSession>(api::writeMetadata(id, values, intent), context, std::move(answer),
                                    readerOf(id, d->isLive));
}

RequestTicket StripeClient::listEvents(const EventQuery& query, QObject* context, Answer<EventPage> answer) {
    return d->ask<EventPage>(
        api::listEvents(query), context, std::move(answer),
        [query](const HttpAnswer& http) { return checkedPage(query, wire::readEventPage(http)); });
}

RequestTicket StripeClient::listReports(const ReportQuery& query, QObject* context,
                                        Answer<ReportPage> answer) {
    return d->ask<ReportPage>(
        api::listReports(query), context, std::move(answer),
        [session = query.session](const HttpAnswer& http) { return wire::readReportPage(http, session); });
}

RequestTicket StripeClient::listFiles(QObject* context, Answer<FileListing> answer) {
    return d->ask<FileListing>(api::listFiles(), context, std::move(answer), wire::readFileListing);
}

RequestTicket StripeClient::retrieveAccount(QObject* context, Answer<Account> answer) {
    // A restricted key may lack the right, but Stripe's refusal names the account nevertheless.
    const auto orNamedInRefusal = [answer = std::move(answer)](const Result<Account>& result) {
        if (!result.isOk() && result.error().kind == StripeError::Kind::PermissionMissing) {
            const QString id = wire::accountNamedIn(result.error());
            if (!id.isEmpty()) {
                answer(Account{id, {}, {}});
                return;
            }
        }
        answer(result);
    };
    return d->ask<Account>(api::retrieveAccount(), context, orNamedInRefusal, wire::readAccount);
}

RequestTicket StripeClient::fetchFile(const FileId& file, QObject* context, Answer<FetchedFile> answer) {
    // Half a minute is the most Stripe allows, by clocks that are cut to seconds on both sides.
    constexpr std::int64_t linkSeconds = 25;
    const auto ticket = std::make_shared<RequestTicket>(0);
    const Answer<FetchedFile> deliver = deliveredTo(context, std::move(answer));
    *ticket = d->ask<FileLink>(
        api::createFileLink(file, now() + linkSeconds, IntentKey::fresh()), context,
        [self = QPointer<StripeClient>(this), ticket, deliver](const Result<FileLink>& link) {
            if (!link.isOk())
                deliver(link.error());
            else if (self)
                self->d->files.start(*ticket, link.value(), deliver);
        },
        [file](const HttpAnswer& http) { return wire::readFileLink(http, file); });
    return *ticket;
}

void StripeClient::noteUseless(ReadPurpose purpose, const StripeError& error) {
    d->line.noteUseless(purpose, error);
}

void StripeClient::withdraw(RequestTicket request) {
    d->line.withdraw(request);
    d->files.withdraw(request);
}

std::int64_t StripeClient::serverClockOffset() const {
    return d->line.serverClockOffset();
}

StripePace StripeClient::pace() const {
    return d->line.pace();
}

bool StripeClient::isServerClockKnown() const {
    return d->line.isServerClockKnown();
}

std::int64_t StripeClient::now() const {
    return QDateTime::currentSecsSinceEpoch() + d->line.serverClockOffset();
}

AskedByPerson::AskedByPerson(StripeClient& client)
    : m_client(&client) {
    ++client.d->askedByPerson;
}

AskedByPerson::~AskedByPerson() {
    if (m_client)
        --m_client->d->askedByPerson;
}
