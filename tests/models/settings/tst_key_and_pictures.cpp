// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyXray.h"
#include "support/DeskOnSandbox.h"

#include <QTest>

using Verdict = AbilityAnswer::Verdict;

namespace {

/// A desk that opens pictures, and what it learns of its key by that.
struct DeskThatOpens : DeskOnSandbox {
    explicit DeskThatOpens(const char* key)
        : DeskOnSandbox({QStringLiteral("--sessions"), QStringLiteral("400")}, key)
        , xray(client, store) {
        feed.start();
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Complete); }();
    }
    /// The front of a verified document at least so old, and no older than that.
    void openFront(std::int64_t from, std::int64_t to) {
        const std::int64_t now = client.now();
        const SessionId id = firstLoaded([=](const VerificationSession& session) {
            return session.status.value == SessionStatus::Verified && session.lastReport &&
                   session.type.value == VerificationType::Document && !session.isRedactionRequested() &&
                   session.created <= now - from && session.created >= now - to;
        });
        std::optional<FileId> front;
        client.retrieveSession(id, SessionExpansion::LastReport, &xray,
                               [&front](const Result<RetrievedSession>& result) {
                                   front = result.value().report->document->files.front();
                               });
        [&] { QTRY_VERIFY(front); }();
        bool isOver = false;
        client.fetchFile(*front, &xray, [&isOver](const Result<FetchedFile>&) { isOver = true; });
        [&] { QTRY_VERIFY(isOver); }();
    }
    const AbilityAnswer& answer() const { return xray.answer(Ability::ReadFiles); }

    KeyXray xray;
};

constexpr std::int64_t hour = 3'600;
constexpr std::int64_t ever = 100'000 * hour;

} // namespace

/// Whether a key may open pictures shows with the pictures that are opened.
class TestKeyAndPictures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstThatOpensProvesIt() {
        DeskThatOpens desk(SandboxProcess::sensitiveAll);
        desk.openFront(0, ever);
        QCOMPARE(desk.answer().verdict, Verdict::Yes);
    }
    void aMissingPermissionIsANo_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("no files") << QByteArray(SandboxProcess::noFiles);
        QTest::newRow("files read only") << QByteArray(SandboxProcess::filesReadOnly);
    }
    void aMissingPermissionIsANo() {
        QFETCH(QByteArray, key);
        DeskThatOpens desk(key.constData());
        desk.openFront(0, ever);
        QCOMPARE(desk.answer().verdict, Verdict::No);
        QVERIFY(desk.answer().missingPermission.startsWith(QStringLiteral("rak_file")));
    }
    void aPictureTooOldSaysNothingOfYoungerOnes() {
        DeskThatOpens desk(SandboxProcess::sensitive48h);
        desk.openFront(72 * hour, ever);
        QCOMPARE(desk.answer().verdict, Verdict::CannotTell);
        QVERIFY(desk.answer().why.contains(QStringLiteral("48 hours")));
        desk.openFront(0, 40 * hour);
        QCOMPARE(desk.answer().verdict, Verdict::Yes);
        desk.openFront(72 * hour, ever);
        QCOMPARE(desk.answer().verdict, Verdict::Yes);
    }
};

QTEST_GUILESS_MAIN(TestKeyAndPictures)
#include "tst_key_and_pictures.moc"
