// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableTime.h"

#include <QDateTime>
#include <QTest>

namespace {

std::int64_t at(int year, int month, int day, int hour, int minute) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute)).toSecsSinceEpoch();
}

} // namespace

class tst_SessionTableTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMomentIsToldAsFarAwayAsItIs_data();
    void aMomentIsToldAsFarAwayAsItIs();
    void theListAndThePaneCountTheSameDays();
    void theExactTimeNamesItsZone();
};

void tst_SessionTableTime::aMomentIsToldAsFarAwayAsItIs_data() {
    QTest::addColumn<qint64>("moment");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QString>("expected");
    const std::int64_t now = at(2026, 11, 22, 14, 30);
    const auto row = [now](const char* expected, std::int64_t moment) {
        QTest::newRow(expected) << qint64{moment} << qint64{now} << QString::fromUtf8(expected);
    };
    row("just now", now - 59);
    row("1 min ago", now - 60);
    row("59 min ago", now - 3599);
    row("1 h ago", now - 3600);
    row("14 h ago", at(2026, 11, 22, 0, 0));
    row("yesterday 23:59", at(2026, 11, 21, 23, 59));
    row("yesterday 09:41", at(2026, 11, 21, 9, 41));
    row("2 days ago", at(2026, 11, 20, 23, 0));
    row("5 days ago", at(2026, 11, 17, 1, 0));
    row("16 Nov 11:20", at(2026, 11, 16, 11, 20));
    row("1 Jan 00:00", at(2026, 1, 1, 0, 0));
    row("31 Dec 2025", at(2025, 12, 31, 23, 59));
    row("3 Mar 2025", at(2025, 3, 3, 12, 0));
    // Ahead: by what a clock may be wrong, and by more.
    QTest::newRow("a clock a little behind")
        << qint64{now + 200} << qint64{now} << QStringLiteral("just now");
    row("22 Nov 15:30", now + 3600);
    row("1 Jan 2027", at(2027, 1, 1, 8, 0));
    const std::int64_t afterMidnight = at(2026, 11, 22, 0, 10);
    QTest::newRow("over midnight") << qint64{afterMidnight - 1800} << qint64{afterMidnight}
                                   << QStringLiteral("30 min ago");
}

void tst_SessionTableTime::aMomentIsToldAsFarAwayAsItIs() {
    QFETCH(qint64, moment);
    QFETCH(qint64, now);
    QFETCH(QString, expected);
    QCOMPARE(relativeTime(moment, now), expected);
}

void tst_SessionTableTime::theListAndThePaneCountTheSameDays() {
    const std::int64_t now = at(2026, 11, 22, 14, 30);
    constexpr std::int64_t quarter = 900;
    constexpr std::int64_t fiveDays = 5 * 86'400;
    for (std::int64_t moment = now; moment > now - fiveDays; moment -= quarter) {
        const QString pane = agoText(moment, now);
        QVERIFY2(relativeTime(moment, now).startsWith(pane), qPrintable(pane));
    }
    QCOMPARE(agoText(at(2026, 11, 17, 23, 0), now),
             QStringLiteral("5 days ago")); // Less than 5 times 24 hours.
    QCOMPARE(agoText(at(2025, 11, 1, 8, 0), now), QStringLiteral("over a year ago"));
    QCOMPARE(agoText(now + 3'600, now), QString());
}

void tst_SessionTableTime::theExactTimeNamesItsZone() {
    QCOMPARE(exactTime(at(2026, 11, 20, 14, 6) + 31), QStringLiteral("20 Nov 2026, 14:06:31 CET"));
    QCOMPARE(exactTime(at(2026, 7, 20, 14, 6)), QStringLiteral("20 Jul 2026, 14:06:00 CEST"));
    QCOMPARE(isoTime(at(2026, 7, 20, 14, 6)), QStringLiteral("2026-07-20T14:06:00+02:00"));
}

QTEST_APPLESS_MAIN(tst_SessionTableTime)
#include "tst_sessiontabletime.moc"
