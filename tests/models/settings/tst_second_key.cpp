// SPDX-License-Identifier: Apache-2.0
#include "models/stripe/Answers.h"
#include "settings/DeskLock.h"
#include "settings/KeyXray.h"
#include "settings/SecondKey.h"
#include "support/DeskOnSandbox.h"

#include <QSignalSpy>
#include <QTest>

using namespace answers;

namespace {

using State = SecondKey::State;
using Trouble = SecondKey::Trouble;

ApiKey keyOf(const char* text) {
    return *ApiKey::fromText(QString::fromLatin1(text));
}

constexpr auto firstText = "rk_test_first000000000000000000";
constexpr auto secondText = "rk_test_second00000000000000000";

/// Remembers what was put into it.
class Keychain final : public KeyStore {
public:
    std::optional<KeyRing> inside;
    bool refuses = false;
    bool isSlow = false;
    std::function<void()> slowAnswer; ///< To the last write, for the test to give.
    int drops = 0;

    void read(QObject* context, std::function<void(std::optional<KeyRing>)> answer) override {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), found = inside] { answer(found); }, Qt::QueuedConnection);
    }
    void write(const KeyRing& keys, QObject* context, std::function<void(Place)> answer) override {
        if (!refuses)
            inside = keys;
        const Place place = refuses ? Place::MemoryOnly : Place::Keychain;
        if (isSlow)
            slowAnswer = [answer = std::move(answer), place] { answer(place); };
        else
            QMetaObject::invokeMethod(
                context, [answer = std::move(answer), place] { answer(place); }, Qt::QueuedConnection);
    }
    void forget(QObject* context, std::function<void(bool)> answer) override {
        inside.reset();
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer)] { answer(true); }, Qt::QueuedConnection);
    }
    void dropFromMemory() override { ++drops; }
};

ScriptedAnswer accountCalled(const char* id) {
    return json(200, QByteArray("{\"id\":\"") + id + "\",\"object\":\"account\"}");
}

ScriptedAnswer refusedKey() {
    return json(401,
                "{\"error\":{\"message\":\"Expired API Key provided\",\"type\":\"invalid_request_error\"}}");
}

QByteArray keyIn(const SeenRequest& request) {
    return request.headers.value("authorization").mid(qsizetype(sizeof("Bearer ")) - 1);
}

/// A desk whose first key came out of the keychain.
struct Desk {
    Desk() {
        server.always(accountCalled("acct_1"));
        keychain.inside = keyOf(firstText);
        connection.restore();
        (void)QTest::qWaitFor([this] { return connection.owner() == AccountConnection::Owner::Known; });
    }
    void addSecond() {
        second.add(keyOf(secondText));
        QTRY_VERIFY(second.state() != State::Trying);
    }
    void readSensitive() {
        client.retrieveSession(sessionId(), SessionExpansion::DateOfBirth, &context,
                               [this](const Result<RetrievedSession>& result) { answers << result; });
    }

    ScriptedServer server;
    StripeClient client{server.url(), quick()};
    Keychain keychain;
    AccountConnection connection{client, keychain};
    SecondKey second{client, keychain, connection};
    QObject context;
    QList<Result<RetrievedSession>> answers;
};

} // namespace

class TestSecondKey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRingIsItsKeysAndNothingElse() {
        const KeyRing one(keyOf(firstText));
        const KeyRing two(keyOf(firstText), keyOf(secondText));
        for (const KeyRing& ring : {one, two})
            QVERIFY(KeyRing::fromSecret(ring.secret()) == ring);
        QCOMPARE(one.secret(), QByteArray(firstText)); // As it was kept when there was only one.
        QVERIFY(!KeyRing::fromSecret("short"));
        QVERIFY(KeyRing::fromSecret(QByteArray(firstText) + "\nno key") == one);
        for (const Ability ability : allAbilities) {
            const bool isSecond = ability == Ability::ReadSensitive || ability == Ability::ReadFiles;
            QVERIFY(two.keyFor(ability) == keyOf(isSecond ? secondText : firstText));
            QVERIFY(one.keyFor(ability) == keyOf(firstText));
        }
        QVERIFY(two.keyFor(std::nullopt) == keyOf(firstText));
    }

    void sensitiveReadsGoWithItAndNothingElse() {
        Desk desk;
        desk.addSecond();
        QCOMPARE(desk.second.state(), State::InUse);
        QCOMPARE(desk.second.maskedKey(), QStringLiteral("rk_test_••••0000"));
        QCOMPARE(keyIn(desk.server.seen().last()), QByteArray(secondText)); // Its own trial.
        desk.server.always(json(200, session()));
        desk.readSensitive();
        QTRY_COMPARE(desk.answers.size(), 1);
        QCOMPARE(keyIn(desk.server.seen().last()), QByteArray(secondText));
        desk.client.retrieveSession(sessionId(), SessionExpansion::People, &desk.context,
                                    [&desk](const auto& result) { desk.answers << result; });
        QTRY_COMPARE(desk.answers.size(), 2);
        QCOMPARE(keyIn(desk.server.seen().last()), QByteArray(firstText));
        desk.client.cancelSession(sessionId(), IntentKey::fresh(), &desk.context,
                                  [&desk](const auto& result) { desk.answers << result; });
        QTRY_COMPARE(desk.answers.size(), 3);
        QCOMPARE(keyIn(desk.server.seen().last()), QByteArray(firstText));
    }

    void itRestsWhereTheFirstOneDoes() {
        Desk desk;
        desk.addSecond();
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText), keyOf(secondText)));
        desk.connection.restore(); // The next start.
        QTRY_COMPARE(desk.second.state(), State::InUse);
        desk.second.remove();
        QCOMPARE(desk.second.state(), State::None);
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
        QVERIFY(!desk.client.keys()->sensitive());
    }

    /// In memory alone it would stay there during a lock that says the keys are in the keychain.
    void aKeychainThatDoesNotTakeItLeavesItOut() {
        Desk desk;
        desk.keychain.refuses = true;
        desk.addSecond();
        QCOMPARE(desk.second.state(), State::None);
        QCOMPARE(desk.second.trouble(), Trouble::NotKept);
        QVERIFY(!desk.client.keys()->sensitive());
        QVERIFY(desk.keychain.drops > 0);
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
    }

    void aKeychainThatDoesNotLetGoOfItIsTold() {
        Desk desk;
        desk.addSecond();
        desk.keychain.refuses = true;
        desk.second.remove();
        QCOMPARE(desk.second.state(), State::None);
        QVERIFY(!desk.client.keys()->sensitive());
        QTRY_COMPARE(desk.second.trouble(), Trouble::NotRemoved);
        QVERIFY(desk.keychain.drops > 0);
    }

    void givenUpWhileTheKeychainIsAskedItIsNotUsed() {
        Desk desk;
        desk.keychain.isSlow = true;
        desk.second.add(keyOf(secondText));
        QTRY_VERIFY(desk.keychain.inside == KeyRing(keyOf(firstText), keyOf(secondText)));
        QCOMPARE(desk.second.state(), State::Trying); // Its answer has not come yet.
        const std::function<void()> stored = desk.keychain.slowAnswer;
        desk.second.giveUp();
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
        stored();
        QCOMPARE(desk.second.state(), State::None);
        QVERIFY(!desk.client.keys()->sensitive());
    }

    /// Another instance, or a keychain that answered during the lock.
    void anUnlockThatFindsASecondKeyShowsIt() {
        Desk desk;
        DeskLock lock(desk.client, desk.keychain);
        lock.setKeyPlace(KeyStore::Place::Keychain);
        lock.lock();
        desk.keychain.inside = KeyRing(keyOf(firstText), keyOf(secondText));
        lock.unlock();
        QTRY_COMPARE(lock.state(), DeskLock::State::Open);
        QCOMPARE(desk.second.state(), State::InUse);
        QCOMPARE(desk.second.maskedKey(), QStringLiteral("rk_test_••••0000"));
    }

    void besideAKeyForThisRunItIsNotKept() {
        Desk desk;
        desk.connection.useForThisRun(keyOf("rk_test_environment000000000000"));
        QTRY_COMPARE(desk.connection.owner(), AccountConnection::Owner::Known);
        desk.addSecond();
        QCOMPARE(desk.second.state(), State::InUse);
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
    }

    void anotherFirstKeyTakesItAlong() {
        Desk desk;
        desk.addSecond();
        desk.connection.connectWith(keyOf("rk_test_another0000000000000000"));
        QCOMPARE(desk.second.state(), State::None);
        QVERIFY(desk.second.maskedKey().isEmpty());
        QVERIFY(!desk.client.keys()->sensitive());
    }

    void whatIsNoSecondKeyIsSaid_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<int>("reads");
        const QString good = QString::fromLatin1(secondText);
        QTest::newRow("the same") << QString::fromLatin1(firstText) << 200 << QByteArray() << Trouble::SameKey
                                  << 0;
        QTest::newRow("secret") << QStringLiteral("sk_test_second00000000000000000") << 200 << QByteArray()
                                << Trouble::NotRestricted << 0;
        QTest::newRow("live") << QStringLiteral("rk_live_second00000000000000000") << 200 << QByteArray()
                              << Trouble::OtherMode << 0;
        QTest::newRow("another account")
            << good << 200 << QByteArray("{\"id\":\"acct_2\",\"object\":\"account\"}")
            << Trouble::OtherAccount << 1;
        QTest::newRow("refused") << good << 401 << refusedKey().body << Trouble::Refused << 1;
        QTest::newRow("nameless refusal")
            << good << 403
            << QByteArray("{\"error\":{\"message\":\"No.\",\"type\":\"invalid_request_error\"}}")
            << Trouble::NotTold << 1;
    }
    void whatIsNoSecondKeyIsSaid() {
        QFETCH(QString, key);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, reads);
        Desk desk;
        const qsizetype before = desk.server.seen().size();
        desk.server.always(json(status, body));
        desk.second.add(*ApiKey::fromText(key));
        QTRY_COMPARE(desk.second.state(), State::None);
        QTEST(desk.second.trouble(), "trouble");
        QCOMPARE(desk.server.seen().size() - before, reads);
        QVERIFY(!desk.client.keys()->sensitive());
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
    }

    void aTroubleLeavesTheOneThatIsInUse() {
        Desk desk;
        desk.addSecond();
        desk.second.add(keyOf(firstText));
        QCOMPARE(desk.second.trouble(), Trouble::SameKey);
        QCOMPARE(desk.second.state(), State::InUse);
        QVERIFY(desk.client.keys()->sensitive() == keyOf(secondText));
    }

    void refusedLaterItIsGivenUpAndTheFirstIsAsked() {
        Desk desk;
        desk.addSecond();
        QSignalSpy lost(&desk.second, &SecondKey::lost);
        QSignalSpy keyRefused(&desk.client, &StripeClient::keyRefused);
        desk.server.next(refusedKey());
        desk.server.always(json(200, session()));
        desk.readSensitive();
        QTRY_COMPARE(desk.answers.size(), 1);
        QVERIFY(desk.answers.first().isOk());
        QCOMPARE(keyIn(desk.server.seen().last()), QByteArray(firstText));
        QCOMPARE(lost.size(), 1);
        QCOMPARE(keyRefused.size(), 0); // Nothing is wrong with the first.
        QCOMPARE(desk.second.state(), State::None);
        QVERIFY(desk.keychain.inside == KeyRing(keyOf(firstText)));
    }

    /// Two of them on their way at once: the first refusal gives it up, the second finds it gone.
    void twoRefusalsAreOneLoss() {
        Desk desk;
        desk.addSecond();
        QSignalSpy lost(&desk.second, &SecondKey::lost);
        desk.server.next(refusedKey());
        desk.server.next(refusedKey());
        desk.server.always(json(200, session()));
        desk.readSensitive();
        desk.readSensitive();
        QTRY_COMPARE(desk.answers.size(), 2);
        for (const Result<RetrievedSession>& answer : desk.answers)
            QVERIFY(answer.isOk());
        QCOMPARE(lost.size(), 1);
    }

    void lockedNoneOfBothIsInMemoryAndBothComeBack() {
        Desk desk;
        desk.addSecond();
        DeskLock lock(desk.client, desk.keychain);
        lock.setKeyPlace(KeyStore::Place::MemoryOnly);
        const QString words = QStringLiteral("open sesame, please");
        lock.setPassphrase(Passphrase::chosen(words));
        lock.lock();
        QVERIFY(!desk.client.keys());
        QCOMPARE(desk.second.maskedKey(), QStringLiteral("rk_test_••••0000")); // To be shown.
        lock.unlock(words);
        QTRY_COMPARE(lock.state(), DeskLock::State::Open);
        QVERIFY(desk.client.keys() == KeyRing(keyOf(firstText), keyOf(secondText)));
    }

    void lockedATrialIsOver() {
        Desk desk;
        desk.server.always({200, {}, {}, ScriptedAnswer::Manner::Silence});
        desk.second.add(keyOf(secondText));
        QCOMPARE(desk.second.state(), State::Trying);
        desk.second.giveUp();
        QCOMPARE(desk.second.state(), State::None);
        QCOMPARE(desk.second.trouble(), Trouble::None);
    }

    /// Of the first key Stripe's answers say that it reads no sensitive results; beside it stands one that
    /// does.
    void theXrayLooksThroughBoth() {
        DeskOnSandbox desk({QStringLiteral("--sessions"), QStringLiteral("60")}, SandboxProcess::readOnly);
        KeyXray xray(desk.client, desk.store);
        desk.feed.refresh();
        QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Complete);
        xray.complete();
        QTRY_COMPARE(xray.state(), KeyXray::State::Told);
        QCOMPARE(xray.abilities().sensitiveReach, SensitiveReach::Nothing);
        QCOMPARE(xray.answer(Ability::ReadFiles).verdict, AbilityAnswer::Verdict::No);
        desk.client.setSensitiveKey(keyOf(SandboxProcess::sensitiveAll));
        QTRY_COMPARE(xray.state(), KeyXray::State::Told);
        QCOMPARE(xray.abilities().sensitiveReach, SensitiveReach::Everything);
        QCOMPARE(xray.answer(Ability::ReadSensitive).verdict, AbilityAnswer::Verdict::Yes);
        QCOMPARE(xray.answer(Ability::ReadFiles).verdict,
                 AbilityAnswer::Verdict::CannotTell); // It lists them.
        desk.client.setSensitiveKey(std::nullopt);
        QTRY_COMPARE(xray.state(), KeyXray::State::Told);
        QCOMPARE(xray.abilities().sensitiveReach, SensitiveReach::Nothing);
    }
};

QTEST_GUILESS_MAIN(TestSecondKey)
#include "tst_second_key.moc"
