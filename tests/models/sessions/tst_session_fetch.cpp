// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionFetch.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <numeric>

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

/// A new session with this; its id.
QString created(SandboxProcess& sandbox, const char* name, const char* value) {
    const QJsonDocument session =
        sandbox.request("POST", QStringLiteral("/v1/identity/verification_sessions"),
                        {{QStringLiteral("type"), QStringLiteral("document")},
                         {QString::fromLatin1(name), QString::fromLatin1(value)}});
    return session[QStringLiteral("id")].toString();
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

    void allSessionsOfAReferenceOrCustomerComeWithOneRead() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        QStringList made;
        for (int i = 0; i < 3; ++i)
            made << created(desk.sandbox, "client_reference_id", "ref of mine");
        made << created(desk.sandbox, "related_customer", "cus_Q9x7LmQ9x7Lm");
        created(desk.sandbox, "client_reference_id", "ref of mine 2");
        std::array<int, readPurposeCount> reads{};
        connect(&desk.client, &StripeClient::readSent, &desk.client,
                [&reads](ReadPurpose purpose) { ++reads[static_cast<std::size_t>(purpose)]; });
        SessionFetch fetch(desk.client, desk.store);
        using By = SessionLookup::By;
        fetch.start({}, {{By::Reference, QStringLiteral("ref of mine")},
                         {By::Customer, QStringLiteral("cus_Q9x7LmQ9x7Lm")},
                         {By::Reference, QStringLiteral("ref")},
                         {By::Reference, QStringLiteral("ref of mine")}});
        QCOMPARE(fetch.wanted(), 3);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(int(desk.store.size()), 4);
        for (const QString& id : made)
            QVERIFY(desk.store.rowOf(*SessionId::fromText(id)).has_value());
        QCOMPARE(fetch.withoutSessions(), QStringList(QStringLiteral("ref")));
        QCOMPARE(reads[static_cast<std::size_t>(ReadPurpose::Lookup)], 3);
        QCOMPARE(std::accumulate(reads.begin(), reads.end(), 0), 3);
    }

    void moreSessionsThanAPageComeWithTwo() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        for (int i = 0; i < 103; ++i)
            created(desk.sandbox, "client_reference_id", "ours");
        SessionFetch fetch(desk.client, desk.store);
        fetch.start({}, {{SessionLookup::By::Reference, QStringLiteral("ours")}});
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(int(desk.store.size()), 103);
        QVERIFY(fetch.withoutSessions().isEmpty() && fetch.failures().isEmpty());
    }

    void oneThatCannotBeReadDoesNotHoldTheOthersUp() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("20")});
        const QList<SessionId> ids = idsOf(desk.sandbox, 2);
        desk.sandbox.mishap(QStringLiteral("server_error"), 4); // every try of the first
        SessionFetch fetch(desk.client, desk.store);
        fetch.start(ids);
        QTRY_COMPARE(fetch.state(), State::Idle);
        QCOMPARE(fetch.failures().size(), 1);
        QCOMPARE(fetch.failures().first().text, ids[0].text());
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
        QStringList left;
        for (const SessionId& id : ids.mid(2))
            left << id.text();
        QCOMPARE(fetch.left(), left);
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
