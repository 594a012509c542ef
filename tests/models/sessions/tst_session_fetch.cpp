// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFetch.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

namespace {

const SessionId unheardOf = *SessionId::fromText(QStringLiteral("vs_1NotInThisAccount000000000"));

/// The first sessions of the account, none of them loaded.
QList<SessionId> idsOf(SandboxProcess& sandbox, int count) {
    QList<SessionId> ids;
    const QJsonObject list =
        sandbox.request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=%1").arg(count))
            .object();
    const QJsonArray sessions = list[QStringLiteral("data")].toArray();
    for (const QJsonValue& session : sessions)
        ids << *SessionId::fromText(session[QStringLiteral("id")].toString());
    return ids;
}

using State = SessionFetch::State;

} // namespace

class TestSessionFetch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotLoadedIsBroughtIn() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 3);
        SessionFetch fetch(desk.client, desk.store);
        fetch.start(ids + ids);
        QCOMPARE(fetch.state(), State::Fetching);
        QCOMPARE(fetch.wanted(), 3);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.done(), 3);
        for (const SessionId& id : ids)
            QVERIFY(desk.store.rowOf(id).has_value());
        QVERIFY(fetch.missing().isEmpty() && fetch.failures().isEmpty());
    }

    void whatIsLoadedIsNotAskedFor() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        desk.feed.start(20);
        QTRY_COMPARE(int(desk.store.size()), 20);
        desk.sandbox.clearLog();
        SessionFetch fetch(desk.client, desk.store);
        fetch.start(idsOf(desk.sandbox, 5));
        QCOMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.wanted(), 0);
    }

    void whatTheAccountDoesNotHaveIsTold() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 2);
        SessionFetch fetch(desk.client, desk.store);
        fetch.start({ids[0], unheardOf, ids[1]});
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.missing(), QList<SessionId>{unheardOf});
        QVERIFY(desk.store.rowOf(ids[1]).has_value());
    }

    void oneThatCannotBeReadDoesNotHoldTheOthersUp() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 2);
        desk.sandbox.mishap(QStringLiteral("server_error"), 4); // every try of the first
        SessionFetch fetch(desk.client, desk.store);
        fetch.start(ids);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.failures().size(), 1);
        QCOMPARE(fetch.failures().first().id, ids[0]);
        QCOMPARE(fetch.failures().first().error.kind, StripeError::Kind::StripeFault);
        QVERIFY(desk.store.rowOf(ids[1]).has_value());
    }

    void withoutANetworkTheRestIsNotTried() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 5);
        desk.sandbox.stop();
        SessionFetch fetch(desk.client, desk.store);
        QSignalSpy changed(&fetch, &SessionFetch::changed);
        fetch.start(ids);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.failures().size(), 5);
        QCOMPARE(changed.size(), 2); // started, and over
    }

    void itStopsAndSaysWhatIsLeft() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 6);
        SessionFetch fetch(desk.client, desk.store);
        connect(&fetch, &SessionFetch::changed, &fetch, [&fetch] {
            if (fetch.done() == 2)
                fetch.stop();
        });
        fetch.start(ids);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.left(), ids.mid(2));
        QCOMPARE(int(desk.store.size()), 2);
    }

    void aNewStartTakesThePlaceOfTheOld() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 6);
        SessionFetch fetch(desk.client, desk.store);
        fetch.start(ids.mid(0, 3));
        fetch.start(ids.mid(3));
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.done(), 3);
        QVERIFY(!desk.store.rowOf(ids[0]).has_value());
        QVERIFY(desk.store.rowOf(ids[5]).has_value());
    }
};

QTEST_GUILESS_MAIN(TestSessionFetch)
#include "tst_session_fetch.moc"
