// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "stripe/ReadingProblems.h"

#include <QSignalSpy>

using namespace answers;

namespace {

const QByteArray withoutId = R"({"object":"identity.verification_session","created":1700000000})";
const QByteArray withoutTime = R"({"id":"vs_9","object":"identity.verification_session","created":"soon"})";

} // namespace

/// What could not be read is known by id and request, and forgotten when it is read after all.
class TestReadingProblems : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void oneBadSessionLeavesTheOthersAndIsNamed() {
        m_server->always(json(200, page(session() + ',' + withoutTime + ',' + session("vs_2"))));
        QSignalSpy changes(&problems(), &ReadingProblems::changed);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
        QCOMPARE(m_pages.first().value().sessions.size(), 2U);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(problems().sessionsMissing(), 1);
        QCOMPARE(problems().list().front().id, QStringLiteral("vs_9"));
        QCOMPARE(problems().list().front().requestId, QStringLiteral("req_1"));
    }

    void readAgainItIsStillOne() {
        m_server->always(json(200, page(session() + ',' + withoutTime + ',' + withoutId)));
        for (int round = 1; round <= 3; ++round) {
            list();
            QTRY_COMPARE(m_pages.size(), round);
            QCOMPARE(problems().sessionsMissing(), 2);
        }
    }

    void readAfterAllItIsForgotten() {
        m_server->next(json(200, page(session() + ',' + withoutTime)));
        m_server->always(json(200, page(session() + ',' + session("vs_9"))));
        list();
        QTRY_COMPARE(problems().sessionsMissing(), 1);
        list();
        QTRY_COMPARE(m_pages.size(), 2);
        QVERIFY(problems().isEmpty());
    }

    void aMemberThatWasLeftOutIsNamedUntilTheSessionIsReadWhole() {
        m_server->next(json(200, session().replace(R"("metadata":{})", R"("metadata":[7])")));
        m_server->always(json(200, session()));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        QVERIFY(m_sessions.first().isOk());
        QCOMPARE(problems().list().front().members, QStringList(QStringLiteral("metadata")));
        QCOMPARE(problems().sessionsMissing(), 0);
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 2);
        QVERIFY(problems().isEmpty());
    }

    void anotherKeyKnowsNothingOfIt() {
        m_server->always(json(200, page(withoutTime)));
        list();
        QTRY_COMPARE(problems().sessionsMissing(), 1);
        m_client->setKey(someKey());
        QVERIFY(problems().isEmpty());
    }

    void aModeThatCannotBeReadIsTheKeysAndStopsNothing_data() {
        QTest::addColumn<QByteArray>("mode");
        for (const char* mode : {R"("livemode":"false",)", R"("livemode":null,)", ""})
            QTest::newRow(mode[0] == '\0' ? "missing" : mode) << QByteArray(mode);
    }
    void aModeThatCannotBeReadIsTheKeysAndStopsNothing() {
        QFETCH(QByteArray, mode);
        const QByteArray damaged = session("vs_1").replace(R"("livemode":false,)", mode);
        QVERIFY(damaged != session("vs_1"));
        m_server->next(json(200, page(damaged + ',' + session("vs_2"))));
        m_server->always(json(200, damaged));
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QVERIFY(m_pages.first().isOk());
        QCOMPARE(m_pages.first().value().sessions.size(), 2U);
        QVERIFY(!m_pages.first().value().sessions.front().livemode); // The key is of test mode.
        QCOMPARE(problems().list().front().members, QStringList(QStringLiteral("livemode")));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        QVERIFY(m_sessions.first().isOk());
        QVERIFY(!m_sessions.first().value().session.livemode);
    }

    void stripeIsReachedByAnUnreadableAnswer() {
        m_server->always(json(200, page(withoutTime, true)));
        QSignalSpy reachability(m_client.get(), &StripeClient::reachabilityChanged);
        list();
        QTRY_COMPARE(m_pages.size(), 1);
        QCOMPARE(m_pages.first().error().kind, StripeError::Kind::UnreadableAnswer);
        for (const QVariantList& told : reachability)
            QVERIFY(told.first().toBool());
    }

private:
    const ReadingProblems& problems() const { return m_client->readingProblems(); }
};

QTEST_GUILESS_MAIN(TestReadingProblems)
#include "tst_reading_problems.moc"
