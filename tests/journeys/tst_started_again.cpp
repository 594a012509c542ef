// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>

namespace {

constexpr int patience = 20'000;
constexpr int sessions = 600;
const QString unknown = QStringLiteral("…");

/// The same world however often the sandbox is started.
DeskAtWork::Setting sameWorld() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QString::number(sessions), QStringLiteral("--seed"),
                       QStringLiteral("7"),          QStringLiteral("--now"),   QStringLiteral("1790000000")};
    return setting;
}

bool isFresh(const DeskAtWork& desk) {
    return desk.textOf("freshness").contains(QStringLiteral("As of"));
}

bool isLoaded(const DeskAtWork& desk) {
    return desk.list() && desk.rows() == sessions && isFresh(desk);
}

/// A row in sight of which only the outline is known; -1 when there is none.
int unknownRowInSight(const DeskAtWork& desk) {
    const QTableView* list = desk.list();
    const int last = list->rowAt(list->viewport()->height() - 1);
    for (int row = list->rowAt(0); row <= (last < 0 ? desk.rows() - 1 : last); ++row)
        if (desk.cell(row, SessionTableModel::PersonColumn) == unknown)
            return row;
    return -1;
}

int filesKept(const DeskAtWork& desk) {
    int count = 0;
    QDirIterator it(desk.cachePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

/// The second day with the desk.
class TestStartedAgain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingIsThereAtOnceAndNamesComeWhereOneLooks();
    void withoutANetworkOneCanStillLookAndFilter();
    void allNamesComeForAPriceToldFirst();
    void aSearchSaysWhatItCouldNotSee();
    void everythingKeptCanBeForgotten();
    void withoutAKeychainReferencesAreNotKeptAndItSaysSo();
};

void TestStartedAgain::everythingIsThereAtOnceAndNamesComeWhereOneLooks() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.sandbox().clearLog();
    desk.startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    // The newest page is always read anew; further down are rows as they were kept.
    QCOMPARE(desk.cell(sessions - 1, SessionTableModel::PersonColumn), unknown);
    QVERIFY(desk.cell(sessions - 1, SessionTableModel::StatusColumn) != unknown);
    QTRY_VERIFY(desk.textOf("namesKnown").contains(QStringLiteral("names of 100")));
    desk.list()->setFocus();
    desk.press(Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(unknownRowInSight(desk), -1, patience);
    QCOMPARE(desk.cell(sessions / 2, SessionTableModel::PersonColumn), unknown);
    int lists = 0;
    for (const QJsonValue& entry : desk.sandbox().log())
        lists +=
            entry[QStringLiteral("path")].toString() == QStringLiteral("/v1/identity/verification_sessions")
                ? 1
                : 0;
    QVERIFY2(lists <= 3, qPrintable(QString::number(lists)));
}

void TestStartedAgain::withoutANetworkOneCanStillLookAndFilter() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.sandbox().stop();
    desk.startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == sessions, patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.textOf("freshness").contains(QStringLiteral("Offline since")), patience);
    QVERIFY(desk.textOf("freshness").contains(QStringLiteral("what you see is as of")));
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("status:refused "));
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < sessions);
    for (int row = 0; row < desk.rows(); ++row)
        QCOMPARE(desk.cell(row, SessionTableModel::StatusColumn), QStringLiteral("Refused"));

    desk.sandbox().startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(desk), patience);
}

void TestStartedAgain::allNamesComeForAPriceToldFirst() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    QTRY_VERIFY(desk.find<QAbstractButton>("loadNames"));
    desk.click(desk.find<QAbstractButton>("loadNames"));
    QTRY_VERIFY(desk.dialog("loadNamesQuestion"));
    QWidget* question = desk.dialog("loadNamesQuestion");
    QVERIFY(question->property("informativeText").toString().contains(QStringLiteral("500 sessions")));
    desk.click(desk.find<QAbstractButton>("loadNamesNow", question));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.find<QWidget>("namesKnown"), patience);
    QVERIFY(!desk.find<QWidget>("loadNames"));
    for (int row = 0; row < sessions; ++row)
        QVERIFY(desk.cell(row, SessionTableModel::PersonColumn) != unknown);
}

void TestStartedAgain::aSearchSaysWhatItCouldNotSee() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("person:qqzz "));
    QTRY_COMPARE(desk.rows(), 0);
    QTRY_COMPARE(desk.textOf("filterCoverage"), QStringLiteral("of 600, names of 100"));
    QVERIFY(desk.everythingReadable().contains(
        QStringLiteral("None of the 100 sessions whose names are loaded matches.")));
    QVERIFY(desk.everythingReadable().contains(QStringLiteral("Load all names…")));
}

void TestStartedAgain::everythingKeptCanBeForgotten() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.window()->findChild<QAction*>(QStringLiteral("showKept"))->trigger();
    QTRY_VERIFY(desk.dialog("keptDialog"));
    QWidget* dialog = desk.dialog("keptDialog");
    QTRY_VERIFY(desk.textOf("keptNow", dialog).contains(QStringLiteral("kept as it changes")));
    QVERIFY(filesKept(desk) >= 2); // The file, and the note of whose key it is.
    desk.click(desk.find<QAbstractButton>("forgetEverything", dialog));
    QVERIFY(filesKept(desk) >= 2); // It only asks.
    QVERIFY(desk.textOf("keptTold", dialog).contains(QStringLiteral("cannot be undone")));
    desk.click(desk.find<QAbstractButton>("forgetEverything", dialog));
    QCOMPARE(filesKept(desk), 0);
    QCOMPARE(desk.rows(), sessions); // What is on screen stays.
    desk.find<QCheckBox>("keepSessions", dialog)->click();
    QTest::keyClick(dialog, Qt::Key_Escape);
    desk.startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    QCOMPARE(filesKept(desk), 0); // As it was chosen.
}

void TestStartedAgain::withoutAKeychainReferencesAreNotKeptAndItSaysSo() {
    DeskAtWork desk(sameWorld());
    QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    desk.window()->findChild<QAction*>(QStringLiteral("showKept"))->trigger();
    QTRY_VERIFY(desk.dialog("keptDialog"));
    QWidget* dialog = desk.dialog("keptDialog");
    auto* references = desk.find<QCheckBox>("keepReferences", dialog);
    QVERIFY(references->isEnabled() && !references->isChecked()); // Nobody is opted in.
    const int files = filesKept(desk);
    const int height = dialog->height();
    desk.click(references);
    QTRY_VERIFY(desk.textOf("referencesNow", dialog).contains(QStringLiteral("no keychain here")));
    QVERIFY(dialog->height() > height); // Nothing is cut short.
    QCOMPARE(filesKept(desk), files);
    desk.click(references);
    QTRY_VERIFY(desk.textOf("referencesNow", dialog).isEmpty());
}

QTEST_MAIN(TestStartedAgain)
#include "tst_started_again.moc"
