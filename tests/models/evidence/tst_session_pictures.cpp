// SPDX-License-Identifier: Apache-2.0
#include "evidence/SessionPictures.h"
#include "journal/Journal.h"
#include "models/journal/JournalSamples.h"
#include "sessions/ReviewedSession.h"
#include "support/DeskOnSandbox.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using State = SessionPictures::State;

namespace {

constexpr auto links = "/v1/file_links";

/// A desk with the pictures of the session that is open, and a journal.
struct DeskWithPictures : DeskOnSandbox {
    explicit DeskWithPictures(const char* key = SandboxProcess::sensitiveAll)
        : DeskOnSandbox({}, key)
        , path(directory.filePath(QStringLiteral("journal.sqlite")))
        , journal([] {
            return Journal::Time{1'790'000'000, JournalClock::Machine};
        })
        , reviewed(client, store)
        , pictures(client, &journal) {
        feed.start(300);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Idle); }();
        QObject::connect(&reviewed, &ReviewedSession::changed, &pictures,
                         [this] { pictures.setSession(reviewed.session(), reviewed.report()); });
    }
    void openJournal() { journal.open(path); }
    /// Opens the newest verified session with a document, or the `skip`th after it; of those made at least so
    /// many seconds ago.
    void openDocument(int skip = 0, std::int64_t age = 0) {
        const std::int64_t before = client.now() - age;
        reviewed.open(firstLoaded([skip, before](const VerificationSession& session) mutable {
            return session.status.value == SessionStatus::Verified && session.lastReport &&
                   session.type.value == VerificationType::Document && session.created <= before &&
                   !session.isRedactionRequested() && skip-- == 0;
        }));
        [this] { QTRY_COMPARE(reviewed.state(), ReviewedSession::State::Current); }();
    }
    State state(PictureKind kind = PictureKind::DocumentFront) const {
        const SessionPictures::Picture* picture = pictures.find(kind);
        return picture ? picture->state : State::Erased;
    }
    const SessionPictures::Picture& front() const { return *pictures.find(PictureKind::DocumentFront); }
    QList<QJsonObject> asked(const char* place) {
        QList<QJsonObject> found;
        for (const QJsonValue& entry : sandbox.log())
            if (entry[QStringLiteral("path")].toString().startsWith(QLatin1StringView(place)))
                found << entry.toObject();
        return found;
    }
    std::vector<WrittenEntry> entries() const { return entriesIn(path); }
    void redact() {
        sandbox.actElsewhere(reviewed.id().text(), QStringLiteral("redact"));
        reviewed.refresh();
    }

    QTemporaryDir directory;
    QString path;
    Journal journal;
    ReviewedSession reviewed;
    SessionPictures pictures;
};

} // namespace

/// The pictures of the open session, each of their states and each way from one to the next.
class TestSessionPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReportNamesEachFileOnce();
    void everyFileOfADocumentIsAPicture();
    void nothingIsFetchedBeforeSomebodyAsks();
    void aPictureIsHereOnceItsEntriesAreWritten();
    void aPictureIsRecordedAsShownOnceItIsAndNotBefore();
    void theLinkEndsWithinHalfAMinuteAndTakesNoKey();
    void aKeyThatMayNotIsToldAndRecorded_data();
    void aKeyThatMayNotIsToldAndRecorded();
    void aKeyForTwoDaysOpensRecentPicturesAlone();
    void aLinkThatIsOverIsMadeAnewAtTheNextClick();
    void withoutANetworkItFailsAndComesLater();
    void aFileThatIsGoneSaysSo();
    void aJournalThatCannotBeWrittenShowsNothing();
    void anotherSessionDropsThem();
    void anAnswerForTheSessionBeforeIsDropped();
    void redactionDropsThem();
    void redactionWhileOneIsOnItsWayDropsIt();
    void droppedOnesCanBeAskedForAgain();
    void droppedOnTheWayNothingComes();
    void anotherKeyDropsThem();
    void theSameSessionAgainKeepsThem();
};

void TestSessionPictures::aReportNamesEachFileOnce() {
    const auto id = [](const char* text) { return *FileId::fromText(QString::fromLatin1(text)); };
    VerificationReport report;
    QVERIFY(picturesIn(report).empty());
    report.document.emplace().files = {id("file_front"), id("file_back")};
    report.selfie.emplace().documentFace = id("file_front");
    report.selfie->selfie = id("file_selfie");
    const std::vector<EvidencePicture> expected{{PictureKind::DocumentFront, id("file_front")},
                                                {PictureKind::DocumentBack, id("file_back")},
                                                {PictureKind::Selfie, id("file_selfie")}};
    QCOMPARE(picturesIn(report), expected);
    report.selfie->documentFace = id("file_face");
    QCOMPARE(picturesIn(report)[2].kind, PictureKind::DocumentFace);
}

void TestSessionPictures::everyFileOfADocumentIsAPicture() {
    const auto id = [](int number) { return *FileId::fromText(QStringLiteral("file_%1").arg(number)); };
    VerificationReport report;
    DocumentCheck& document = report.document.emplace();
    for (int number = 1; number <= 5; ++number)
        document.files.push_back(id(number));
    const std::vector<EvidencePicture> pictures = picturesIn(report);
    QCOMPARE(pictures.size(), 5U);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        QCOMPARE(pictures[i].file, document.files[i]);
    // Each is a kind of its own, and so has a state, a card and a name of its own.
    for (std::size_t i = 1; i < pictures.size(); ++i)
        QVERIFY(pictures[i - 1].kind != pictures[i].kind);
    QCOMPARE(journalDetail(pictures[4].kind), JournalDetail::DocumentFurther);
}

void TestSessionPictures::nothingIsFetchedBeforeSomebodyAsks() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    QCOMPARE(desk.state(), State::NotAsked);
    QVERIFY(desk.asked(links).isEmpty());
    QVERIFY(desk.entries().empty());
}

void TestSessionPictures::aPictureIsHereOnceItsEntriesAreWritten() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    QList<State> states;
    std::size_t entriesAtFetch = 0;
    std::size_t entriesAtShow = 0;
    connect(&desk.pictures, &SessionPictures::pictureChanged, this, [&] {
        states << desk.state();
        (desk.state() == State::Here ? entriesAtShow : entriesAtFetch) = desk.entries().size();
    });
    desk.pictures.ask(PictureKind::DocumentFront);
    desk.pictures.ask(PictureKind::DocumentFront); // Once is enough.
    QTRY_COMPARE(desk.state(), State::Here);
    QCOMPARE(states, QList<State>({State::Recording, State::Fetching, State::Here}));
    QCOMPARE(entriesAtFetch, std::size_t{1});
    QCOMPARE(entriesAtShow, std::size_t{2});
    QVERIFY(desk.front().bytes.view().startsWith("\xff\xd8\xff"));
    const std::vector<WrittenEntry> entries = desk.entries();
    QCOMPARE(entries[0].outcome, std::string("asked"));
    QCOMPARE(entries[1].outcome, std::string("done"));
    QVERIFY(entries[1].request.starts_with("req_"));
    for (const WrittenEntry& entry : entries) {
        QCOMPARE(entry.deed, std::string("picture_fetched"));
        QCOMPARE(entry.detail, std::string("document_front"));
        QCOMPARE(entry.session, desk.reviewed.id().text().toStdString());
    }
}

void TestSessionPictures::aPictureIsRecordedAsShownOnceItIsAndNotBefore() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    const auto shown = [&desk] {
        const std::vector<WrittenEntry> entries = desk.entries();
        return std::ranges::count(entries, std::string("picture_shown"), &WrittenEntry::deed);
    };
    QCOMPARE(shown(), 0);
    std::ptrdiff_t entriesThen = -1;
    desk.pictures.show(PictureKind::DocumentFront, this, [&] { entriesThen = shown(); });
    QTRY_COMPARE(entriesThen, 1);
    desk.pictures.show(PictureKind::DocumentFront, this, [&] { entriesThen = 7; }); // At once.
    QCOMPARE(entriesThen, 7);
    QCOMPARE(shown(), 1);
    desk.pictures.dropAll();
    desk.pictures.show(PictureKind::DocumentFront, this, [&] { entriesThen = 9; });
    QCOMPARE(entriesThen, 7);
}

void TestSessionPictures::theLinkEndsWithinHalfAMinuteAndTakesNoKey() {
    DeskWithPictures desk;
    desk.sandbox.advanceClock(7'200);            // The sandbox's clock counts, not this machine's.
    for (int answer = 0; answer < 2; ++answer) { // One alone could be wrong.
        desk.feed.refresh();
        QTRY_COMPARE(desk.feed.state(), SessionFeed::State::Idle);
    }
    desk.sandbox.clearLog();
    desk.openJournal();
    desk.openDocument();
    desk.pictures.askForAll();
    for (const SessionPictures::Picture& picture : desk.pictures.pictures())
        QTRY_COMPARE(desk.state(picture.kind), State::Here);
    const QList<QJsonObject> made = desk.asked(links);
    const QList<QJsonObject> opened = desk.asked("/links/");
    QCOMPARE(made.size(), qsizetype(desk.pictures.pictures().size()));
    QCOMPARE(opened.size(), made.size());
    for (const QJsonObject& request : made) {
        const QUrlQuery form(request[QStringLiteral("form")].toString());
        const qint64 lasts = form.queryItemValue(QStringLiteral("expires_at")).toLongLong() -
                             request[QStringLiteral("at")].toInteger();
        QVERIFY(lasts > 0 && lasts <= 30);
        QVERIFY(!request[QStringLiteral("idempotency_key")].toString().isEmpty());
    }
    for (const QJsonObject& request : opened)
        QCOMPARE(request[QStringLiteral("key")].toString(), QStringLiteral("none"));
}

void TestSessionPictures::aKeyThatMayNotIsToldAndRecorded_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("read only") << QByteArray(SandboxProcess::readOnly);
    QTest::newRow("no files") << QByteArray(SandboxProcess::noFiles);
    QTest::newRow("files read only") << QByteArray(SandboxProcess::filesReadOnly);
    QTest::newRow("secret") << QByteArray(SandboxProcess::secret);
}
void TestSessionPictures::aKeyThatMayNotIsToldAndRecorded() {
    QFETCH(QByteArray, key);
    DeskWithPictures desk(key.constData());
    QSignalSpy refused(&desk.client, &StripeClient::refused);
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QCOMPARE(desk.front().error.kind, StripeError::Kind::PermissionMissing);
    QVERIFY(desk.front().error.requestId.startsWith(QStringLiteral("req_")));
    QVERIFY(desk.front().bytes.isEmpty());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Ability>(), Ability::ReadFiles);
    QTRY_COMPARE(desk.entries().size(), std::size_t{2});
    QCOMPARE(desk.entries().back().outcome, std::string("refused"));
    QCOMPARE(desk.entries().back().request, desk.front().error.requestId.toStdString());
}

void TestSessionPictures::aKeyForTwoDaysOpensRecentPicturesAlone() {
    constexpr std::int64_t hour = 3'600;
    DeskWithPictures desk(SandboxProcess::sensitive48h);
    desk.openJournal();
    desk.openDocument(0, 72 * hour);
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QCOMPARE(desk.front().error.kind, StripeError::Kind::PermissionMissing);
    desk.openDocument();
    QVERIFY(desk.reviewed.session()->created > desk.client.now() - 40 * hour);
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
}

void TestSessionPictures::aLinkThatIsOverIsMadeAnewAtTheNextClick() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.sandbox.mishap(QStringLiteral("forbidden"), 1,
                        {{QStringLiteral("path"), QStringLiteral("/links/")}});
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QVERIFY(desk.front().error.isExpiredLink());
    QCOMPARE(desk.asked(links).size(), 1); // Nobody makes another one unasked.
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    const QList<QJsonObject> made = desk.asked(links);
    QCOMPARE(made.size(), 2);
    QVERIFY(made[0][QStringLiteral("idempotency_key")] != made[1][QStringLiteral("idempotency_key")]);
}

void TestSessionPictures::withoutANetworkItFailsAndComesLater() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.sandbox.stop();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QCOMPARE(desk.front().error.kind, StripeError::Kind::NoConnection);
    QTRY_COMPARE(desk.entries().size(), std::size_t{2});
    QVERIFY(desk.entries().back().outcome != std::string("done"));
    desk.sandbox.startAgain();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
}

void TestSessionPictures::aFileThatIsGoneSaysSo() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    VerificationReport report = *desk.reviewed.report();
    report.document->files = {*FileId::fromText(QStringLiteral("file_1Nowhere"))};
    desk.pictures.setSession(desk.reviewed.session(), report);
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QCOMPARE(desk.front().error.kind, StripeError::Kind::NotFound);
    QVERIFY(!desk.front().error.isExpiredLink());
    QVERIFY(errorHeadline(desk.front().error).contains(QStringLiteral("picture")));
}

void TestSessionPictures::aJournalThatCannotBeWrittenShowsNothing() {
    DeskWithPictures desk;
    QDir().mkpath(desk.path); // A directory stands in the place of the file.
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Failed);
    QVERIFY(desk.front().trouble != JournalTrouble::None);
    QVERIFY(desk.front().bytes.isEmpty());
    QVERIFY(desk.asked(links).isEmpty());
    QDir().rmdir(desk.path);
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
}

void TestSessionPictures::anotherSessionDropsThem() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    const FileId before = desk.front().file;
    desk.openDocument(1);
    QCOMPARE(desk.pictures.session(), desk.reviewed.id());
    QVERIFY(desk.front().file != before);
    QCOMPARE(desk.state(), State::NotAsked);
    QVERIFY(desk.front().bytes.isEmpty());
    desk.reviewed.close();
    QVERIFY(desk.pictures.pictures().empty());
}

void TestSessionPictures::anAnswerForTheSessionBeforeIsDropped() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.sandbox.mishap(QStringLiteral("slow_body"), 1,
                        {{QStringLiteral("path"), QStringLiteral("/links/")},
                         {QStringLiteral("slow_ms"), QStringLiteral("200")}});
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.asked("/links/").size(), 1);
    desk.openDocument(1);
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    // The one that is here is this session's own.
    QCOMPARE(desk.asked("/links/").size(), 2);
    QTRY_COMPARE(desk.entries().back().outcome, std::string("done"));
    QCOMPARE(desk.entries().back().session, desk.reviewed.id().text().toStdString());
    QCOMPARE(desk.entries().size(), std::size_t{3});
}

void TestSessionPictures::redactionDropsThem() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    desk.redact();
    QTRY_VERIFY(desk.pictures.isErased());
    QCOMPARE(desk.front().state, State::Erased);
    QVERIFY(desk.front().bytes.isEmpty());
    desk.pictures.ask(PictureKind::DocumentFront);
    desk.pictures.dropAll();
    QCOMPARE(desk.front().state, State::Erased);
    QCOMPARE(desk.asked(links).size(), 1);
}

void TestSessionPictures::redactionWhileOneIsOnItsWayDropsIt() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.sandbox.mishap(QStringLiteral("timeout"), 1, {{QStringLiteral("path"), QStringLiteral("/links/")}});
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.asked("/links/").size(), 1);
    QCOMPARE(desk.state(), State::Fetching);
    desk.redact();
    QTRY_COMPARE(desk.front().state, State::Erased);
    QVERIFY(desk.front().bytes.isEmpty());
}

void TestSessionPictures::droppedOnesCanBeAskedForAgain() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    QSignalSpy changes(&desk.pictures, &SessionPictures::pictureChanged);
    desk.pictures.dropAll();
    QCOMPARE(desk.state(), State::NotAsked);
    QVERIFY(desk.front().bytes.isEmpty());
    QVERIFY(!changes.isEmpty());
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    QCOMPARE(desk.entries().size(), std::size_t{4});
}

void TestSessionPictures::droppedOnTheWayNothingComes() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    desk.pictures.dropAll(); // Before it stands in the journal.
    QCOMPARE(desk.state(), State::NotAsked);
    QTRY_COMPARE(desk.entries().size(), std::size_t{1});
    desk.reviewed.refresh();
    QTRY_COMPARE(desk.reviewed.state(), ReviewedSession::State::Current);
    QCOMPARE(desk.state(), State::NotAsked);
    QVERIFY(desk.asked(links).isEmpty());
}

void TestSessionPictures::anotherKeyDropsThem() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Fetching);
    desk.client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readOnly)));
    QCOMPARE(desk.state(), State::NotAsked); // And not for ever on its way.
}

void TestSessionPictures::theSameSessionAgainKeepsThem() {
    DeskWithPictures desk;
    desk.openJournal();
    desk.openDocument();
    desk.pictures.ask(PictureKind::DocumentFront);
    QTRY_COMPARE(desk.state(), State::Here);
    QSignalSpy changed(&desk.pictures, &SessionPictures::changed);
    desk.reviewed.refresh();
    QTRY_COMPARE(desk.reviewed.state(), ReviewedSession::State::Current);
    QCOMPARE(desk.state(), State::Here);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(TestSessionPictures)
#include "tst_session_pictures.moc"
