// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureView.h"
#include "journeys/DeskAtWork.h"
#include "models/journal/JournalSamples.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPointer>

namespace {

constexpr int patience = 20'000;
const QString words = QStringLiteral("a long walk home");

bool isLoaded(const DeskAtWork& desk) {
    return desk.list() && desk.rows() == 600 && desk.textOf("freshness").contains(QStringLiteral("As of"));
}

void command(const DeskAtWork& desk, const char* name) {
    desk.window()->findChild<QAction*>(QLatin1StringView(name))->trigger();
}

/// Every window on the screen but the desk's own.
QStringList otherWindows(const DeskAtWork& desk) {
    QStringList names;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget* window : windows)
        if (window != desk.window() && window->isVisible())
            names << QString::fromLatin1(window->metaObject()->className()) + u' ' + window->objectName();
    return names;
}

/// What has the keyboard, as a hand would find it.
QWidget* keyboardTarget() {
    QWidget* window = QApplication::activePopupWidget();
    if (!window)
        window = QApplication::activeModalWidget();
    if (!window)
        window = QApplication::activeWindow();
    if (!window)
        return nullptr;
    return window->focusWidget() ? window->focusWidget() : window;
}

/// Counts how often a widget was painted.
class Paints : public QObject {
public:
    explicit Paints(QWidget* widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        count += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

/// Presses the keys of the lock where the keyboard is. What is wrong in that very moment, before anything
/// else can happen; empty when nothing is.
QString lockByKeys(DeskAtWork& desk) {
    QWidget* page = desk.window()->findChild<QWidget*>(QStringLiteral("lockPage"));
    Paints paints(page);
    QWidget* target = keyboardTarget();
    if (!target)
        return QStringLiteral("Nothing has the keyboard.");
    QTest::keyClick(target, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    if (!page->isVisible())
        return QStringLiteral("The window is not locked.");
    if (paints.count == 0)
        return QStringLiteral("The locked window is not painted yet.");
    if (const QStringList others = otherWindows(desk); !others.isEmpty())
        return QStringLiteral("Still on the screen: ") + others.join(QStringLiteral(", "));
    return {};
}

bool unlock(DeskAtWork& desk) {
    desk.click(desk.find<QAbstractButton>("unlock"));
    desk.window()->activateWindow(); // Without a window manager nobody else does.
    return QTest::qWaitFor([&desk] { return desk.list() && desk.window()->isActiveWindow(); }, patience);
}

bool choosePassphrase(DeskAtWork& desk) {
    command(desk, "showLock");
    if (!QTest::qWaitFor([&desk] { return desk.dialog("lockDialog") != nullptr; }, patience))
        return false;
    QWidget* dialog = desk.dialog("lockDialog");
    desk.find<QLineEdit>("newPassphrase", dialog)->setFocus();
    QTest::keyClicks(desk.find<QLineEdit>("newPassphrase", dialog), words);
    QTest::keyClicks(desk.find<QLineEdit>("passphraseAgain", dialog), words);
    desk.click(desk.find<QAbstractButton>("choosePassphrase", dialog));
    if (!desk.find<QAbstractButton>("removePassphrase", dialog) || desk.everythingReadable().contains(words))
        return false;
    desk.click(desk.find<QAbstractButton>("close", dialog));
    if (!QTest::qWaitFor([&desk] { return !desk.dialog("lockDialog"); }, patience))
        return false;
    desk.window()->activateWindow();
    return QTest::qWaitFor([&desk] { return desk.window()->isActiveWindow(); }, patience);
}

QString typeWrongPassphrase(DeskAtWork& desk) {
    desk.type(QStringLiteral("let me in"));
    desk.press(Qt::Key_Return);
    (void)QTest::qWaitFor([&desk] { return !desk.textOf("lockTrouble").isEmpty(); }, patience);
    return desk.textOf("lockTrouble");
}

/// Somebody else's program at the files of journal and cache: for the desk a disk that does not answer.
class BusyDisk {
public:
    explicit BusyDisk(const DeskAtWork& desk) {
        QStringList files{desk.journalPath()};
        for (QDirIterator it(desk.cachePath(), {QStringLiteral("*.cache")}, QDir::Files); it.hasNext();)
            files << it.next();
        for (const QString& file : std::as_const(files)) {
            auto& database = m_databases.emplace_back(std::make_unique<Database>());
            m_isBusy = database->open(file) && database->run("BEGIN IMMEDIATE") && m_isBusy;
        }
    }
    bool isBusy() const { return m_isBusy && m_databases.size() > 1; }
    void answerAgain() { m_databases.clear(); }

private:
    std::vector<std::unique_ptr<Database>> m_databases;
    bool m_isBusy = true;
};

bool hasEntry(const QString& journal, const char* deed, const char* outcome) {
    const std::vector<WrittenEntry> entries = entriesIn(journal);
    return std::ranges::any_of(
        entries, [&](const WrittenEntry& entry) { return entry.deed == deed && entry.outcome == outcome; });
}

/// Opens the newest verified session of a document.
bool openDocument(DeskAtWork& desk) {
    desk.type(QStringLiteral("status:verified type:document redaction:none "));
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 1 && desk.rows() < 600; }, patience))
        return false;
    desk.clickRow(0);
    return QTest::qWaitFor(
        [&desk] {
            auto* show = desk.find<QAbstractButton>("showPictures", desk.detail());
            return show && show->isEnabled();
        },
        patience);
}

} // namespace

/// Somebody leaves their desk, and somebody else comes by.
class TestLocked : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfTheDeskIsSeenAndNothingIsAsked() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QTRY_VERIFY(!desk.openId().isEmpty());
        QVERIFY(choosePassphrase(desk));
        const QString open = desk.openId();
        command(desk, "showJournal");
        QTRY_VERIFY(desk.dialog("journalDialog") && desk.dialog("journalDialog")->isActiveWindow());
        QCOMPARE(lockByKeys(desk), QString());
        QVERIFY(!desk.list());
        QVERIFY(!desk.detail());
        QCOMPARE(desk.window()->windowTitle(), QStringLiteral("Verification Desk – locked"));
        for (const char* name : {"refresh", "redactSession", "cancelSession", "showKeyCard", "copyId"})
            QVERIFY2(!desk.window()->findChild<QAction*>(QLatin1StringView(name))->isEnabled(), name);
        desk.sandbox().clearLog();
        desk.sandbox().createSessions(3);
        desk.press(Qt::Key_F5);
        desk.press(Qt::Key_R, Qt::ControlModifier);
        desk.window()->showMinimized(); // Whoever comes back is shown what is new: not while it is locked.
        desk.window()->showNormal();
        desk.window()->activateWindow();
        QTRY_VERIFY(desk.window()->isActiveWindow());
        desk.find<QLineEdit>("passphrase")->setFocus();
        QVERIFY(typeWrongPassphrase(desk).contains(QStringLiteral("not the passphrase"))); // Takes its time.
        QCOMPARE(desk.sandbox().log(), QJsonArray());
        desk.type(words);
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.list());
        QTRY_COMPARE(desk.openId(), open);
        QVERIFY(desk.window()->findChild<QAction*>(QStringLiteral("refresh"))->isEnabled());
        QTRY_VERIFY(!desk.sandbox().log().isEmpty()); // The log tells what is asked, once something is.
    }

    void theKeysLockFromEveryWindow() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QTRY_VERIFY(!desk.openId().isEmpty());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        int windows = 0;
        for (const char* name : {"showKeys", "showJournal", "showReads", "showKept", "showNotes", "showLock",
                                 "showKeyCard", "exportShown", "loadEverythingCommand", "saveViewCommand",
                                 "revealAll", "cancelSession", "redactSession"}) {
            if (!desk.window()->findChild<QAction*>(QLatin1StringView(name))->isEnabled())
                continue;
            command(desk, name);
            if (!QTest::qWaitFor([&desk] { return !otherWindows(desk).isEmpty(); }, 500))
                continue; // Not for this session, or no window: the commands below open theirs for sure.
            ++windows;
            const QString wrong = lockByKeys(desk);
            QVERIFY2(wrong.isEmpty(), qPrintable(QLatin1StringView(name) + QStringLiteral(": ") + wrong));
            QVERIFY2(unlock(desk), name);
            QVERIFY2(otherWindows(desk).isEmpty(), name); // None of them is back.
        }
        QVERIFY2(windows >= 8, qPrintable(QString::number(windows)));
        QMenu* menu = desk.window()->findChild<QMenu*>();
        menu->popup(desk.window()->mapToGlobal(QPoint(20, 20)));
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(lockByKeys(desk), QString());
        QVERIFY(unlock(desk));
    }

    void thePicturesWindowMasksAndLocks() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QVERIFY(openDocument(desk));
        desk.click(desk.find<QAbstractButton>("showPictures", desk.detail()));
        desk.giveReason();
        QTRY_VERIFY(desk.dialog("pictureViewer") && desk.dialog("pictureViewer")->isActiveWindow());
        const QPointer<QWidget> viewer = desk.dialog("pictureViewer");
        QTRY_VERIFY(desk.find<PictureView>("picture", viewer));
        auto* picture = desk.find<PictureView>("picture", viewer);
        picture->setFocus();
        picture->setShown(true);
        QTest::keyClick(picture, Qt::Key_M, Qt::ControlModifier);
        QVERIFY(picture->isEmpty());
        desk.click(desk.find<QAbstractButton>("loadPicture", viewer));
        QTRY_VERIFY(!picture->isEmpty());
        picture->setFocus();
        picture->setShown(true);
        QCOMPARE(lockByKeys(desk), QString());
        QTRY_VERIFY(!viewer);
        QVERIFY(unlock(desk));
        QVERIFY(otherWindows(desk).isEmpty());
    }

    /// A journal and a cache whose disk does not answer: the screen is blank all the same, and what waited
    /// for them is shown to nobody when they do.
    void aDiskThatDoesNotAnswerKeepsNothingOnTheScreen() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QVERIFY(openDocument(desk));
        command(desk, "revealAll");
        desk.giveReason();
        QTRY_VERIFY(hasEntry(desk.journalPath(), "revealed", "done"));
        QClipboard& clipboard = *QGuiApplication::clipboard();
        clipboard.setText(QStringLiteral("before"));
        BusyDisk disk(desk);
        QVERIFY(disk.isBusy());
        command(desk, "maskAllNow");
        command(desk, "revealAll");
        command(desk, "showPicturesCommand");
        command(desk, "copyId");
        desk.window()->activateWindow();
        QTRY_VERIFY(desk.window()->isActiveWindow());
        QCOMPARE(lockByKeys(desk), QString());
        QCOMPARE(clipboard.text(), QStringLiteral("before"));
        disk.answerAgain();
        QTRY_VERIFY_WITH_TIMEOUT(hasEntry(desk.journalPath(), "copied", "refused"), patience);
        QCOMPARE(clipboard.text(), QStringLiteral("before"));
        QCOMPARE(otherWindows(desk), QStringList());
        QVERIFY(unlock(desk));
        QTRY_VERIFY(desk.find<QWidget>("reveal", desk.detail()));
        QVERIFY(!desk.find<QWidget>("copyValue", desk.detail())); // Nothing of it is revealed.
        QCOMPARE(otherWindows(desk), QStringList());
    }

    /// What was under way when the lock came: its window never comes on the screen.
    void aWindowThatComesLateIsNotShown() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "lockNow");
        QVERIFY(desk.find<QWidget>("lockPage"));
        QDialog late(desk.window());
        late.show();
        QVERIFY(!late.windowHandle() || !late.windowHandle()->isVisible());
        QTRY_VERIFY(!late.isVisible());
        QVERIFY(unlock(desk));
        late.show(); // Whoever asks for it again gets it.
        QVERIFY(late.windowHandle()->isVisible());
    }

    void thePassphraseOpensItAndNothingElseDoes() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QVERIFY(choosePassphrase(desk));
        QCOMPARE(lockByKeys(desk), QString());
        desk.click(desk.find<QAbstractButton>("unlock")); // With nothing typed.
        QVERIFY(desk.find<QWidget>("lockPage"));
        QCOMPARE(QApplication::focusWidget(), desk.find<QLineEdit>("passphrase"));
        QVERIFY(typeWrongPassphrase(desk).contains(QStringLiteral("not the passphrase")));
        desk.type(words); // Over what was typed before.
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.list());
        desk.startAgain(); // It is still the same one tomorrow.
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "lockNow");
        QTRY_VERIFY(desk.find<QLineEdit>("passphrase"));
        desk.type(words);
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(desk.list());
    }

    /// And back, on the same list.
    void anotherKeyIsConnectedWhileTheListIsOnShow() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "useAnotherKey");
        QTRY_VERIFY(desk.find<QLineEdit>("key"));
        desk.find<QLineEdit>("key")->setText(QLatin1StringView(SandboxProcess::readOnly));
        desk.click(desk.find<QAbstractButton>("connect"));
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    }

    /// A key that is only being tried is given up: it neither opens the desk nor stays in its field.
    void aLockDuringATrialGivesItUp() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        command(desk, "useAnotherKey");
        QTRY_VERIFY(desk.find<QLineEdit>("key"));
        desk.sandbox().mishap(QStringLiteral("timeout"));
        desk.find<QLineEdit>("key")->setText(QLatin1StringView(SandboxProcess::readOnly));
        desk.click(desk.find<QAbstractButton>("connect"));
        QVERIFY(desk.find<QLineEdit>("key")->isReadOnly());
        command(desk, "lockNow");
        QVERIFY(desk.find<QLineEdit>("key"));
        QVERIFY(desk.find<QLineEdit>("key")->text().isEmpty());
        QVERIFY(!desk.find<QLineEdit>("key")->isReadOnly());
        QVERIFY(!desk.list());
    }

    void whoForgotThePassphraseConnectsAnew() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
        QVERIFY(choosePassphrase(desk));
        command(desk, "lockNow");
        QTRY_VERIFY(desk.find<QWidget>("lockPage"));
        desk.click(desk.find<QAbstractButton>("lockAnotherKey"));
        QTRY_VERIFY(desk.find<QLineEdit>("key"));
        QVERIFY(!desk.find<QWidget>("lockPage"));
        desk.find<QLineEdit>("key")->setText(QLatin1StringView(SandboxProcess::sensitiveAll));
        desk.click(desk.find<QAbstractButton>("connect"));
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(desk), patience);
    }
};

QTEST_MAIN(TestLocked)
#include "tst_locked.moc"
