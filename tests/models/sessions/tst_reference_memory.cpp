// SPDX-License-Identifier: Apache-2.0
#include "RememberingDesk.h"
#include "filter/SessionFilter.h"
#include "sessions/ReferenceMemory.h"
#include "sessions/UnknownDetails.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using State = ReferenceMemory::State;

namespace {

/// A keychain of the test's own.
class HeldSealKeys final : public SealKeyStore {
public:
    void take(QObject* context, Answer answer) override {
        ++asked;
        if (isThere && !kept)
            kept = SealKey::made();
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), key = isThere ? kept : std::nullopt] { answer(key); },
            Qt::QueuedConnection);
    }
    void forget(QObject* context, Forgotten answer) override {
        if (!isStubborn)
            kept.reset();
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), isGone = !kept] { answer(isGone); }, Qt::QueuedConnection);
    }
    bool isStubborn = false; ///< Keeps the key although it was told to forget it.

    bool isThere = true;
    int asked = 0;
    std::optional<SealKey> kept;
};

} // namespace

class TestReferenceMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void turnedOnInTheMiddleOfTheDayTheNextStartKnowsThem();
    void nobodyAskedForItNothingIsAskedOfTheKeychain();
    void turnedOffNothingIsLeft();
    void aKeyThatStaysIsToldToStay();
    void forgettingEverythingTakesThemAlong();
    void withoutAKeychainNothingIsKept();
    void whileLockedTheKeyIsAway();
    void aKeychainThatLostItsKeyCostsTheReferencesAlone();

private:
    struct Run {
        explicit Run(TestReferenceMemory& test)
            : desk(test.m_sandbox->url(), test.m_directory->path())
            , references(desk.memory, desk.store, test.m_keys) {}
        [[nodiscard]] bool open(bool wanted) {
            references.setWanted(wanted);
            desk.open();
            const auto isComplete = [this] { return desk.feed.state() == SessionFeed::State::Complete; };
            if (!QTest::qWaitFor([this, isComplete] {
                    return desk.feed.state() == SessionFeed::State::Idle || isComplete();
                }))
                return false;
            if (!isComplete())
                desk.feed.loadFurther(SessionFeed::everything);
            return QTest::qWaitFor(isComplete);
        }
        bool isSettled() const { return references.state() == State::Keeping && references.isWritten(); }
        Row withoutReferences() const {
            return unknownTo(parseFilterLine(QStringLiteral("ref:x"), 1'780'000'000).filter, desk.store);
        }
        RememberingDesk desk;
        ReferenceMemory references;
    };
    QStringList sealedFiles() const {
        return QDir(m_directory->path()).entryList({QStringLiteral("*sealed*")}, QDir::Files);
    }

    /// Of how many sessions they lie on the disk.
    std::size_t kept() const {
        std::size_t count = 0;
        ReferenceFile file;
        file.open(m_directory->filePath(sealedFiles().value(0)), m_keys.kept);
        file.read(100, [&count](const std::vector<KnownReferences>& known) {
            count += known.size();
            return true;
        });
        return count;
    }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_directory;
    HeldSealKeys m_keys;
};

void TestReferenceMemory::initTestCase() {
    m_sandbox =
        std::make_unique<SandboxProcess>(QStringList{QStringLiteral("--sessions"), QStringLiteral("400")});
}

void TestReferenceMemory::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_keys.kept.reset();
    m_keys.isThere = true;
    m_keys.asked = 0;
}

void TestReferenceMemory::turnedOnInTheMiddleOfTheDayTheNextStartKnowsThem() {
    std::vector<SessionReferences> known;
    {
        Run first(*this);
        QVERIFY(first.open(false));
        QCOMPARE(first.references.state(), State::Off);
        first.references.setWanted(true);
        QCOMPARE(first.references.state(), State::Waiting);
        QTRY_VERIFY(first.isSettled());
        for (Row row = 0; row < first.desk.store.size(); ++row)
            known.push_back(referencesOf(first.desk.store.session(row)));
    }
    Run second(*this);
    second.desk.asksStripe = false;
    second.references.setWanted(true);
    second.desk.open();
    QTRY_VERIFY(second.isSettled());
    QCOMPARE(second.desk.store.size(), 400U);
    QCOMPARE(outlinesIn(second.desk.store), 400U); // Names are not known,
    QCOMPARE(second.withoutReferences(), 0U);      // but whatever a search for references needs.
    for (Row row = 0; row < second.desk.store.size(); ++row)
        QVERIFY(std::ranges::find(known, referencesOf(second.desk.store.session(row))) != known.end());
}

void TestReferenceMemory::nobodyAskedForItNothingIsAskedOfTheKeychain() {
    {
        Run run(*this);
        QVERIFY(run.open(false));
        run.desk.memory.forgetEverything();
    }
    QCOMPARE(m_keys.asked, 0);
    QVERIFY(sealedFiles().isEmpty());
}

void TestReferenceMemory::turnedOffNothingIsLeft() {
    Run run(*this);
    QVERIFY(run.open(true));
    QTRY_VERIFY(run.isSettled());
    QVERIFY(!sealedFiles().isEmpty());
    QSignalSpy forgotten(&run.references, &ReferenceMemory::forgotten);
    run.references.setWanted(false);
    QCOMPARE(run.references.state(), State::Off);
    QVERIFY(sealedFiles().isEmpty());
    QVERIFY(!m_keys.kept);
    QTRY_COMPARE(forgotten.count(), 1);
    QCOMPARE(forgotten.first(), (QVariantList{true, true}));
    QCOMPARE(run.desk.memory.state(), AccountMemory::State::Keeping); // The rest is.
    run.references.setWanted(true);
    QTRY_VERIFY(run.isSettled());
    QVERIFY(!sealedFiles().isEmpty());
}

void TestReferenceMemory::aKeyThatStaysIsToldToStay() {
    Run run(*this);
    QVERIFY(run.open(true));
    QTRY_VERIFY(run.isSettled());
    m_keys.isStubborn = true;
    QSignalSpy forgotten(&run.references, &ReferenceMemory::forgotten);
    run.references.setWanted(false);
    QTRY_COMPARE(forgotten.count(), 1);
    m_keys.isStubborn = false;
    QCOMPARE(forgotten.first(), (QVariantList{true, false}));
}

void TestReferenceMemory::forgettingEverythingTakesThemAlong() {
    Run run(*this);
    QVERIFY(run.open(true));
    QTRY_VERIFY(run.isSettled());
    QVERIFY(run.desk.memory.forgetEverything().isComplete());
    QVERIFY(QDir(m_directory->path()).isEmpty());
    QVERIFY(!m_keys.kept);
    QCOMPARE(run.references.state(), State::Off);
}

void TestReferenceMemory::withoutAKeychainNothingIsKept() {
    m_keys.isThere = false;
    Run run(*this);
    QVERIFY(run.open(true));
    QTRY_COMPARE(run.references.state(), State::NoKey);
    QVERIFY(sealedFiles().isEmpty());
    m_keys.isThere = true; // Unlocked meanwhile: ticked again.
    run.references.setWanted(false);
    run.references.setWanted(true);
    QTRY_VERIFY(run.isSettled());
}

void TestReferenceMemory::whileLockedTheKeyIsAway() {
    {
        Run run(*this);
        run.references.setWanted(true);
        run.desk.open();
        QTRY_VERIFY(run.isSettled());
        run.references.lock();
        QCOMPARE(run.references.state(), State::Waiting);
        QTRY_VERIFY(run.references.isKeyAway());
        const int asked = m_keys.asked;
        const std::size_t before = kept();
        run.desk.feed.loadFurther(SessionFeed::everything); // What was under way may still arrive.
        QTRY_COMPARE(run.desk.feed.state(), SessionFeed::State::Complete);
        QCOMPARE(run.references.state(), State::Waiting);
        QCOMPARE(m_keys.asked, asked);
        QCOMPARE(kept(), before);
        run.references.unlock();
        QTRY_VERIFY(run.isSettled());
        QCOMPARE(m_keys.asked, asked + 1);
        QVERIFY(kept() > before);
    }
    Run next(*this);
    next.desk.asksStripe = false;
    next.references.setWanted(true);
    next.desk.open();
    QTRY_VERIFY(next.isSettled());
    QCOMPARE(next.withoutReferences(), 0U);
}

void TestReferenceMemory::aKeychainThatLostItsKeyCostsTheReferencesAlone() {
    {
        Run run(*this);
        QVERIFY(run.open(true));
        QTRY_VERIFY(run.isSettled());
    }
    m_keys.kept.reset();
    Run run(*this);
    run.desk.asksStripe = false;
    run.references.setWanted(true);
    run.desk.open();
    QTRY_VERIFY(run.isSettled());
    QCOMPARE(run.desk.store.size(), 400U);
    QVERIFY(run.withoutReferences() > 350U); // All but the redacted ones, which have none.
}

QTEST_GUILESS_MAIN(TestReferenceMemory)
#include "tst_reference_memory.moc"
