// SPDX-License-Identifier: Apache-2.0
#include "filter/LineState.h"
#include "models/filter/FilterLineText.h"

#include <QTest>

using namespace filterline;

class tst_FilterLineProblems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsToldAndTheRestStays_data();
    void whatIsWrongIsToldAndTheRestStays();
    void parenthesesNestTwentyDeepAndNoDeeper();
    void aWordThatWritesItselfOutNeedsRoomForItsParentheses();
    void aSentenceRepeatsALongWordInShort();
    void theStateIsTheWorstThereIs_data();
    void theStateIsTheWorstThereIs();
    void theProblemBehindAStateIsTheFirstOfItsKind();
};

/// Place+length, the words there, … for what is only unfinished, and the sentence.
void tst_FilterLineProblems::whatIsWrongIsToldAndTheRestStays_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("problems");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char* line, const char* problems, const char* rest) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(problems)
                            << QString::fromUtf8(rest);
    };
    row("stauts:verified meyer", "0+6 [stauts] There is no field “stauts”. Did you mean “status”?",
        "text=meyer");
    row("contry:DE", "0+6 [contry] There is no field “contry”. Did you mean “country”?", "");
    row("-stauts:verified", "1+6 [stauts] There is no field “stauts”. Did you mean “status”?", "");
    row("http://x", "0+4 [http] There is no field “http”. Put the word in quotes to look for it as text.",
        "");
    row(":x", "0+2 [:x] The field before the colon is missing. For example status:verified", "");
    row("status:foo anna", "7+3 [foo] There is no status “foo”.", "text=anna");
    row("status:verifeid", "7+8 [verifeid] There is no status “verifeid”. Did you mean “verified”?", "");
    row("status:verified,foo", "16+3 [foo] There is no status “foo”.", "status=verified");
    row("status:\"foo\"", "7+5 [\"foo\"] There is no status “foo”.", "");
    row("status:", "0+7 [status:]… A value is missing after “status:”.", "");
    row("status: anna", "0+7 [status:]… A value is missing after “status:”.", "text=anna");
    row("status:\"\"", "0+9 [status:\"\"]… A value is missing after “status:”.", "");
    row("status:ver", "7+3 [ver]… “ver” is not finished. Did you mean “verified”?", "");
    row("status:verified,", "0+16 [status:verified,]… A value is missing beside a comma.", "status=verified");
    row("status:,verified", "0+16 [status:,verified]… A value is missing beside a comma.", "status=verified");
    row("error:brandnew",
        "6+8 [brandnew] There is no error “brandnew”. A word that is new at Stripe goes in quotes.", "");
    row("error:document_expire",
        "6+15 [document_expire]… “document_expire” is not finished. Did you mean “document_expired”?", "");
    row("error:selfie_face_mismacth",
        "6+20 [selfie_face_mismacth] There is no error “selfie_face_mismacth”. Did you mean "
        "“selfie_face_mismatch”?",
        "");
    row("type:passport",
        "5+8 [passport] There is no type “passport”. A word that is new at Stripe goes in quotes.", "");
    row("redaction:done", "10+4 [done] There is no redaction “done”. Did you mean “none”?", "");
    row("is:", "0+3 [is:]… A value is missing after “is:”.", "");
    row("is:ref", "3+3 [ref]… “ref” is not finished. Did you mean “refused”?", "");
    row("is:refusd", "3+6 [refusd] There is no “is:refusd”. Did you mean “refused”?", "");
    row("meta:4711", "0+4 [meta] Which metadata key? For example meta.order:4711", "");
    row("meta.:4711", "0+5 [meta.] Which metadata key? For example meta.order:4711", "");
    row("meta.order:", "0+11 [meta.order:]… A value is missing after “meta.order:”.", "");
    row("ref:", "0+4 [ref:]… A value is missing after “ref:”.", "");
    row("-", "0+1 [-]… What to leave out? For example -status:canceled", "");
    row("- anna", "0+1 [-]… What to leave out? For example -status:canceled", "text=anna");
    row("\"anna mey", "0+9 [\"anna mey]… The closing quote is missing.", "text=anna mey");
    row("\"", "0+1 [\"]… The closing quote is missing.", "");
    row("\"\"", "0+2 [\"\"]… There is nothing between the quotes.", "");
    row("ref:\"order 1", "4+8 [\"order 1]… The closing quote is missing.", "ref=order 1");
    row("created:", "0+8 [created:]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:202", "8+3 [202]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:2026-", "8+5 [2026-]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:2026-03-1", "8+9 [2026-03-1]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:>=", "8+2 [>=]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:..", "8+2 [..]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:yest", "8+4 [yest]… A date looks like 2026-03-14, 2026-03 or 2026.", "");
    row("created:march", "8+5 [march] “march” is no date. A date looks like 2026-03-14, 2026-03 or 2026.",
        "");
    row("created:2026-02-30", "8+10 [2026-02-30] There is no date 2026-02-30 in the calendar.", "");
    row("created:2026-13", "8+7 [2026-13] There is no date 2026-13 in the calendar.", "");
    row("created:2026-03..2026-01", "8+16 [2026-03..2026-01] The first date is later than the second.", "");
    row("created:2026,2027",
        "0+17 [created:2026,2027] “created” takes one date or range. A range looks like 2026-01..2026-03",
        "");
    row("is:stcuk", "3+5 [stcuk] There is no “is:stcuk”. Did you mean “stuck”?", "");
    row("is:xyz", "3+3 [xyz] There is no “is:xyz”.", "");
    row("is:refused,foo", "11+3 [foo] There is no “is:foo”.", "status=refused");
    row("a OR", "2+2 [OR]… What else may it be? For example status:refused OR status:canceled", "text=a");
    row("(a OR) b", "3+2 [OR]… What else may it be? For example status:refused OR status:canceled",
        "text=a; text=b");
    row("OR a", "0+2 [OR] What stands before OR? Put it in quotes to look for the word.", "text=a");
    row("OR", "0+2 [OR] What stands before OR? Put it in quotes to look for the word.", "");
    row("a (OR b)", "3+2 [OR] What stands before OR? Put it in quotes to look for the word.",
        "text=a; text=b");
    row("a OR OR b", "2+2 [OR] One OR between two conditions is enough.", "any{text=a | text=b}");
    row("a OR status:", "5+7 [status:]… A value is missing after “status:”.", "text=a");
    row("a OR stauts:x c", "5+6 [stauts] There is no field “stauts”. Did you mean “status”?",
        "text=a; text=c");
    row("a OR status:x OR c", "12+1 [x] There is no status “x”.", "any{text=a | text=c}");
    row("(a", "0+1 [(]… The closing parenthesis is missing.", "text=a");
    row("-(a b", "0+2 [-(]… The closing parenthesis is missing.", "not any{text=a; text=b}");
    row("a OR (b", "5+1 [(]… The closing parenthesis is missing.", "any{text=a | text=b}");
    row("(", "0+1 [(]… The closing parenthesis is missing.", "");
    row("()", "0+1 [(]… There is nothing between the parentheses.", "");
    row("a -()", "2+2 [-(]… There is nothing between the parentheses.", "text=a");
    row("(status:)", "1+7 [status:]… A value is missing after “status:”.", "");
    row("a)", "1+1 [)] There is no “(” to this “)”. Put it in quotes to look for it as text.", "text=a");
    row(") a", "0+1 [)] There is no “(” to this “)”. Put it in quotes to look for it as text.", "text=a");
    row("a OR b) OR c",
        "6+1 [)] There is no “(” to this “)”. Put it in quotes to look for it as text.\n8+2 [OR] What stands "
        "before OR? Put it in quotes to look for the word.",
        "any{text=a | text=b}; text=c");
    row("-)",
        "0+1 [-]… What to leave out? For example -status:canceled\n1+1 [)] There is no “(” to this “)”. Put "
        "it in quotes to look for it as text.",
        "");
    row("status:(refused)", "0+7 [status:]… A value is missing after “status:”.", "text=refused");
    row("country:germany", "8+7 [germany] A country is told by its two letters. Did you mean “DE”?", "");
    row("country:D", "8+1 [D]… A country has two letters. For example country:DE", "");
    row("country:DE,atlantis",
        "11+8 [atlantis] “atlantis” is no country. A country has two letters. For example country:DE",
        "country=DE");
    row("country:49", "8+2 [49] “49” is no country. A country has two letters. For example country:DE", "");
    row("livemode:", "0+9 [livemode:]… A value is missing after “livemode:”.", "");
    row("livemode:maybe", "9+5 [maybe] There is no livemode “maybe”. It is true or false.", "");
    row("livemode:tru", "9+3 [tru]… “tru” is not finished. Did you mean “true”?", "");
    row("has:", "0+4 [has:]… A value is missing after “has:”.", "");
    row("has:rep", "4+3 [rep]… “rep” is not finished. Did you mean “report”?", "");
    row("has:reprot", "4+6 [reprot] There is no “has:reprot”. Did you mean “report”?", "");
    row("no:money",
        "3+5 [money] There is no “no:money”. It is one of: reference, customer, person, email, report, flow, "
        "metadata, error, country.",
        "");
    row("no:person,money",
        "10+5 [money] There is no “no:money”. It is one of: reference, customer, person, email, report, "
        "flow, metadata, error, country.",
        "not has=person");
    row("age:", "0+4 [age:]… An age looks like >3d, <2h or 1d..7d.", "");
    row("age:>", "4+1 [>]… An age looks like >3d, <2h or 1d..7d.", "");
    row("age:>3", "4+2 [>3]… An age needs a unit: w, d, h or m. For example 3d", "");
    row("age:>3da", "4+4 [>3da]… An age needs a unit: w, d, h or m. For example 3d", "");
    row("age:>3x", "4+3 [>3x] “3x” is no age. An age looks like >3d, <2h or 1d..7d.", "");
    row("age:old", "4+3 [old] “old” is no age. An age looks like >3d, <2h or 1d..7d.", "");
    row("age:2026-03", "4+7 [2026-03] “2026-03” is a date. Write created:2026-03", "");
    row("age:7d..1d", "4+6 [7d..1d] The smaller age stands first: 1d..7d", "");
    row("age:7d..1w", "4+6 [7d..1w] The range ends where it begins.", "");
    row("age:..", "4+2 [..]… An age looks like >3d, <2h or 1d..7d.", "");
    row("age:1d,2d", "0+9 [age:1d,2d] “age” takes one age or range. A range looks like 1d..7d", "");
    row("age:12345678901234567890d",
        "4+21 [12345678901234567890d] “12345678901234567890d” is longer ago than can be told.", "");
    row("created:7d", "8+2 [7d] “7d” is an age. Write age:<7d or age:>7d", "");
    row("created:2026-03-14T", "8+11 [2026-03-14T]… A time looks like 2026-03-14T09:30.", "");
    row("created:2026-03-14T09:3", "8+15 [2026-03-14T09:3]… A time looks like 2026-03-14T09:30.", "");
    row("created:2026-03-14T09:30:1", "8+18 [2026-03-14T09:30:1]… A time looks like 2026-03-14T09:30.", "");
    row("created:2026-03-14T25:00",
        "8+16 [2026-03-14T25:00] There is no date 2026-03-14T25:00 in the calendar.", "");
    row("created:2026-03-29T02:30",
        "8+16 [2026-03-29T02:30] There is no time 2026-03-29T02:30: the clocks are put forward then.", "");
    row("created:2026-03-14T09:30..2026-03-14T09:30",
        "8+34 [2026-03-14T09:30..2026-03-14T09:30] The range ends where it begins.", "");
    row("cusotmer:x", "0+8 [cusotmer] There is no field “cusotmer”. Did you mean “customer”?", "");
    row("lifemode:true", "0+8 [lifemode] There is no field “lifemode”. Did you mean “livemode”?", "");
    row("a stauts:x b contry:DE",
        "2+6 [stauts] There is no field “stauts”. Did you mean “status”?\n13+6 [contry] There is no field "
        "“contry”. Did you mean “country”?",
        "text=a; text=b");
}

void tst_FilterLineProblems::whatIsWrongIsToldAndTheRestStays() {
    QFETCH(QString, line);
    QFETCH(QString, problems);
    QFETCH(QString, rest);
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(spelled(parsed.problems, line), problems);
    QCOMPARE(spelled(parsed.filter), rest);
}

void tst_FilterLineProblems::parenthesesNestTwentyDeepAndNoDeeper() {
    const auto nested = [](int depth) {
        return QStringLiteral("-(x ").repeated(depth) + QStringLiteral("a") +
               QStringLiteral(")").repeated(depth);
    };
    QVERIFY(parseFilterLine(nested(20), now).problems.isEmpty());
    const QString line = nested(21) + QStringLiteral(" b");
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(spelled(parsed.problems, line),
             QStringLiteral("80+2 [-(] Parentheses can stand in each other 20 deep, no deeper."));
    QCOMPARE(spelled(parsed.filter.conditions.last()), QStringLiteral("text=b"));
    const QString abyss = QStringLiteral("(").repeated(100'000);
    QCOMPARE(parseFilterLine(abyss, now).problems.size(), 21);
}

void tst_FilterLineProblems::aWordThatWritesItselfOutNeedsRoomForItsParentheses() {
    const QString line =
        QStringLiteral("-(x ").repeated(20) + QStringLiteral("-is:stuck") + QStringLiteral(")").repeated(20);
    const ParsedLine parsed = parseFilterLine(line, now);
    QCOMPARE(parsed.problems.size(), 1);
    QCOMPARE(parseFilterLine(parsed.filter.toLine(), now).filter, parsed.filter);
}

void tst_FilterLineProblems::aSentenceRepeatsALongWordInShort() {
    const ParsedLine parsed =
        parseFilterLine(QStringLiteral("status:") + QStringLiteral("x").repeated(100'000), now);
    QCOMPARE(parsed.problems.size(), 1);
    QCOMPARE(parsed.problems.first().length, 100'000);
    QVERIFY(parsed.problems.first().message.size() < 100);
}

void tst_FilterLineProblems::theStateIsTheWorstThereIs_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("applied");
    QTest::addColumn<LineState>("state");
    const auto row = [](const char* name, const char* line, bool applied, LineState state) {
        QTest::newRow(name) << QString::fromUtf8(line) << applied << state;
    };
    row("nothing", "", true, LineState::Valid);
    row("right", "status:refused anna", true, LineState::Valid);
    row("begun", "status:ref anna", true, LineState::Incomplete);
    row("wrong", "status:foo anna", true, LineState::Wrong);
    row("wrong behind begun", "status: status:foo", true, LineState::Wrong);
    row("right, under way", "anna", false, LineState::NotApplied);
    row("begun, under way", "anna status:", false, LineState::NotApplied);
    row("wrong, under way", "status:foo", false, LineState::Wrong);
}

void tst_FilterLineProblems::theStateIsTheWorstThereIs() {
    QFETCH(QString, line);
    QFETCH(bool, applied);
    QFETCH(LineState, state);
    QCOMPARE(lineStateOf(parseFilterLine(line, now), applied), state);
}

void tst_FilterLineProblems::theProblemBehindAStateIsTheFirstOfItsKind() {
    const ParsedLine parsed = parseFilterLine(QStringLiteral("status: status:foo error:bar"), now);
    QCOMPARE(problemBehind(LineState::Wrong, parsed)->start, 15);
    QCOMPARE(problemBehind(LineState::Incomplete, parsed)->start, 0);
    QVERIFY(!problemBehind(LineState::Valid, parsed));
    QVERIFY(!problemBehind(LineState::NotApplied, parsed));
}

QTEST_APPLESS_MAIN(tst_FilterLineProblems)
#include "tst_filterline_problems.moc"
