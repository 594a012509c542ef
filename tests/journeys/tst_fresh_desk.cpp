// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSpinBox>

namespace {

constexpr int patience = 20'000;

/// The first row from there on with this status.
int rowWith(const DeskAtWork& desk, const QString& status, int from = 0) {
    for (int row = from; row < desk.rows(); ++row)
        if (desk.cell(row, SessionTableModel::StatusColumn) == status)
            return row;
    return -1;
}

QString idOf(const DeskAtWork& desk, int row) {
    return desk.list()->model()->index(row, 0).data(SessionTableModel::SessionIdRole).toString();
}

bool isMarked(const DeskAtWork& desk, int row) {
    return desk.list()->model()->index(row, 0).data(SessionTableModel::ChangedRole).toBool();
}

bool isFresh(const DeskAtWork& desk) {
    return desk.textOf("freshness").contains(QStringLiteral("As of"));
}

} // namespace

/// What changes meanwhile, what it costs, and a network that comes and goes.
class TestFreshDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatChangedIsMarkedUntilItIsOpened();
    void allCanBeMarkedAsSeen();
    void anOfflineDeskSaysSoAndComesBack();
    void readsAreCountedAndKept();
    void beyondTheCeilingTheDeskAsksFirst();
};

void TestFreshDesk::whatChangedIsMarkedUntilItIsOpened() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600 && isFresh(desk), patience);
    const int row = rowWith(desk, QStringLiteral("Never submitted"), 1);
    const QString id = idOf(desk, row);
    desk.sandbox().submit(id, QStringLiteral("document_expired"));
    desk.sandbox().createSessions(1);
    desk.press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 601, patience);
    QTRY_VERIFY(isMarked(desk, 0));
    QVERIFY(isMarked(desk, row + 1));
    QVERIFY(!isMarked(desk, row + 2));

    desk.type(QStringLiteral("is:changed "));
    QTRY_COMPARE(desk.rows(), 2);
    desk.clickRow(1);
    QTRY_COMPARE(desk.openId(), id);
    QTRY_COMPARE(desk.rows(), 1); // It is seen.
    QVERIFY(isMarked(desk, 0));
}

void TestFreshDesk::allCanBeMarkedAsSeen() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600 && isFresh(desk), patience);
    desk.sandbox().createSessions(3);
    desk.press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 603, patience);
    QTRY_VERIFY(isMarked(desk, 2));
    desk.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!isMarked(desk, 0) && !isMarked(desk, 1) && !isMarked(desk, 2));
}

void TestFreshDesk::anOfflineDeskSaysSoAndComesBack() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600 && isFresh(desk), patience);
    desk.clickRow(rowWith(desk, QStringLiteral("Refused")));
    QTRY_VERIFY(desk.find<QAbstractButton>("cancel", desk.detail()) &&
                desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
    desk.sandbox().stop();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(desk.textOf("freshness").contains(QStringLiteral("Offline since")), patience);
    QVERIFY(desk.textOf("freshness").contains(QStringLiteral("what you see is as of")));
    auto* cancel = desk.find<QAbstractButton>("cancel", desk.detail());
    QVERIFY(!cancel->isEnabled());
    QVERIFY(cancel->accessibleDescription().contains(QStringLiteral("cannot be reached")));
    desk.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!desk.dialog("confirmCancel"));
    QVERIFY(desk.textOf("said").contains(QStringLiteral("nothing was done")));
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("status:refused "));
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < 600);

    desk.sandbox().startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(desk), patience);
    QTRY_VERIFY(desk.find<QAbstractButton>("cancel", desk.detail())->isEnabled());
}

void TestFreshDesk::readsAreCountedAndKept() {
    QTemporaryDir home;
    DeskAtWork::Setting setting;
    setting.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    int reads = 0;
    {
        DeskAtWork desk(setting);
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600 && isFresh(desk), patience);
        auto* counter = desk.find<QAbstractButton>("reads");
        // What the key may do is still being asked.
        QTRY_COMPARE(counter->text(),
                     QStringLiteral("%1 of 10,000 this month").arg(desk.sandbox().log().size()));
        QVERIFY(counter->toolTip().contains(QStringLiteral("What has changed")));
        desk.window()->close();
        reads = static_cast<int>(desk.sandbox().log().size());
    }
    QFile file(home.filePath(QStringLiteral("reads.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject days = QJsonDocument::fromJson(file.readAll())[QStringLiteral("days")].toObject();
    QCOMPARE(days.size(), 1);
    DeskAtWork again(setting);
    QTRY_VERIFY_WITH_TIMEOUT(again.list() && again.rows() == 600 && isFresh(again), patience);
    QTRY_COMPARE(again.find<QAbstractButton>("reads")->text(),
                 QStringLiteral("%1 of 10,000 this month").arg(reads + again.sandbox().log().size()));
}

void TestFreshDesk::beyondTheCeilingTheDeskAsksFirst() {
    DeskAtWork desk;
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600 && isFresh(desk), patience);
    desk.click(desk.find<QAbstractButton>("reads"));
    QTRY_VERIFY(desk.dialog("readsDialog"));
    desk.find<QSpinBox>("ceiling", desk.dialog("readsDialog"))->setValue(1);
    QTRY_VERIFY(desk.find<QAbstractButton>("allowToday", desk.dialog("readsDialog")));
    QTest::keyClick(desk.dialog("readsDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!desk.dialog("readsDialog"));
    QTRY_VERIFY(desk.textOf("freshness").contains(QStringLiteral("ceiling")));
    desk.sandbox().createSessions(1);
    desk.sandbox().clearLog();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.dialog("ceilingQuestion"));
    QCOMPARE(desk.sandbox().log().size(), 0);
    desk.click(desk.find<QAbstractButton>("readAllTheSame", desk.dialog("ceilingQuestion")));
    QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), 601, patience);
    QTRY_VERIFY(isFresh(desk));
}

QTEST_MAIN(TestFreshDesk)
#include "tst_fresh_desk.moc"
