// SPDX-License-Identifier: Apache-2.0
#include "stripe/RetryRule.h"

#include <QTest>

using Kind = StripeError::Kind;
using std::chrono::milliseconds;

namespace {

HttpAnswer answerOf(int status, std::optional<bool> shouldRetry = {},
                    std::optional<milliseconds> after = {}) {
    HttpAnswer answer;
    answer.status = status;
    answer.shouldRetry = shouldRetry;
    answer.retryAfter = after;
    return answer;
}

HttpAnswer noAnswer(Kind why) {
    HttpAnswer answer;
    answer.failure = why;
    return answer;
}

} // namespace

Q_DECLARE_METATYPE(HttpAnswer)

class TestRetryRule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWorthAnotherTry_data() {
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("write");
        const auto row = [](const char* name, const HttpAnswer& answer, Kind kind, bool read, bool write) {
            QTest::newRow(name) << answer << kind << read << write;
        };
        row("no connection", noAnswer(Kind::NoConnection), Kind::NoConnection, true, true);
        row("timeout", noAnswer(Kind::Timeout), Kind::Timeout, true, true);
        row("insecure", noAnswer(Kind::InsecureConnection), Kind::InsecureConnection, false, false);
        row("not Stripe", answerOf(200), Kind::NotStripe, false, false);
        row("unreadable", answerOf(200), Kind::UnreadableAnswer, false, false);
        row("proxy's password", noAnswer(Kind::ProxyPassword), Kind::ProxyPassword, false, false);
        row("another address", answerOf(401), Kind::AddressNotAllowed, false, false);
        row("500", answerOf(500), Kind::StripeFault, true, true);
        row("503", answerOf(503), Kind::StripeFault, true, true);
        row("409", answerOf(409), Kind::Conflict, true, true);
        row("idempotency, 400", answerOf(400), Kind::Conflict, false, false);
        row("429", answerOf(429), Kind::RateLimited, true, false);
        row("lock_timeout", answerOf(429), Kind::Locked, true, false);
        row("lock_timeout, told yes", answerOf(429, true), Kind::Locked, true, true);
        row("429, told no", answerOf(429, false), Kind::RateLimited, false, false);
        row("400", answerOf(400), Kind::Refused, false, false);
        row("400, told yes", answerOf(400, true), Kind::Refused, true, true);
        row("500, told no", answerOf(500, false), Kind::StripeFault, false, false);
        row("401", answerOf(401), Kind::KeyRefused, false, false);
        row("403", answerOf(403), Kind::PermissionMissing, false, false);
        row("404", answerOf(404), Kind::NotFound, false, false);
        row("not activated", answerOf(400), Kind::IdentityNotActivated, false, false);
    }
    void whatIsWorthAnotherTry() {
        QFETCH(HttpAnswer, answer);
        QFETCH(Kind, kind);
        QFETCH(bool, read);
        QFETCH(bool, write);
        QCOMPARE(retryDelay({}, false, 1, answer, kind, 0).has_value(), read);
        QCOMPARE(retryDelay({}, true, 1, answer, kind, 0).has_value(), write);
    }

    void theWaitsGrowAndStopGrowing_data() {
        QTest::addColumn<int>("tries");
        QTest::addColumn<double>("chance");
        QTest::addColumn<int>("delay");
        QTest::newRow("first") << 1 << 0.0 << 500; // Never below the first delay.
        QTest::newRow("first, late") << 1 << 1.0 << 500;
        QTest::newRow("second") << 2 << 0.0 << 500;
        QTest::newRow("second, late") << 2 << 1.0 << 1000;
        QTest::newRow("third, midway") << 3 << 0.5 << 1500;
        QTest::newRow("fifth, late") << 5 << 1.0 << 8000;
        QTest::newRow("tenth, late") << 10 << 1.0 << 8000;
        QTest::newRow("tenth") << 10 << 0.0 << 4000;
    }
    void theWaitsGrowAndStopGrowing() {
        QFETCH(int, tries);
        QFETCH(double, chance);
        QFETCH(int, delay);
        StripeTiming timing;
        timing.mostRetries = 20;
        QCOMPARE(retryDelay(timing, false, tries, answerOf(500), Kind::StripeFault, chance),
                 milliseconds(delay));
    }

    void thereIsALastTry() {
        StripeTiming timing;
        timing.mostRetries = 2;
        QVERIFY(retryDelay(timing, false, 2, answerOf(500), Kind::StripeFault, 0));
        QVERIFY(!retryDelay(timing, false, 3, answerOf(500), Kind::StripeFault, 0));
        QVERIFY(!retryDelay(timing, false, 3, answerOf(500, true), Kind::StripeFault, 0));
        timing.mostRetries = 0;
        QVERIFY(!retryDelay(timing, false, 1, noAnswer(Kind::NoConnection), Kind::NoConnection, 0));
    }

    void theMomentStripeNamesIsKeptTo() {
        const auto delay = [](int seconds) {
            return retryDelay({}, false, 1, answerOf(429, {}, milliseconds(seconds * 1000)),
                              Kind::RateLimited, 0);
        };
        QCOMPARE(delay(7), milliseconds(7000));
        QCOMPARE(delay(0), milliseconds(500)); // "At once" is still not sooner than our own wait.
        QCOMPARE(delay(60), milliseconds(60'000));
        QCOMPARE(delay(61), std::nullopt); // Nobody sits before a spinner for that.
    }

    void whatAWriteLeavesOpen_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("open");
        QTest::addColumn<bool>("settled");
        QTest::newRow("no connection") << Kind::NoConnection << true << false;
        QTest::newRow("timeout") << Kind::Timeout << true << false;
        QTest::newRow("not Stripe") << Kind::NotStripe << true << false;
        QTest::newRow("unreadable") << Kind::UnreadableAnswer << true << false;
        QTest::newRow("proxy's password") << Kind::ProxyPassword << false << false;
        QTest::newRow("another address") << Kind::AddressNotAllowed << false << false;
        QTest::newRow("fault") << Kind::StripeFault << true << false;
        QTest::newRow("conflict") << Kind::Conflict << true << false;
        QTest::newRow("insecure") << Kind::InsecureConnection << false << false;
        QTest::newRow("key refused") << Kind::KeyRefused << false << false;
        QTest::newRow("no permission") << Kind::PermissionMissing << false << false;
        QTest::newRow("not activated") << Kind::IdentityNotActivated << false << false;
        QTest::newRow("busy") << Kind::RateLimited << false << false;
        QTest::newRow("locked") << Kind::Locked << false << false;
        QTest::newRow("refused") << Kind::Refused << false << true;
        QTest::newRow("not found") << Kind::NotFound << false << true;
        QTest::newRow("the other mode") << Kind::OtherMode << true << false;
        QTest::newRow("not sent") << Kind::NotAllowedHere << false << false;
    }
    void whatAWriteLeavesOpen() {
        QFETCH(Kind, kind);
        QFETCH(bool, open);
        QFETCH(bool, settled);
        QCOMPARE(leavesOpen(kind), open);
        QCOMPARE(settles(kind), settled);
    }
};

QTEST_GUILESS_MAIN(TestRetryRule)
#include "tst_retry_rule.moc"
