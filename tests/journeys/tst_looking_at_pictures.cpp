// SPDX-License-Identifier: Apache-2.0
#include "DeskAtWork.h"
#include "evidence_viewer/PictureView.h"
#include "models/journal/JournalSamples.h"

#include <QAbstractButton>
#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>

namespace {

constexpr int patience = 30'000;

/// Opens the newest verified session of a document, and its pictures.
void openPictures(DeskAtWork& desk) {
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
    desk.type(QStringLiteral("status:verified type:document redaction:none "));
    QTRY_VERIFY(desk.rows() > 1 && desk.rows() < 600);
    desk.clickRow(0);
    QTRY_VERIFY(desk.find<QAbstractButton>("showPictures", desk.detail()));
}

} // namespace

/// A reviewer and the pictures, over the whole desk.
class TestLookingAtPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lookAtADocumentAndGoOn() {
        DeskAtWork desk;
        openPictures(desk);
        desk.click(desk.find<QAbstractButton>("showPictures", desk.detail()));
        desk.giveReason();
        QTRY_VERIFY(desk.dialog("pictureViewer"));
        const QPointer<QWidget> viewer = desk.dialog("pictureViewer");
        QTRY_VERIFY(desk.find<PictureView>("picture", viewer));
        auto* picture = desk.find<PictureView>("picture", viewer);
        QVERIFY(!picture->isShown());
        // What was fetched stands in the journal as that, and as shown only what is on the screen.
        const auto isRecorded = [&desk](const std::string& deed) {
            const std::vector<WrittenEntry> entries = entriesIn(desk.journalPath());
            return std::ranges::any_of(entries, [&](const WrittenEntry& entry) {
                return entry.deed == deed && entry.outcome == "done" && entry.reason == "manual_review" &&
                       entry.session == desk.openId().toStdString();
            });
        };
        QVERIFY(isRecorded("picture_fetched"));
        QVERIFY(!isRecorded("picture_shown"));
        QTest::keyClick(picture, Qt::Key_Space);
        QTRY_VERIFY(picture->isShown());
        QVERIFY(isRecorded("picture_shown"));
        desk.clickRow(1);
        QTRY_VERIFY(!viewer);
    }

    void theNameTheyChooseStandsInTheJournal() {
        DeskAtWork desk;
        openPictures(desk);
        desk.window()->findChild<QAction*>(QStringLiteral("showLock"))->trigger();
        QTRY_VERIFY(desk.dialog("lockDialog"));
        QWidget* settings = desk.dialog("lockDialog");
        desk.find<QLineEdit>("operatorName", settings)->setFocus();
        QTest::keyClicks(desk.find<QLineEdit>("operatorName", settings), QStringLiteral(" Ana  Lima"));
        desk.click(desk.find<QAbstractButton>("close", settings));
        QTRY_VERIFY(!desk.dialog("lockDialog"));
        desk.window()->findChild<QAction*>(QStringLiteral("showJournal"))->trigger();
        QTRY_VERIFY(desk.dialog("journalDialog"));
        QVERIFY(desk.textOf("journalOperator", desk.dialog("journalDialog"))
                    .contains(operatorInWords(QStringLiteral("Ana Lima"))));
        desk.dialog("journalDialog")->close();
        QTRY_VERIFY(!desk.dialog("journalDialog"));
        desk.window()->activateWindow();
        desk.click(desk.find<QAbstractButton>("showPictures", desk.detail()));
        desk.giveReason();
        QTRY_VERIFY(desk.dialog("pictureViewer"));
        QTRY_VERIFY(desk.find<PictureView>("picture", desk.dialog("pictureViewer")));
        const WrittenEntry last = entriesIn(desk.journalPath()).back();
        QCOMPARE(QString::fromStdString(last.operatorName), QStringLiteral("Ana Lima"));
        QCOMPARE(QString::fromStdString(last.systemUser), systemUser());
        desk.startAgain(); // It is still theirs tomorrow.
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() > 0, patience);
        desk.window()->findChild<QAction*>(QStringLiteral("showLock"))->trigger();
        QTRY_VERIFY(desk.dialog("lockDialog"));
        QCOMPARE(desk.find<QLineEdit>("operatorName", desk.dialog("lockDialog"))->text(),
                 QStringLiteral("Ana Lima"));
    }

    void maskAllNowTakesThemAway() {
        DeskAtWork desk;
        openPictures(desk);
        desk.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        desk.giveReason();
        QTRY_VERIFY(desk.dialog("pictureViewer"));
        QWidget* viewer = desk.dialog("pictureViewer");
        QTRY_VERIFY(desk.find<PictureView>("picture", viewer));
        desk.click(desk.find<QAbstractButton>("maskAll"));
        QTRY_VERIFY(!desk.find<PictureView>("picture", viewer));
    }

    void theLockTakesTheirWindowAway() {
        DeskAtWork desk;
        openPictures(desk);
        desk.click(desk.find<QAbstractButton>("showPictures", desk.detail()));
        desk.giveReason();
        QTRY_VERIFY(desk.dialog("pictureViewer"));
        const QPointer<QWidget> viewer = desk.dialog("pictureViewer");
        desk.window()->findChild<QAction*>(QStringLiteral("lockNow"))->trigger();
        QTRY_VERIFY(!viewer);
        QVERIFY(desk.find<QWidget>("lockPage"));
    }

    void aKeyThatMayNotIsToldBeforeAnythingIsAsked() {
        DeskAtWork::Setting setting;
        setting.key = SandboxProcess::noFiles;
        DeskAtWork desk(setting);
        openPictures(desk);
        auto* show = desk.find<QAbstractButton>("showPictures", desk.detail());
        QTRY_VERIFY_WITH_TIMEOUT(!show->isEnabled(), patience);
        desk.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!desk.dialog("pictureViewer"));
        for (const QJsonValue& entry : desk.sandbox().log())
            QVERIFY(entry[QStringLiteral("path")].toString() != QStringLiteral("/v1/file_links"));
    }
};

QTEST_MAIN(TestLookingAtPictures)
#include "tst_looking_at_pictures.moc"
