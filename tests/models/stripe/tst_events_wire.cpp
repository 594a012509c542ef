// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "WireText.h"

using namespace answers;

namespace {

QByteArray eventText() {
    return "{'id':'evt_1','object':'event','created':1700000000,"
           "'type':'identity.verification_session.verified',"
           "'data':{'object':{'id':'vs_1','object':'identity.verification_session','status':7,"
           "'client_secret':'vs_1_secret_x'}},'request':{'id':'req_9','idempotency_key':null}}";
}

Result<EventPage> read(const QByteArray& events) {
    return wire::readEventPage(
        wiretext::answerOf("{'object':'list','has_more':true,'data':[" + events + "]}"));
}

} // namespace

/// Of an event the desk takes that it happened, when, what, and to which session.
class TestEventsWire : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void anEventIsItsIdTypeTimeAndSession() {
        const Result<EventPage> page = read(eventText());
        QVERIFY(page.isOk());
        QVERIFY(page.value().hasMore);
        SessionEvent expected;
        expected.id = *EventId::fromText(u"evt_1");
        expected.created = 1'700'000'000;
        expected.type = SessionEventType::Verified;
        expected.session = sessionId();
        expected.requestId = QStringLiteral("req_9");
        QVERIFY(page.value().events.front() == expected);
    }

    void aTypeThatIsNewKeepsItsWord() {
        const Result<EventPage> page = read(eventText().replace("session.verified", "session.escalated"));
        QVERIFY(page.isOk());
        QCOMPARE(page.value().events.front().type.wireWord(),
                 QStringLiteral("identity.verification_session.escalated"));
    }

    void anEventOfNoSessionIsAnEventAllTheSame() {
        for (const char* object : {"'vs_../../x'", "null", "{}", "7", "{'id':'pi_1'}"}) {
            const QByteArray one = "{'id':'evt_1','object':'event','created':1700000000,'type':'other',"
                                   "'data':{'object':" +
                                   QByteArray(object) + "}}";
            const Result<EventPage> page = read(one);
            QVERIFY2(page.isOk(), object);
            QVERIFY(page.value().events.front().session.isEmpty());
            QVERIFY(!page.value().events.front().requestId);
        }
    }

    void whatIsNoEventLeavesTheOthers() {
        const QByteArray good = eventText().replace("evt_1", "evt_2");
        for (const auto& [from, to] : QList<std::pair<QByteArray, QByteArray>>{
                 {"'evt_1'", "'vs_1'"}, {"1700000000", "-1"}, {"'event'", "'account'"}}) {
            const Result<EventPage> page = read(eventText().replace(from, to) + ',' + good);
            QVERIFY2(page.isOk(), from.constData());
            QCOMPARE(page.value().events.size(), 1U);
            QCOMPARE(page.value().events.front().id.text(), QStringLiteral("evt_2"));
            QCOMPARE(page.value().problems.size(), 1U);
            QCOMPARE(page.value().problems.front().object, ReadingProblem::Object::Event);
        }
    }

    void anEventOfNoTypeStillNamesItsSession() {
        const Result<EventPage> page = read(eventText().replace("'type'", "'kind'"));
        QVERIFY(page.isOk());
        QCOMPARE(page.value().events.front().session, sessionId());
        QVERIFY(page.value().events.front().type.value == SessionEventType::Unknown);
    }

    void theQuestionNamesTheSixTypes() {
        m_server->always(json(200, page({})));
        EventQuery query;
        query.startingAfter = EventId::fromText(u"evt_5");
        query.createdFrom = 1'700'000'000;
        QList<Result<EventPage>> pages;
        m_client->listEvents(query, m_context.get(), into(pages));
        QTRY_COMPARE(pages.size(), 1);
        const QByteArray target = m_server->seen().first().target;
        QVERIFY(target.startsWith("/v1/events?limit=100&starting_after=evt_5&created%5Bgte%5D=1700000000"));
        QCOMPARE(target.count("types%5B%5D=identity.verification_session."), 6);
    }
};

QTEST_GUILESS_MAIN(TestEventsWire)
#include "tst_events_wire.moc"
