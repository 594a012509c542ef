// SPDX-License-Identifier: Apache-2.0
#include "identity/FuseWords.h"
#include "identity/SensitiveFuse.h"
#include "support/SandboxProcess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace {

constexpr std::int64_t created = 1'794'000'000;
constexpr std::int64_t reported = created + 900;
constexpr std::int64_t hours48 = 172'800;

VerificationSession withReport() {
    VerificationSession session;
    session.created = created;
    session.status = SessionStatus::Verified;
    session.lastReport = ReportId::fromText(u"vr_1");
    return session;
}

const QString sessionsPath = QStringLiteral("/v1/identity/verification_sessions");

/// A session of the sandbox that was verified just now, and when its report was made.
struct Fresh {
    explicit Fresh(SandboxProcess& sandbox) {
        session = withReport();
        sandbox.createSessions(1);
        id = sandbox
                 .request("GET",
                          sessionsPath +
                              QStringLiteral("?limit=1"))[QStringLiteral("data")][0][QStringLiteral("id")]
                 .toString();
        sandbox.submit(id, QStringLiteral("verified"));
        reportedAt =
            sandbox
                .request("GET", sessionsPath + u'/' + id +
                                    QStringLiteral("?expand[]=last_verification_report"))[QStringLiteral(
                    "last_verification_report")][QStringLiteral("created")]
                .toInteger();
    }
    VerificationSession session;
    QString id;
    std::int64_t reportedAt = 0;
};

} // namespace

class TestSensitiveFuse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itEndsToTheSecond_data() {
        QTest::addColumn<int>("beyond");
        QTest::addColumn<bool>("readable");
        QTest::newRow("a second before") << -1 << true;
        QTest::newRow("the last second") << 0 << true;
        QTest::newRow("a second after") << 1 << false;
    }
    void itEndsToTheSecond() {
        QFETCH(int, beyond);
        const SensitiveFuse fuse = sensitiveFuse(withReport(), reported, SensitiveReach::RecentOnly);
        QCOMPARE(fuse.kind, SensitiveFuse::Kind::Until);
        QCOMPARE(fuse.until, reported + hours48);
        QVERIFY(!fuse.isAtLeast);
        QTEST(fuse.isReadableAt(reported + hours48 + beyond).value(), "readable");
    }

    void withoutTheReportItIsALowerBound() {
        const SensitiveFuse fuse = sensitiveFuse(withReport(), std::nullopt, SensitiveReach::RecentOnly);
        QCOMPARE(fuse.until, created + hours48);
        QVERIFY(fuse.isAtLeast);
        QCOMPARE(fuse.isReadableAt(created + hours48), std::optional(true));
        QCOMPARE(fuse.isReadableAt(created + hours48 + 1), std::nullopt);
    }

    void aReachThatIsALowerBoundGivesOneToo() {
        const SensitiveFuse fuse = sensitiveFuse(withReport(), reported, SensitiveReach::RecentAtLeast);
        QCOMPARE(fuse.isReadableAt(reported + hours48), std::optional(true));
        QCOMPARE(fuse.isReadableAt(reported + hours48 + 1), std::nullopt);
    }

    void aKeyForAllNeverEnds() {
        const SensitiveFuse fuse = sensitiveFuse(withReport(), reported, SensitiveReach::Everything);
        QCOMPARE(fuse.kind, SensitiveFuse::Kind::NoEnd);
        QCOMPARE(fuse.isReadableAt(reported + 1000 * hours48), std::optional(true));
    }

    void aKeyForNoneNeverBegins() {
        const SensitiveFuse fuse = sensitiveFuse(withReport(), reported, SensitiveReach::Nothing);
        QCOMPARE(fuse.kind, SensitiveFuse::Kind::Never);
        QCOMPARE(fuse.isReadableAt(reported), std::optional(false));
    }

    void ofAKeyNobodyKnowsNothingIsSaid() {
        const SensitiveFuse fuse = sensitiveFuse(withReport(), reported, SensitiveReach::Unknown);
        QCOMPARE(fuse.isReadableAt(reported), std::nullopt);
    }

    void whatHasNoResultHasNothingToRead() {
        VerificationSession neverSubmitted = withReport();
        neverSubmitted.lastReport.reset();
        QCOMPARE(sensitiveFuse(neverSubmitted, std::nullopt, SensitiveReach::Everything).kind,
                 SensitiveFuse::Kind::Never);
    }

    /// What each reason claims is so: only one of them blames the key.
    void theKeyIsBlamedOnlyWhereItIsTheKey() {
        VerificationSession none = withReport();
        none.lastReport.reset();
        VerificationSession redacting = withReport();
        redacting.redaction = RedactionStatus::Processing;
        for (const SensitiveReach reach :
             {SensitiveReach::Unknown, SensitiveReach::Nothing, SensitiveReach::RecentAtLeast,
              SensitiveReach::RecentOnly, SensitiveReach::Everything}) {
            const QString withResult = fuseText(sensitiveFuse(withReport(), reported, reach), reported);
            QCOMPARE(withResult.contains(QLatin1StringView("with this key")),
                     reach == SensitiveReach::Nothing);
            const QString withoutResult = fuseText(sensitiveFuse(none, std::nullopt, reach), created);
            QCOMPARE(withoutResult, QStringLiteral("nothing yet: there is no report"));
            const QString erased = fuseText(sensitiveFuse(redacting, reported, reach), reported);
            QCOMPARE(erased, QStringLiteral("no longer: its redaction was asked for"));
        }
    }

    void redactionPutsItOut() {
        VerificationSession redacting = withReport();
        redacting.redaction = RedactionStatus::Processing;
        for (const SensitiveReach reach :
             {SensitiveReach::Everything, SensitiveReach::RecentOnly, SensitiveReach::Unknown})
            QCOMPARE(sensitiveFuse(redacting, reported, reach).kind, SensitiveFuse::Kind::Never);
    }

    void inWords_data() {
        QTest::addColumn<SensitiveReach>("reach");
        QTest::addColumn<bool>("withReportTime");
        QTest::addColumn<std::int64_t>("secondsLeft");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cell");
        const auto row = [](const char* name, SensitiveReach reach, bool hasTime, std::int64_t left,
                            const char* sentence, const char* cell) {
            QTest::newRow(name) << reach << hasTime << left << QString::fromUtf8(sentence)
                                << QString::fromUtf8(cell);
        };
        using enum SensitiveReach;
        row("whole", RecentOnly, true, hours48, "for 48 h 0 min more", "48 h");
        row("an hour", RecentOnly, true, 3'600, "for 1 h 0 min more", "1 h");
        row("less", RecentOnly, true, 3'599, "for 59 min more", "59 min");
        row("the last second", RecentOnly, true, 0, "for 0 min more", "0 min");
        row("over", RecentOnly, true, -1, "no longer with this key: 48 hours have passed", "no longer");
        row("at least", RecentOnly, false, 7'260, "for at least 2 h 1 min more", "at least 2 h");
        row("perhaps", RecentOnly, false, -1, "perhaps no longer: 48 hours have passed", "perhaps no longer");
        row("reach at least", RecentAtLeast, true, 60, "for at least 1 min more", "at least 1 min");
        row("all", Everything, true, -1, "", "no end");
        row("none", Nothing, true, 60, "not with this key", "");
        row("unknown", Unknown, true, 60, "", "");
    }
    void inWords() {
        QFETCH(SensitiveReach, reach);
        QFETCH(bool, withReportTime);
        QFETCH(std::int64_t, secondsLeft);
        const SensitiveFuse fuse =
            sensitiveFuse(withReport(), withReportTime ? std::optional(reported) : std::nullopt, reach);
        const std::int64_t now = (withReportTime ? reported : created) + hours48 - secondsLeft;
        QTEST(fuseText(fuse, now), "sentence");
        QTEST(shortFuseText(fuse, now), "cell");
    }

    /// Whichever second the sandbox's clock shows when it answers, it sends the value if and only if the fuse
    /// says so.
    void theSandboxAgrees_data() {
        QTest::addColumn<int>("beyond");
        for (const int beyond : {-1, 0, 1})
            QTest::addRow("%d", beyond) << beyond;
    }
    void theSandboxAgrees() {
        QFETCH(int, beyond);
        SandboxProcess sandbox({QStringLiteral("--sessions"), QStringLiteral("10")});
        const Fresh fresh(sandbox);
        const SensitiveFuse fuse = sensitiveFuse(fresh.session, fresh.reportedAt, SensitiveReach::RecentOnly);
        const std::int64_t now =
            sandbox.request("GET", QStringLiteral("/sandbox/options"))[QStringLiteral("now")].toInteger();
        sandbox.advanceClock(static_cast<int>(fuse.until + beyond - now));
        sandbox.clearLog();
        const QJsonDocument answer = sandbox.request(
            "GET", sessionsPath + u'/' + fresh.id + QStringLiteral("?expand[]=verified_outputs.dob"), {},
            SandboxProcess::sensitive48h);
        QCOMPARE(answer[QStringLiteral("id")].toString(), fresh.id);
        const bool sent = answer[QStringLiteral("verified_outputs")][QStringLiteral("dob")].isObject();
        const std::int64_t at = sandbox.log().at(0)[QStringLiteral("at")].toInteger();
        QVERIFY(at >= fuse.until + beyond);
        QCOMPARE(sent, fuse.isReadableAt(at).value());
    }
};

QTEST_GUILESS_MAIN(TestSensitiveFuse)
#include "tst_sensitive_fuse.moc"
