// SPDX-License-Identifier: Apache-2.0
#include "sessions/KeptProgress.h"

#include <QTest>

namespace {

SessionId session(const char* text) {
    return *SessionId::fromText(QString::fromLatin1(text));
}

KeptProgress someProgress() {
    KeptProgress progress;
    progress.history.coverage.add({1'000, 2'000}, 5'000);
    progress.history.coverage.add({3'000, 4'000}, 6'000);
    progress.history.remaining = {{{2'500, 3'000}, session("vs_cursor"), 5'500},
                                  {{0, 1'000}, std::nullopt, 0}};
    progress.events.readUpTo = 7'000;
    progress.events.inOverlap.insert(*EventId::fromText(u"evt_1"), 6'950);
    progress.events.marks.insert(session("vs_new"), {6'990, 6'990});
    progress.events.marks.insert(session("vs_changed"), {6'991, std::nullopt});
    progress.reconciled = 4'000;
    return progress;
}

} // namespace

/// What is kept comes back as it was, or not at all.
class TestKeptProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBack();
    void nothingComesBackAsNothing();
    void whatIsNoProgressIsNone_data();
    void whatIsNoProgressIsNone();
    void changesComeBack();
    void changesThatCannotBeReadAreLeftOut();
};

void TestKeptProgress::everythingComesBack() {
    QVERIFY(keptProgressFrom(textOf(someProgress())) == someProgress());
}

void TestKeptProgress::nothingComesBackAsNothing() {
    QVERIFY(keptProgressFrom(textOf(KeptProgress())) == KeptProgress());
}

void TestKeptProgress::whatIsNoProgressIsNone_data() {
    QTest::addColumn<QByteArray>("text");
    const QByteArray whole = QByteArray::fromStdString(textOf(someProgress()));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << whole.chopped(1);
    QTest::newRow("no object") << QByteArray("[1]");
    const auto with = [&whole](const char* what, const char* by) {
        return QByteArray(whole).replace(what, by);
    };
    QTest::newRow("a stretch that ends before it begins") << with("[1000,2000,", "[2000,1000,");
    QTest::newRow("a stretch before all time") << with("[1000,2000,", "[-5,2000,");
    QTest::newRow("a stretch of words") << with("[1000,2000,", "[\"a\",2000,");
    QTest::newRow("a mark of no session") << with("vs_changed", "../changed");
}

void TestKeptProgress::whatIsNoProgressIsNone() {
    QFETCH(QByteArray, text);
    QVERIFY(!keptProgressFrom(text.toStdString()));
}

void TestKeptProgress::changesComeBack() {
    const SessionChanges changes{{session("vs_a"), {Outcome::Processing, Outcome::Verified}},
                                 {session("vs_b"), {std::nullopt, Outcome::Refused}}};
    QVERIFY(sessionChangesFrom(textOf(changes)) == changes);
}

void TestKeptProgress::changesThatCannotBeReadAreLeftOut() {
    const SessionChanges changes =
        sessionChangesFrom(R"({"vs_a":["","verified"],"nobody":["","verified"],"vs_b":["","splendid"]})");
    QCOMPARE(changes.size(), 1);
    QVERIFY(changes.contains(session("vs_a")));
}

QTEST_GUILESS_MAIN(TestKeptProgress)
#include "tst_kept_progress.moc"
