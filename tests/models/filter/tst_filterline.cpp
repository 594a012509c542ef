// SPDX-License-Identifier: Apache-2.0
#include "filter/SessionFilter.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

namespace {

/// Tuesday, 17 March 2026, 14:30 in Berlin.
const std::int64_t now = QDateTime(QDate(2026, 3, 17), QTime(14, 30)).toSecsSinceEpoch();

std::int64_t startOf(int year, int month, int day) {
    return QDate(year, month, day).startOfDay().toSecsSinceEpoch();
}

/// Conditions as a text to compare: field, key, values, sign.
QString spelled(const SessionFilter& filter) {
    QStringList conditions;
    for (const Condition& condition : filter.conditions) {
        QString text = condition.excluded ? QStringLiteral("not ") : QString();
        text += fieldWord(condition.field);
        if (!condition.metadataKey.isEmpty())
            text += u'[' + condition.metadataKey + u']';
        conditions << text + QStringLiteral("=") + condition.values.join(u'|');
    }
    return conditions.join(QStringLiteral("; "));
}

QString spelled(const QList<ParsedLine::Problem>& problems, const QString& line) {
    QStringList texts;
    for (const ParsedLine::Problem& problem : problems)
        texts << u'[' + line.mid(problem.start, problem.length) +
                     (problem.incomplete ? QStringLiteral("]… ") : QStringLiteral("] ")) + problem.message;
    return texts.join(u'\n');
}

void parseAndCheck(const QString& line) {
    const ParsedLine parsed = parseFilterLine(line, now);
    for (const ParsedLine::Span& span : parsed.spans)
        QVERIFY2(span.start >= 0 && span.start + span.length <= line.size(), qPrintable(line));
    for (const ParsedLine::Problem& problem : parsed.problems) {
        QVERIFY2(problem.start >= 0 && problem.start + problem.length <= line.size(), qPrintable(line));
        QVERIFY2(problem.length > 0 && !problem.message.isEmpty(), qPrintable(line));
    }
    QVERIFY2(parseFilterLine(parsed.filter.toLine(), now).filter == parsed.filter, qPrintable(line));
}

} // namespace

class tst_FilterLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRightLineMeansWhatItSays_data();
    void aRightLineMeansWhatItSays();
    void whatIsWrongIsToldAndTheRestStays_data();
    void whatIsWrongIsToldAndTheRestStays();
    void datesMeanLocalDays_data();
    void datesMeanLocalDays();
    void theDayTheClocksChangeHasTwentyThreeHours();
    void spansPointAtTheirConditions();
    void everyPrefixOfALineParses();
    void noSoupOfSignsTripsTheParser();
};

void tst_FilterLine::aRightLineMeansWhatItSays_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* line, const char* expected) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(expected);
    };
    row("", "");
    row("   ", "");
    row("anna", "text=anna");
    row("anna  meyer", "text=anna; text=meyer");
    row("\"anna meyer\"", "text=anna meyer");
    row("\"say \\\"hi\\\" \\\\ x\"", "text=say \"hi\" \\ x");
    row("back\\slash", "text=back\\slash");
    row("an\"na me\"yer", "text=anna meyer");
    row("-anna", "not text=anna");
    row("-\"anna meyer\"", "not text=anna meyer");
    row("o'neil", "text=o'neil");
    row("a,b", "text=a,b");
    row("a-b", "text=a-b");
    row("text:a,b", "text=a|b");
    row("\"status:verified\"", "text=status:verified");
    row("李 Müller", "text=李; text=Müller");
    row("status:verified", "status=verified");
    row("STATUS:Verified", "status=verified");
    row("status:cancelled", "status=canceled");
    row("status:verified,refused", "status=verified|refused");
    row("status:verified,verified", "status=verified");
    row("-status:canceled", "not status=canceled");
    row("status:requires_input", "status=requires_input");
    row("is:refused", "status=refused");
    row("is:unsubmitted", "status=unsubmitted");
    row("is:verified", "status=verified");
    row("is:processing", "status=processing");
    row("is:canceled", "status=canceled");
    row("is:refused,unsubmitted", "status=refused|unsubmitted");
    row("is:redacted", "redaction=redacted");
    row("-is:redacted", "not redaction=redacted");
    row("is:redacting", "redaction=processing|validated");
    row("type:document", "type=document");
    row("type:id_number,verification_flow", "type=id_number|verification_flow");
    row("type:\"new_type\"", "type=new_type");
    row("error:selfie_face_mismatch", "error=selfie_face_mismatch");
    row("error:none", "error=none");
    row("error:any", "error=any");
    row("error:\"brand_new\"", "error=brand_new");
    row("redaction:none", "redaction=none");
    row("redaction:validated", "redaction=validated");
    row("country:de,FR", "country=DE|FR");
    row("country:none", "country=none");
    row("id:vs_1P", "id=vs_1P");
    row("ref:user_90117", "ref=user_90117");
    row("reference:user_90117", "ref=user_90117");
    row("ref:\"order 12, 13\"", "ref=order 12, 13");
    row("ref:a:b", "ref=a:b");
    row("ref:-5", "ref=-5");
    row("customer:cus_1,cus_2", "customer=cus_1|cus_2");
    row("person:\"anna meyer\"", "person=anna meyer");
    row("email:@gmail.com", "email=@gmail.com");
    row("report:vr_1", "report=vr_1");
    row("flow:vf_1", "flow=vf_1");
    row("meta.order:4711", "meta[order]=4711");
    row("metadata.order:4711", "meta[order]=4711");
    row("META.Order:4711", "meta[Order]=4711");
    row("meta.a.b:1", "meta[a.b]=1");
    row("meta.\"my key\":\"my value\"", "meta[my key]=my value");
    row("-meta.order:4711,4712", "not meta[order]=4711|4712");
    row("created:2026-03", "created=2026-03");
    row("created:2026-01..2026-02", "created=2026-01..2026-02");
    row("created:>=2026-01-01", "created=>=2026-01-01");
    row("created:Today", "created=Today");
    row("is:refused created:2026-03 meyer", "status=refused; created=2026-03; text=meyer");
    row("status:refused status:verified", "status=refused; status=verified");
}

void tst_FilterLine::aRightLineMeansWhatItSays() {
    QFETCH(QString, line);
    QFETCH(QString, expected);
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(spelled(parsed.problems, line), QString());
    QCOMPARE(spelled(parsed.filter), expected);
    QCOMPARE(parseFilterLine(parsed.filter.toLine(), now).filter, parsed.filter);
}

void tst_FilterLine::whatIsWrongIsToldAndTheRestStays_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problems");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char* line, const char* problems, const char* rest) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(problems)
                            << QString::fromUtf8(rest);
    };
    row("stauts:verified meyer", "[stauts] There is no field “stauts”. Did you mean “status”?", "text=meyer");
    row("contry:DE", "[contry] There is no field “contry”. Did you mean “country”?", "");
    row("-stauts:verified", "[stauts] There is no field “stauts”. Did you mean “status”?", "");
    row("http://x", "[http] There is no field “http”. Put the word in quotes to look for it as text.", "");
    row(":x", "[:x] The field before the colon is missing. For example status:verified", "");
    row("status:foo anna", "[foo] There is no status “foo”.", "text=anna");
    row("status:verifeid", "[verifeid] There is no status “verifeid”. Did you mean “verified”?", "");
    row("status:verified,foo", "[foo] There is no status “foo”.", "status=verified");
    row("status:\"foo\"", "[\"foo\"] There is no status “foo”.", "");
    row("status:", "[status:]… A value is missing after “status:”.", "");
    row("status: anna", "[status:]… A value is missing after “status:”.", "text=anna");
    row("status:\"\"", "[status:\"\"]… A value is missing after “status:”.", "");
    row("status:ver", "[ver]… “ver” is not finished. Did you mean “verified”?", "");
    row("status:verified,", "[status:verified,]… A value is missing beside a comma.", "status=verified");
    row("status:,verified", "[status:,verified]… A value is missing beside a comma.", "status=verified");
    row("error:brandnew",
        "[brandnew] There is no error “brandnew”. A word that is new at Stripe goes in quotes.", "");
    row("error:document_expire",
        "[document_expire]… “document_expire” is not finished. Did you mean “document_expired”?", "");
    row("error:selfie_face_mismacth",
        "[selfie_face_mismacth] There is no error “selfie_face_mismacth”. Did you mean "
        "“selfie_face_mismatch”?",
        "");
    row("type:passport",
        "[passport] There is no type “passport”. A word that is new at Stripe goes in quotes.", "");
    row("redaction:done", "[done] There is no redaction “done”. Did you mean “none”?", "");
    row("is:", "[is:]… A value is missing after “is:”.", "");
    row("is:ref", "[ref]… “ref” is not finished. Did you mean “refused”?", "");
    row("is:stcuk", "[stcuk] There is no “is:stcuk”.", "");
    row("is:refusd", "[refusd] There is no “is:refusd”. Did you mean “refused”?", "");
    row("is:refused,redacted",
        "[redacted] “refused” and “redacted” cannot stand in one list. Write them apart.", "status=refused");
    row("meta:4711", "[meta] Which metadata key? For example meta.order:4711", "");
    row("meta.:4711", "[meta.] Which metadata key? For example meta.order:4711", "");
    row("meta.order:", "[meta.order:]… A value is missing after “meta.order:”.", "");
    row("ref:", "[ref:]… A value is missing after “ref:”.", "");
    row("-", "[-]… What to leave out? For example -status:canceled", "");
    row("- anna", "[-]… What to leave out? For example -status:canceled", "text=anna");
    row("\"anna mey", "[\"anna mey]… The closing quote is missing.", "text=anna mey");
    row("\"", "[\"]… The closing quote is missing.", "");
    row("\"\"", "[\"\"]… There is nothing between the quotes.", "");
    row("ref:\"order 1", "[\"order 1]… The closing quote is missing.", "ref=order 1");
    row("created:", "[created:]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:202", "[202]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:2026-", "[2026-]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:2026-03-1", "[2026-03-1]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:>=", "[>=]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:..", "[..]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:yest", "[yest]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:march", "[march] “march” is no date. A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:2026-02-30", "[2026-02-30] There is no date 2026-02-30 in the calendar.", "");
    row("created:2026-13", "[2026-13] There is no date 2026-13 in the calendar.", "");
    row("created:2026-03..2026-01", "[2026-03..2026-01] The first date is later than the second.", "");
    row("created:2026,2027",
        "[created:2026,2027] “created” takes one date or range. A range looks like 2026-01..2026-03", "");
}

void tst_FilterLine::whatIsWrongIsToldAndTheRestStays() {
    QFETCH(QString, line);
    QFETCH(QString, problems);
    QFETCH(QString, rest);
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(spelled(parsed.problems, line), problems);
    QCOMPARE(spelled(parsed.filter), rest);
}

void tst_FilterLine::datesMeanLocalDays_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<TimeRange>("expected");
    const auto row = [](const char* text, std::optional<std::int64_t> from,
                        std::optional<std::int64_t> before) {
        QTest::newRow(text) << QString::fromUtf8(text) << TimeRange{from, before};
    };
    row("2026-03-14", startOf(2026, 3, 14), startOf(2026, 3, 15));
    row("2026-03", startOf(2026, 3, 1), startOf(2026, 4, 1));
    row("2025-12", startOf(2025, 12, 1), startOf(2026, 1, 1));
    row("2026", startOf(2026, 1, 1), startOf(2027, 1, 1));
    row("2024-02-29", startOf(2024, 2, 29), startOf(2024, 3, 1));
    row("today", startOf(2026, 3, 17), startOf(2026, 3, 18));
    row("yesterday", startOf(2026, 3, 16), startOf(2026, 3, 17));
    row(">=2026-03", startOf(2026, 3, 1), std::nullopt);
    row(">2026-03", startOf(2026, 4, 1), std::nullopt);
    row("<2026-03", std::nullopt, startOf(2026, 3, 1));
    row("<=2026-03", std::nullopt, startOf(2026, 4, 1));
    row(">=yesterday", startOf(2026, 3, 16), std::nullopt);
    row("2026-01..2026-02", startOf(2026, 1, 1), startOf(2026, 3, 1));
    row("2026-01-05..2026-01-05", startOf(2026, 1, 5), startOf(2026, 1, 6));
    row("2026-03-10..today", startOf(2026, 3, 10), startOf(2026, 3, 18));
    row("2026-03-10..", startOf(2026, 3, 10), std::nullopt);
    row("..2026", std::nullopt, startOf(2027, 1, 1));
}

void tst_FilterLine::datesMeanLocalDays() {
    QFETCH(QString, text);
    QFETCH(TimeRange, expected);
    const ParsedLine parsed = parseFilterLine(QStringLiteral("created:") + text, now);
    QVERIFY(parsed.problems.isEmpty());
    QCOMPARE(parsed.filter.conditions.size(), 1);
    QVERIFY(parsed.filter.conditions.first().range == expected);
}

void tst_FilterLine::theDayTheClocksChangeHasTwentyThreeHours() {
    const ParsedLine parsed = parseFilterLine(QStringLiteral("created:2026-03-29"), now);
    const TimeRange range = parsed.filter.conditions.first().range;
    constexpr std::int64_t hour = 3600;
    QCOMPARE(*range.before - *range.from, 23 * hour); // Every test runs in Berlin's time zone.
}

void tst_FilterLine::spansPointAtTheirConditions() {
    const QString line = QStringLiteral("  anna stauts:x -is:redacted  meta.order:\"4 7\"");
    const ParsedLine parsed = parseFilterLine(line, now);
    QStringList words;
    for (const ParsedLine::Span& span : parsed.spans)
        words << QString::number(span.condition) + u' ' + line.mid(span.start, span.length);
    QCOMPARE(words, (QStringList{QStringLiteral("0 anna"), QStringLiteral("1 -is:redacted"),
                                 QStringLiteral("2 meta.order:\"4 7\"")}));
}

/// The line is read at each key: whatever stands in it, spans and problems lie inside it, and what was
/// understood is understood again.
void tst_FilterLine::everyPrefixOfALineParses() {
    const QString line = QStringLiteral("-is:refused \"a \\\"b\" meta.\"k e y\":v,\"w\" "
                                        "created:2026-01..2026-02 , : -: :: \"\" status:\"x é");
    for (qsizetype length = 0; length <= line.size(); ++length)
        parseAndCheck(line.left(length));
}

void tst_FilterLine::noSoupOfSignsTripsTheParser() {
    const QStringList signs{QStringLiteral("\""), QStringLiteral("\\"),       QStringLiteral(":"),
                            QStringLiteral("-"),  QStringLiteral(","),        QStringLiteral("."),
                            QStringLiteral(" "),  QStringLiteral("meta."),    QStringLiteral("is:"),
                            QStringLiteral("a"),  QStringLiteral("ref"),      QStringLiteral("status:"),
                            QStringLiteral(">="), QStringLiteral("created:"), QStringLiteral("2026"),
                            QStringLiteral("李"), QString(QChar(0xD83D)),     QString(QChar(0x1F))};
    QRandomGenerator random(1);
    for (int i = 0; i < 5000; ++i) {
        QString line;
        for (int n = random.bounded(12); n > 0; --n)
            line += signs[random.bounded(signs.size())];
        parseAndCheck(line);
    }
}

QTEST_APPLESS_MAIN(tst_FilterLine)
#include "tst_filterline.moc"
