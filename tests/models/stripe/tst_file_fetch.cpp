// SPDX-License-Identifier: Apache-2.0
#include "Answers.h"
#include "stripe/FileFetches.h"
#include "stripe/Wire.h"

#include <QSignalSpy>
#include <QTest>

using namespace answers;
using Kind = StripeError::Kind;

namespace {

constexpr auto token = "/links/MDB8YWNjdF8xSGVsbG8";
const FileId file = *FileId::fromText(QStringLiteral("file_1Front"));

ScriptedAnswer linkTo(const QString& url, const QByteArray& of = "file_1Front") {
    return json(200, R"({"id":"link_1","object":"file_link","expired":false,"file":")" + of + R"(","url":")" +
                         url.toUtf8() + R"("})");
}

ScriptedAnswer picture(const QByteArray& bytes, int status = 200) {
    return {status, bytes, {{"Content-Type", "image/jpeg"}}};
}

} // namespace

/// From a file's id to its bytes, before a server that plays Stripe and Stripe's file host.
class TestFileFetch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_results.clear();
        m_server = std::make_unique<ScriptedServer>();
        StripeTiming timing = quick();
        timing.readTimeout = std::chrono::milliseconds(1'500); // Silence is waited for that long.
        m_client = std::make_unique<StripeClient>(m_server->url(), timing);
        m_client->setKey(someKey());
    }
    void cleanup() {
        m_client.reset();
        m_server.reset();
    }

    void theBytesComeAndTheKeyDoesNotGoAlong() {
        play(picture("\xff\xd8\xff picture"));
        const StripeError none = fetched();
        QCOMPARE(none, StripeError());
        QCOMPARE(m_results[0].value().bytes.view().toByteArray(), QByteArray("\xff\xd8\xff picture"));
        QCOMPARE(m_results[0].value().requestId, QStringLiteral("req_1"));
        QCOMPARE(m_server->seen().size(), 2);
        QVERIFY(m_server->seen()[0].headers.contains("authorization"));
        QVERIFY(!m_server->seen()[0].headers.value("idempotency-key").isEmpty());
        const SeenRequest& open = m_server->seen()[1];
        QCOMPARE(open.method, QByteArray("GET"));
        QCOMPARE(open.target, QByteArray(token));
        for (const QByteArray& value : open.headers)
            QVERIFY(!value.contains(keyText));
        QVERIFY(!open.headers.contains("authorization"));
        QVERIFY(!open.headers.contains("cookie"));
    }

    /// Of a sandbox the address is another one, so that no test before a server sees this.
    void anAddressOfStripesIsReadWhole() {
        const QUrl address(QStringLiteral("https://files.stripe.com") + QLatin1StringView(token));
        HttpAnswer answer;
        answer.status = 200;
        answer.body = linkTo(address.toString()).body;
        const Result<FileLink> link = wire::readFileLink(answer, file);
        QVERIFY(link.isOk());
        QCOMPARE(link.value().url, address);
        QVERIFY(FileFetches::isAllowed(link.value().url, QUrl(QStringLiteral("https://api.stripe.com"))));
    }

    void aLinkThatLeadsElsewhereIsNotOpened_data() {
        QTest::addColumn<QString>("url");
        QTest::newRow("another machine") << QStringLiteral("http://192.0.2.1/links/x");
        QTest::newRow("another port here") << QStringLiteral("http://127.0.0.1:1/links/x");
        QTest::newRow("Stripe, from a sandbox") << QStringLiteral("https://files.stripe.com/links/x");
        QTest::newRow("a file here") << QStringLiteral("file:///etc/passwd");
        QTest::newRow("no address") << QStringLiteral("links");
    }
    void aLinkThatLeadsElsewhereIsNotOpened() {
        QFETCH(QString, url);
        m_server->next(linkTo(url));
        QCOMPARE(fetched().kind, Kind::NotAllowedHere);
        QCOMPARE(m_server->seen().size(), 1);
    }

    void onlyStripesOwnHostsMayServeFiles_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char* url, bool isAllowed) {
            QTest::newRow(url) << QString::fromLatin1(url) << isAllowed;
        };
        row("https://files.stripe.com/links/x", true);
        row("https://files.stripe.com:443/links/x", true);
        row("https://files.stripe.com:8443/links/x", false);
        row("http://files.stripe.com/links/x", false);
        row("https://files.stripe.com.evil.example/links/x", false);
        row("https://evilstripe.com/links/x", false);
        row("https://user@files.stripe.com/links/x", false);
        row("https://127.0.0.1/links/x", false);
        row("ftp://files.stripe.com/links/x", false);
        row("", false);
    }
    void onlyStripesOwnHostsMayServeFiles() {
        QFETCH(QString, url);
        QFETCH(bool, isAllowed);
        QCOMPARE(FileFetches::isAllowed(QUrl(url), QUrl(QStringLiteral("https://api.stripe.com"))),
                 isAllowed);
    }

    void nobodyIsFollowedElsewhere() {
        play({302, {}, {{"Location", "http://127.0.0.1:1/other"}}});
        QCOMPARE(fetched().kind, Kind::NotStripe);
        QCOMPARE(m_server->seen().size(), 2);
    }

    void whatIsTooLargeIsLetGo() {
        play(picture(QByteArray(FileFetches::largestFile + 1'000'000, 'x')));
        QCOMPARE(fetched().kind, Kind::NotStripe);
        QVERIFY(m_results[0].error().message.contains(QStringLiteral("larger than")));
    }

    void whatIsJustSmallEnoughComes() {
        play(picture(QByteArray(FileFetches::largestFile, 'x')));
        fetched();
        QVERIFY(m_results[0].isOk());
        QCOMPARE(m_results[0].value().bytes.size(), FileFetches::largestFile);
    }

    void halfAPictureIsNone() {
        ScriptedAnswer half = picture(QByteArray(4'000, 'x'));
        half.manner = ScriptedAnswer::Manner::CutShort;
        play(half);
        QCOMPARE(fetched().kind, Kind::NoConnection);
        QCOMPARE(m_server->seen().size(), 2); // No second try: the link's time is over by then.
    }

    void aLinkThatIsOverSaysSo_data() {
        QTest::addColumn<int>("status");
        for (const int status : {403, 404, 410})
            QTest::addRow("%d", status) << status;
    }
    void aLinkThatIsOverSaysSo() {
        QFETCH(int, status);
        play(webPage(status));
        const StripeError error = fetched();
        QVERIFY(error.isExpiredLink());
        QVERIFY(errorHeadline(error).contains(QStringLiteral("link")));
        QVERIFY(errorNextStep(error).contains(QStringLiteral("Try again")));
        QCOMPARE(m_client->keys(), std::optional(KeyRing(someKey()))); // Nothing is wrong with the key.
    }

    void noErrorTellsTheLink_data() {
        QTest::addColumn<int>("manner");
        using Manner = ScriptedAnswer::Manner;
        QTest::newRow("cut") << int(Manner::CutShort);
        QTest::newRow("cut chunk") << int(Manner::CutChunk);
        QTest::newRow("silence") << int(Manner::Silence);
        QTest::newRow("reset") << int(Manner::Reset);
        QTest::newRow("noise") << int(Manner::Noise);
    }
    void noErrorTellsTheLink() {
        QFETCH(int, manner);
        ScriptedAnswer answer = picture(QByteArray(100, 'x'));
        answer.manner = static_cast<ScriptedAnswer::Manner>(manner);
        play(answer);
        const StripeError error = fetched();
        QVERIFY(!error.message.contains(QStringLiteral("MDB8")));
    }

    void aLinkToAnotherFileIsNotOpened() {
        m_server->next(linkTo(m_server->url().toString() + QLatin1StringView(token), "file_1Other"));
        QCOMPARE(fetched().kind, Kind::UnreadableAnswer);
        QCOMPARE(m_server->seen().size(), 1);
    }

    void whatIsWithdrawnNeverComes_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("before the link is made") << 1;
        QTest::newRow("while the picture comes") << 2;
    }
    void whatIsWithdrawnNeverComes() {
        QFETCH(int, after);
        play(picture("\xff\xd8\xff picture"));
        RequestTicket ticket = 0;
        atRequest(after, [&] { m_client->withdraw(ticket); });
        ticket = ask();
        waitForSomethingElse(after);
        QVERIFY(m_results.isEmpty());
    }

    void anotherKeyEndsItWithoutAnAnswer() {
        play(picture("\xff\xd8\xff picture"));
        atRequest(2, [this] { m_client->setKey(someKey()); });
        ask();
        waitForSomethingElse(2);
        QVERIFY(m_results.isEmpty());
    }

private:
    /// First the link to here, then what it leads to.
    void play(const ScriptedAnswer& answer) {
        m_server->next(linkTo(m_server->url().toString() + QLatin1StringView(token)));
        m_server->next(answer);
    }
    RequestTicket ask() {
        return m_client->fetchFile(file, this,
                                   [this](const Result<FetchedFile>& result) { m_results.append(result); });
    }
    /// When the server has seen so many requests, and before it answers the last of them.
    void atRequest(int number, const std::function<void()>& act) {
        connect(m_server.get(), &ScriptedServer::requestSeen, this, [this, number, act] {
            if (m_server->seen().size() == number)
                act();
        });
    }
    /// What was asked later has been answered: what was asked before would have been.
    void waitForSomethingElse(int after) {
        [&] { QTRY_VERIFY(m_server->seen().size() >= after); }();
        bool isThrough = false;
        m_client->listSessions({}, this, [&](const auto&) { isThrough = true; });
        [&] { QTRY_VERIFY(isThrough); }();
    }
    /// The error it ended with; an empty one when there is none.
    StripeError fetched() {
        ask();
        [this] { QTRY_COMPARE(m_results.size(), 1); }();
        if (m_results.isEmpty() || m_results[0].isOk())
            return {};
        return m_results[0].error();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<StripeClient> m_client;
    QList<Result<FetchedFile>> m_results;
};

QTEST_GUILESS_MAIN(TestFileFetch)
#include "tst_file_fetch.moc"
