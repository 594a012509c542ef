// SPDX-License-Identifier: Apache-2.0
#include "PictureSamples.h"
#include "evidence_viewer/BlurCountdown.h"
#include "evidence_viewer/PictureCard.h"
#include "evidence_viewer/PictureTools.h"
#include "evidence_viewer/PictureViewer.h"
#include "journal/Journal.h"
#include "models/stripe/Answers.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"
#include "sessions/ReviewedSession.h"
#include "support/DeskOnSandbox.h"

#include <QDir>
#include <QDirIterator>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace {

/// A desk with a verified session that has a front and a selfie open, and the window over it.
struct DeskWithViewer : DeskOnSandbox {
    explicit DeskWithViewer(const char* key = SandboxProcess::sensitiveAll)
        : DeskOnSandbox({}, key)
        , reviewed(client, store)
        , pictures(client, nullptr) {
        feed.start(300);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Idle); }();
        QObject::connect(&reviewed, &ReviewedSession::changed, &pictures,
                         [this] { pictures.setSession(reviewed.session(), reviewed.report()); });
        reviewed.open(firstLoaded([](const VerificationSession& session) {
            return session.status.value == SessionStatus::Verified && session.lastReport &&
                   !session.isRedactionRequested() && session.options.document &&
                   session.options.document->requireMatchingSelfie;
        }));
        [this] { QTRY_COMPARE(reviewed.state(), ReviewedSession::State::Current); }();
    }
    ~DeskWithViewer() { delete viewer; }
    void openViewer() {
        viewer = new PictureViewer(pictures, reviewed.report(), QStringLiteral("ada"),
                                   [this] { return client.now(); });
        viewer->setAttribute(Qt::WA_DeleteOnClose);
        viewer->show();
        pictures.askForAll();
    }
    void waitForPictures() {
        for (PictureCard* card : viewer->cards())
            QTRY_VERIFY(!card->view().isEmpty());
    }
    PictureCard& card(qsizetype index = 0) const { return *viewer->cards()[index]; }
    QString sentence() const {
        return card().findChild<ValueLabel*>(QStringLiteral("pictureSentence"))->text();
    }

    ReviewedSession reviewed;
    SessionPictures pictures;
    QPointer<PictureViewer> viewer;
};

QStringList filesUnder(const QStringList& directories) {
    QStringList files;
    for (const QString& directory : directories)
        for (QDirIterator it(directory, QDir::Files | QDir::Hidden | QDir::System,
                             QDirIterator::Subdirectories);
             it.hasNext();)
            files << it.next();
    files.sort();
    return files;
}

} // namespace

/// The window with the open session's pictures, over a sandbox.
class TestPictureViewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPictureOfTheAttemptHasItsCard();
    void theKeyboardAloneShowsThemAll();
    void theToolsActOnThePictureWithTheKeyboard();
    void sShowsOneAlone();
    void everythingInItHasANameForAScreenReader();
    void closingDropsThePictures();
    void anotherSessionClosesIt();
    void redactionEmptiesItAndSaysSo();
    void droppedOnesAreLoadedAgainByALink();
    void aRefusalShowsStripesRequestAndTriesAgain();
    void aJournalThatCannotBeWrittenIsSaid();
    void hostilePicturesAreSaidInWords_data();
    void hostilePicturesAreSaidInWords();
    void aShownPictureIsBlurredAgainWhenNobodyUsesItsWindow();
    void theTimeThatIsLeftStandsBesideWhatIsShown();
    void handsInThisWindowAndInNoOtherStartTheTimeAgain_data();
    void handsInThisWindowAndInNoOtherStartTheTimeAgain();
    void noFileIsWrittenAnywhere();
};

void TestPictureViewer::everyPictureOfTheAttemptHasItsCard() {
    DeskWithViewer desk;
    desk.openViewer();
    QCOMPARE(desk.viewer->cards().size(), qsizetype(picturesIn(*desk.reviewed.report()).size()));
    QVERIFY(desk.viewer->cards().size() >= 2);
    QCOMPARE(desk.card().kind(), PictureKind::DocumentFront);
    QCOMPARE(desk.viewer->cards().last()->kind(), PictureKind::Selfie);
    desk.waitForPictures();
    for (PictureCard* card : desk.viewer->cards())
        QVERIFY(!card->view().isShown());
    QVERIFY(!desk.viewer->isModal());
    QVERIFY(!desk.viewer->windowTitle().contains(desk.reviewed.session()->personName()));
}

void TestPictureViewer::theKeyboardAloneShowsThemAll() {
    DeskWithViewer desk;
    desk.openViewer();
    QVERIFY(QTest::qWaitForWindowActive(desk.viewer));
    desk.waitForPictures();
    QTRY_VERIFY(desk.card().view().hasFocus());
    for (PictureCard* card : desk.viewer->cards()) {
        for (int tabs = 0; tabs < 4 && !card->view().hasFocus(); ++tabs)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(card->view().hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(card->view().isShown());
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!desk.viewer);
}

void TestPictureViewer::theToolsActOnThePictureWithTheKeyboard() {
    DeskWithViewer desk;
    desk.openViewer();
    QVERIFY(QTest::qWaitForWindowActive(desk.viewer));
    desk.waitForPictures();
    PictureView& view = desk.viewer->cards().last()->view();
    view.setFocus();
    const auto press = [&](const char* name) {
        QTest::mouseClick(desk.viewer->findChild<QToolButton*>(QLatin1StringView(name)), Qt::LeftButton);
    };
    for (const char* name : {"showPicture", "zoomIn", "zoomIn", "zoomOut", "turnRight", "brighten"})
        press(name);
    QVERIFY(view.isShown());
    QCOMPARE(view.zoom(), 1.25);
    QCOMPARE(view.quarterTurns(), 1);
    QCOMPARE(view.brightness(), 1);
    for (const char* name : {"fit", "turnLeft", "darken", "darken", "evenOut", "showPicture"})
        press(name);
    QVERIFY(!view.isShown());
    QCOMPARE(view.zoom(), 1.0);
    QCOMPARE(view.quarterTurns(), 0);
    QCOMPARE(view.brightness(), 0);
    QVERIFY(!desk.card().view().isShown());
}

void TestPictureViewer::sShowsOneAlone() {
    DeskWithViewer desk;
    desk.openViewer();
    QVERIFY(QTest::qWaitForWindowActive(desk.viewer));
    desk.waitForPictures();
    QTRY_VERIFY(desk.card().view().hasFocus());
    QTest::keyClick(&desk.card().view(), Qt::Key_S);
    QVERIFY(desk.card().isVisible());
    QVERIFY(!desk.viewer->cards().last()->isVisible());
    QTest::keyClick(&desk.card().view(), Qt::Key_S);
    QVERIFY(desk.viewer->cards().last()->isVisible());
}

void TestPictureViewer::everythingInItHasANameForAScreenReader() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    int controls = 0;
    for (QWidget* widget : desk.viewer->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        ++controls;
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && button->text().size() > 1),
                 qPrintable(widget->objectName()));
    }
    QVERIFY(controls > 10);
    QVERIFY(desk.card().view().accessibleName().startsWith(QStringLiteral("Document, front")));
    QVERIFY(desk.card().view().accessibleDescription().startsWith(QStringLiteral("Blurred")));
    auto* toggle = desk.card().findChild<LinkButton*>(QStringLiteral("togglePicture"));
    QCOMPARE(toggle->accessibleName(), QStringLiteral("Document, front, blurred, show"));
    toggle->click();
    QVERIFY(desk.card().view().isShown());
    QCOMPARE(toggle->accessibleName(), QStringLiteral("Document, front, shown, blur"));
}

void TestPictureViewer::closingDropsThePictures() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    QCOMPARE(desk.pictures.find(PictureKind::DocumentFront)->state, SessionPictures::State::Here);
    desk.viewer->close();
    QTRY_VERIFY(!desk.viewer);
    for (const SessionPictures::Picture& picture : desk.pictures.pictures()) {
        QCOMPARE(picture.state, SessionPictures::State::NotAsked);
        QVERIFY(picture.bytes.isEmpty());
    }
}

void TestPictureViewer::anotherSessionClosesIt() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    desk.reviewed.open(desk.firstLoaded(Outcome::NeverSubmitted));
    QVERIFY(!desk.viewer->isVisible());
    QTRY_VERIFY(!desk.viewer);
}

void TestPictureViewer::redactionEmptiesItAndSaysSo() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    desk.card().view().setShown(true);
    desk.sandbox.actElsewhere(desk.reviewed.id().text(), QStringLiteral("redact"));
    desk.reviewed.refresh();
    QTRY_VERIFY(desk.pictures.isErased());
    QVERIFY(desk.viewer->isVisible());
    for (PictureCard* card : desk.viewer->cards())
        QVERIFY(card->view().isEmpty());
    QCOMPARE(desk.sentence(), QStringLiteral("Erased with the redaction."));
    QVERIFY(!desk.card().findChild<LinkButton*>(QStringLiteral("loadPicture"))->isVisible());
}

void TestPictureViewer::droppedOnesAreLoadedAgainByALink() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    desk.card().view().setShown(true);
    desk.pictures.dropAll(); // As a lock or a loss of focus does.
    for (PictureCard* card : desk.viewer->cards())
        QVERIFY(card->view().isEmpty());
    auto* load = desk.card().findChild<LinkButton*>(QStringLiteral("loadPicture"));
    QVERIFY(load->isVisible());
    load->click();
    QTRY_VERIFY(!desk.card().view().isEmpty());
    QVERIFY(!desk.card().view().isShown());
}

void TestPictureViewer::aRefusalShowsStripesRequestAndTriesAgain() {
    DeskWithViewer desk;
    desk.sandbox.mishap(QStringLiteral("forbidden"), 1,
                        {{QStringLiteral("path"), QStringLiteral("/v1/file_links")}});
    desk.openViewer();
    auto* notice = desk.card().findChild<ErrorNotice*>(QStringLiteral("pictureFailure"));
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->findChild<ValueLabel*>(QStringLiteral("requestId"))
                ->text()
                .startsWith(QStringLiteral("req_")));
    QVERIFY(QTest::qWaitForWindowActive(desk.viewer));
    QTRY_VERIFY(desk.card(1).view().hasFocus()); // The next one, as long as the first has not come.
    notice->findChild<LinkButton*>(QStringLiteral("noticeLink"))->click();
    QTRY_VERIFY(!desk.card().view().isEmpty());
    QVERIFY(desk.card().view().isVisible());
}

void TestPictureViewer::aJournalThatCannotBeWrittenIsSaid() {
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal.sqlite"));
    QDir().mkpath(path); // A directory stands in the place of the file.
    DeskWithViewer desk;
    Journal journal([] { return Journal::Time{1'790'000'000, JournalClock::Machine}; });
    journal.open(path);
    SessionPictures recorded(desk.client, &journal);
    recorded.setSession(desk.reviewed.session(), desk.reviewed.report());
    PictureViewer viewer(recorded, desk.reviewed.report(), QStringLiteral("ada"), [] { return 0; });
    viewer.show();
    recorded.askForAll();
    const auto* sentence = viewer.cards().first()->findChild<ValueLabel*>(QStringLiteral("pictureSentence"));
    QTRY_VERIFY(sentence->text().startsWith(QStringLiteral("Not shown, since it cannot be recorded.")));
    QVERIFY(viewer.cards().first()->view().isEmpty());
}

void TestPictureViewer::hostilePicturesAreSaidInWords_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("offersAgain");
    const QByteArray good = samples::encoded(samples::document(), "JPEG");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty") << true;
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>")
                         << QStringLiteral("neither a JPEG nor a PNG") << false;
    QTest::newRow("half a JPEG") << good.left(good.size() / 2) << QStringLiteral("damaged") << true;
    QByteArray huge = good;
    const qsizetype frame = huge.indexOf("\xff\xc0");
    huge.replace(frame + 5, 4, QByteArray("\xff\xdc\xff\xdc", 4));
    QTest::newRow("four billion pixels") << huge << QStringLiteral("larger than the desk opens") << false;
}
void TestPictureViewer::hostilePicturesAreSaidInWords() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    QFETCH(bool, offersAgain);
    ScriptedServer server;
    StripeClient client(server.url(), answers::quick());
    client.setKey(answers::someKey());
    server.next(answers::json(200, R"({"id":"link_1","object":"file_link","file":"file_1","url":")" +
                                       server.url().toEncoded() + R"(/links/x"})"));
    server.next({200, bytes, {{"Content-Type", "image/jpeg"}}}); // Whatever it calls itself.
    SessionPictures pictures(client, nullptr);
    VerificationSession session;
    session.id = *SessionId::fromText(QStringLiteral("vs_1"));
    VerificationReport report;
    report.document.emplace().files = {*FileId::fromText(QStringLiteral("file_1"))};
    pictures.setSession(session, report);
    PictureViewer viewer(pictures, report, QStringLiteral("ada"), [] { return 0; });
    viewer.show();
    pictures.askForAll();
    PictureCard& card = *viewer.cards().first();
    const auto* sentence = card.findChild<ValueLabel*>(QStringLiteral("pictureSentence"));
    QTRY_VERIFY(sentence->text().contains(words));
    QVERIFY(card.view().isEmpty());
    QCOMPARE(card.findChild<LinkButton*>(QStringLiteral("loadPicture"))->isVisible(), offersAgain);
    if (offersAgain) {
        server.next(answers::json(200, R"({"id":"link_2","object":"file_link","file":"file_1","url":")" +
                                           server.url().toEncoded() + R"(/links/y"})"));
        server.next({200, samples::encoded(samples::document(), "JPEG"), {}});
        card.findChild<LinkButton*>(QStringLiteral("loadPicture"))->click();
        QTRY_VERIFY(!card.view().isEmpty());
    }
}

void TestPictureViewer::aShownPictureIsBlurredAgainWhenNobodyUsesItsWindow() {
    DeskWithViewer desk;
    desk.openViewer();
    QCOMPARE(desk.viewer->countdown().time(), std::chrono::milliseconds(ReviewedSession::revealTime));
    desk.viewer->countdown().setTime(std::chrono::milliseconds(1));
    desk.waitForPictures();
    desk.card(0).view().setShown(true);
    desk.card(1).view().setShown(true);
    QVERIFY(desk.viewer->countdown().isRunning());
    QTRY_VERIFY(!desk.card(0).view().isShown());
    QVERIFY(!desk.card(1).view().isShown());
    QVERIFY(!desk.viewer->countdown().isRunning());
    QVERIFY(!desk.card(0).view().isEmpty()); // It is still there to be shown again.
}

void TestPictureViewer::theTimeThatIsLeftStandsBesideWhatIsShown() {
    DeskWithViewer desk;
    desk.openViewer();
    desk.viewer->countdown().setTime(std::chrono::hours(1));
    desk.waitForPictures();
    const auto timeLeft = [&desk](qsizetype card) {
        return desk.card(card).findChild<ValueLabel*>(QStringLiteral("pictureTimeLeft"));
    };
    QVERIFY(!timeLeft(0)->isVisible());
    desk.card(0).view().setShown(true);
    QVERIFY(timeLeft(0)->isVisible());
    QVERIFY(timeLeft(0)->text().endsWith(QStringLiteral(" s")));
    QVERIFY(timeLeft(0)->text().startsWith(u'3'));
    QVERIFY(!timeLeft(1)->isVisible());
    desk.card(0).view().setShown(false);
    QVERIFY(!timeLeft(0)->isVisible());
    QVERIFY(!desk.viewer->countdown().isRunning());
}

void TestPictureViewer::handsInThisWindowAndInNoOtherStartTheTimeAgain_data() {
    QTest::addColumn<int>("hand");
    QTest::addColumn<bool>("isHere");
    QTest::addColumn<bool>("counts");
    for (const bool isHere : {true, false}) {
        const QByteArray place = isHere ? "here" : "in another window";
        QTest::newRow(("key " + place).constData()) << 0 << isHere << isHere;
        QTest::newRow(("pointer over a picture " + place).constData()) << 1 << isHere << isHere;
        QTest::newRow(("pointer over the window " + place).constData()) << 2 << isHere << isHere;
    }
}
void TestPictureViewer::handsInThisWindowAndInNoOtherStartTheTimeAgain() {
    QFETCH(int, hand);
    QFETCH(bool, isHere);
    QFETCH(bool, counts);
    DeskWithViewer desk;
    desk.openViewer();
    BlurCountdown& countdown = desk.viewer->countdown();
    countdown.setTime(std::chrono::hours(1));
    desk.waitForPictures();
    desk.card().view().setShown(true);
    QWidget other;
    constexpr QRect below(100, 720, 60, 60); // Where no other window is.
    other.setGeometry(below);
    other.show();
    QVERIFY(QTest::qWaitForWindowExposed(&other));
    QWidget* window = isHere ? static_cast<QWidget*>(desk.viewer) : &other;
    QWidget* target = isHere ? static_cast<QWidget*>(&desk.card().view()) : &other;
    countdown.setTime(std::chrono::hours(10)); // From the next time it starts.
    if (hand == 0)
        QTest::keyClick(target, Qt::Key_Plus);
    else if (hand == 1)
        QTest::mouseMove(target, target->rect().center());
    else
        QTest::mouseMove(window->windowHandle(), QPoint(3, 3));
    constexpr int hour = 3'600;
    QTRY_COMPARE(countdown.secondsLeft() > 2 * hour, counts);
    QVERIFY(desk.card().view().isShown());
}

void TestPictureViewer::noFileIsWrittenAnywhere() {
    QTemporaryDir temporary;
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", temporary.path().toUtf8());
    const QStringList places{qEnvironmentVariable("HOME"), temporary.path(), QDir::currentPath()};
    const QStringList files = filesUnder(places);
    DeskWithViewer desk;
    desk.openViewer();
    desk.waitForPictures();
    for (PictureCard* card : desk.viewer->cards()) {
        card->view().setShown(true);
        card->view().zoomBy(3);
        card->view().turn(1);
        (void)card->grab();
    }
    const QStringList during = filesUnder(places);
    desk.viewer->close();
    QTRY_VERIFY(!desk.viewer);
    QCOMPARE(during, files);
    QCOMPARE(filesUnder(places), files);
    qputenv("TMPDIR", before);
}

QTEST_MAIN(TestPictureViewer)
#include "tst_picture_viewer.moc"
