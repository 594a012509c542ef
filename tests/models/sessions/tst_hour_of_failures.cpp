// SPDX-License-Identifier: Apache-2.0
#include "MadeAccount.h"
#include "notes/NoteWatch.h"
#include "sessions/DetailsInSight.h"
#include "sessions/EventFeed.h"
#include "sessions/Reconcile.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionFollower.h"
#include "settings/AccountConnection.h"
#include "settings/KeyXray.h"
#include "store/SessionStore.h"
#include "stripe/ReadBudget.h"
#include "support/VirtualTime.h"

#include <QSignalSpy>
#include <QTest>

#include <cstdio>

using namespace std::chrono_literals;
using Manner = ScriptedAnswer::Manner;

namespace {

/// Everything that asks Stripe by itself, with the waits people have.
struct Desk {
    explicit Desk(const QUrl& stripe)
        : client(stripe)
        , keys(makeMemoryStore())
        , connection(client, *keys)
        , xray(client, store)
        , feed(client, store)
        , budget([this] { return client.now(); })
        , follower(client, store)
        , events(client, store, follower, budget)
        , reconcile(client, store, budget)
        , notes(client, store, budget)
        , details(client, store, budget) {
        QObject::connect(&client, &StripeClient::readSent, &budget, &ReadBudget::count);
        QObject::connect(&client, &StripeClient::readSent, &client,
                         [this](ReadPurpose purpose) { ++reads[static_cast<std::size_t>(purpose)]; });
        QObject::connect(&feed, &SessionFeed::changed, &events, [this] {
            const std::optional<Coverage::Range> loaded = feed.coverage().extent();
            events.setLoadedFrom(loaded ? std::optional(loaded->from) : std::nullopt);
        });
        details.setOnScreen([this] { return onScreen; });
        // Somebody scrolls about all the time.
        QObject::connect(&scrolling, &QTimer::timeout, &details, &DetailsInSight::look);
        scrolling.start(10s);
        connection.useForThisRun(*ApiKey::fromText(QStringLiteral("rk_test_hour000000000000000000000")));
        feed.start(SessionFeed::everything);
        events.start();
        reconcile.keepDaily(true);
    }

    /// What a person has on the screen when things begin to fail.
    void look() {
        SessionOutlines outlines;
        for (int i = 0; i < 40; ++i) {
            SessionOutline one = store.outline(0);
            one.id = QStringLiteral("vs_outline%1").arg(i).toStdString();
            outlines.append(one.id, one.report, one.created - i, outlines.kindNumber(one.kind));
            onScreen << *SessionId::fromText(QString::fromStdString(std::string(one.id)));
        }
        store.adopt(outlines);
        notes.watch(store.session(0).id);
        VerificationSession pending = store.session(1);
        pending.status = OpenEnum<SessionStatus>(SessionStatus::Processing);
        store.merge({&pending, 1});
        follower.follow(pending.id);
        events.askNow();
        feed.refresh();
        xray.complete();
    }

    std::array<int, readPurposeCount> reads{};
    StripeClient client;
    std::unique_ptr<KeyStore> keys;
    AccountConnection connection;
    SessionStore store;
    KeyXray xray;
    SessionFeed feed;
    ReadBudget budget;
    SessionFollower follower;
    EventFeed events;
    Reconcile reconcile;
    NoteWatch notes;
    DetailsInSight details;
    QList<SessionId> onScreen;
    QTimer scrolling;
};

ScriptedAnswer json(int status, const QByteArray& body,
                    const QList<std::pair<QByteArray, QByteArray>>& more = {}) {
    ScriptedAnswer answer{status, body, {{"Content-Type", "application/json"}, {"Request-Id", "req_1"}}};
    answer.headers += more;
    return answer;
}

ScriptedAnswer refusal(int status, const QList<std::pair<QByteArray, QByteArray>>& more = {}) {
    return json(status, R"({"error":{"type":"api_error","message":"No."}})", more);
}

ScriptedAnswer faulty(Manner manner) {
    ScriptedAnswer answer = json(200, R"({"object":"list","has_more":false,"data":[]})");
    answer.manner = manner;
    return answer;
}

} // namespace

/// However Stripe fails: within an hour the app asks a few times, and never in a storm.
class TestHourOfFailures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAppAsksSeldom_data();
    void theAppAsksSeldom();
};

void TestHourOfFailures::theAppAsksSeldom_data() {
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<QString>("special");
    const auto row = [](const char* name, const ScriptedAnswer& answer, const char* special = "") {
        QTest::newRow(name) << answer << QString::fromLatin1(special);
    };
    row("nothing fails", {}, "healthy");
    row("offline", {}, "offline");
    row("no TLS", {}, "tls");
    row("connection reset", faulty(Manner::Reset));
    row("401", refusal(401));
    row("403", refusal(403));
    row("404", refusal(404));
    row("400", refusal(400));
    row("409", refusal(409));
    row("429", refusal(429));
    row("429, Retry-After 30", refusal(429, {{"Retry-After", "30"}}));
    row("429, Retry-After 600", refusal(429, {{"Retry-After", "600"}}));
    row("500", refusal(500));
    row("503", refusal(503));
    row("503, Stripe-Should-Retry", refusal(503, {{"Stripe-Should-Retry", "true"}}));
    row("no answer", faulty(Manner::Silence));
    row("cut body", faulty(Manner::CutShort));
    row("no HTTP", faulty(Manner::Noise));
    row("unreadable JSON", json(200, R"({"object":"list","data":[{"id":)"));
    row("other JSON", json(200, R"({"object":"banana"})"));
    row("sign-in page", {200, "<!doctype html><title>Sign in</title>", {{"Content-Type", "text/html"}}});
    row("redirect", {302, "", {{"Location", "http://127.0.0.1:1/"}}});
    row("more without data", json(200, R"({"object":"list","has_more":true,"data":[]})"));
    row("events without end", {}, "events");
    row("single sessions unreadable", {}, "sessions");
}

void TestHourOfFailures::theAppAsksSeldom() {
    QFETCH(ScriptedAnswer, answer);
    QFETCH(QString, special);
    MadeAccount account(150);
    QUrl url = account.server.url();
    if (special == QLatin1StringView("tls"))
        url.setScheme(QStringLiteral("https"));
    const VirtualTime time;
    Desk desk(url);
    if (special != QLatin1StringView("tls")) {
        QSignalSpy changed(&desk.feed, &SessionFeed::changed);
        while (desk.feed.state() != SessionFeed::State::Complete)
            QVERIFY(changed.wait(60'000));
        desk.look();
    }
    int number = 0;
    if (special == QLatin1StringView("offline")) {
        account.server.close();
    } else if (special == QLatin1StringView("events")) {
        account.server.answerBy([&](const SeenRequest& request) {
            if (!request.target.startsWith("/v1/events"))
                return account.answer(request);
            ++number; // Always another one, always of now, and always more of them.
            return json(200,
                        R"({"object":"list","has_more":true,"data":[{"id":"evt_)" +
                            QByteArray::number(number) + R"(","object":"event","created":)" +
                            QByteArray::number(static_cast<qint64>(account.now())) +
                            R"(,"type":"identity.verification_session.created","data":{"object":{}}}]})");
        });
    } else if (special == QLatin1StringView("sessions")) {
        account.server.answerBy([&](const SeenRequest& request) {
            return request.target.startsWith("/v1/identity/verification_sessions/") ? json(200, "{")
                                                                                    : account.answer(request);
        });
    } else if (special.isEmpty()) {
        account.server.answerBy([&](const SeenRequest&) { return answer; });
    }
    account.server.forgetSeen();
    desk.reads.fill(0);
    QTimer hour;
    QSignalSpy over(&hour, &QTimer::timeout);
    hour.setSingleShot(true);
    hour.start(1h);
    constexpr int patience = 2 * 3'600'000;
    QVERIFY(over.wait(patience));

    int reads = 0;
    QByteArray table = QByteArray(QTest::currentDataTag()).leftJustified(28);
    for (std::size_t i = 0; i < desk.reads.size(); ++i) {
        reads += desk.reads[i];
        table +=
            QByteArray(readPurposeWords[i].data()) + ' ' + QByteArray::number(desk.reads[i]).leftJustified(5);
    }
    const auto arrived = static_cast<int>(account.server.seen().size());
    std::printf("%s| %4d counted, %4d arrived\n", table.constData(), reads, arrived);
    // 10,000 a month are allowed: a whole day of failures must not take a fifth of them.
    constexpr int most = 400;
    // Qt itself sends a request again whose connection breaks; those are counted by nobody.
    constexpr int mostArrived = 2 * most;
    QVERIFY2(reads <= most && arrived <= mostArrived, table.constData());
    const bool isSomebodysToMend = special == QLatin1StringView("tls") || answer.status == 401 ||
                                   answer.status == 403 || special == QLatin1StringView("offline");
    QVERIFY2(isSomebodysToMend || arrived >= 2, table.constData()); // It has not given up.
}

/// Qt's own event loop is the one that VirtualTime knows, and an hour is longer than a test usually takes.
int main(int argc, char** argv) {
    qputenv("QT_NO_GLIB", "1");
    qputenv("QTEST_FUNCTION_TIMEOUT", "2000000000");
    QCoreApplication app(argc, argv);
    TestHourOfFailures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hour_of_failures.moc"
