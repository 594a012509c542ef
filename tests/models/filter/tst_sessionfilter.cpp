// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterGroups.h"
#include "filter/FilterWords.h"
#include "filter/SessionFilter.h"
#include "models/store/RandomSessions.h"

#include <QTest>

namespace {

constexpr std::int64_t now = 1'790'000'000;

SessionFilter parsed(const QString& line) {
    return parseFilterLine(line, now).filter;
}

Condition randomCondition(RandomSessions& random) {
    Condition condition;
    condition.field = static_cast<FilterField>(random.below(static_cast<int>(FilterField::Group)));
    condition.excluded = random.chance(30);
    const auto text = [&random] {
        const QString odd = random.oddText();
        return odd.isEmpty() ? QStringLiteral("a\\\"b") : odd;
    };
    if (condition.field == FilterField::Created)
        return parsed(QStringLiteral("created:2026-02..today")).conditions.first();
    if (condition.field == FilterField::Age)
        return parsed(QStringLiteral("age:1d..7d")).conditions.first();
    if (condition.field == FilterField::MetadataKey)
        condition.metadataKey = text();
    for (int i = 1 + random.below(3); i > 0; --i) {
        const QStringList words = wordsOf(condition.field);
        if (condition.field == FilterField::Country)
            condition.values << QStringLiteral("DE");
        else
            condition.values << (words.isEmpty() ? text() : random.oneOf(words));
    }
    condition.values.removeDuplicates();
    return condition;
}

SessionFilter randomFilter(RandomSessions& random, int depth) {
    SessionFilter filter;
    for (int n = random.below(4); n > 0; --n) {
        if (depth == 0 || random.chance(60)) {
            filter.conditions << randomCondition(random);
            continue;
        }
        std::vector<SessionFilter> alternatives;
        for (int i = 1 + random.below(3); i > 0; --i)
            alternatives.push_back(randomFilter(random, depth - 1));
        filter.conditions << conditionsOfAny(std::move(alternatives), random.chance(40));
    }
    return filter;
}

} // namespace

class tst_SessionFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLineOfAFilterParsesToItAgain();
    void aliasesAreWrittenAsWhatTheyMean();
    void groupsAreWrittenWithAsFewParenthesesAsTheyTake();
    void aGroupOutlivesAToggledValue();
    void aValueIsToggledOnAndOff();
    void theLastValueTakesTheConditionAlong();
    void togglingOnLiftsTheExclusion();
    void anotherFieldIsLeftAlone();
    void aNewRangeTakesThePlaceOfTheOld();
    void theSameConditionTwiceIsOne();
    void withoutTakesOneConditionOut();
    void valuesOfAreThoseNotExcluded();
    void everyFieldHasItsWord();
};

void tst_SessionFilter::theLineOfAFilterParsesToItAgain() {
    RandomSessions random(1);
    for (int i = 0; i < 2000; ++i) {
        const SessionFilter filter = randomFilter(random, 4);
        const ParsedLine line = parseFilterLine(filter.toLine(), now);
        QVERIFY2(line.problems.isEmpty(), qPrintable(filter.toLine()));
        QVERIFY2(line.filter == filter, qPrintable(filter.toLine()));
    }
}

void tst_SessionFilter::aliasesAreWrittenAsWhatTheyMean() {
    QCOMPARE(parsed(QStringLiteral("is:refused -is:redacted reference:x")).toLine(),
             QStringLiteral("status:refused -redaction:redacted ref:x"));
    QCOMPARE(parsed(QStringLiteral("error:\"brand_new\" error:abandoned")).toLine(),
             QStringLiteral("error:\"brand_new\" error:abandoned"));
    QCOMPARE(parsed(QStringLiteral("no:name is:test,live -is:stuck")).toLine(),
             QStringLiteral("-has:person livemode:false,true "
                            "-(redaction:processing,validated age:>96h -is:newly-redacting)"));
}

void tst_SessionFilter::groupsAreWrittenWithAsFewParenthesesAsTheyTake() {
    const auto written = [](const char* line) { return parsed(QString::fromLatin1(line)).toLine(); };
    QCOMPARE(written("((a) OR ((b))) (c d)"), QStringLiteral("a OR b c d"));
    QCOMPARE(written("a OR (b (c OR d))"), QStringLiteral("a OR (b c OR d)"));
    QCOMPARE(written("((a OR b) OR c)"), QStringLiteral("a OR b OR c"));
    QCOMPARE(written("-(a OR (b c))"), QStringLiteral("-(a OR (b c))"));
    QCOMPARE(written("-((a b))"), QStringLiteral("-(a b)"));
    QCOMPARE(written("\"OR\" \"(x)\" ref:\"y)\""), QStringLiteral("\"OR\" \"(x)\" ref:\"y)\""));
}

void tst_SessionFilter::aGroupOutlivesAToggledValue() {
    const SessionFilter filter = parsed(QStringLiteral("a OR b status:refused"));
    QCOMPARE(filter.toggled(FilterField::Status, QStringLiteral("refused")).toLine(),
             QStringLiteral("a OR b"));
}

void tst_SessionFilter::aValueIsToggledOnAndOff() {
    SessionFilter filter = parsed(QStringLiteral("anna"));
    filter = filter.toggled(FilterField::Status, QStringLiteral("refused"));
    QCOMPARE(filter.toLine(), QStringLiteral("anna status:refused"));
    filter = filter.toggled(FilterField::Status, QStringLiteral("verified"));
    QCOMPARE(filter.toLine(), QStringLiteral("anna status:refused,verified"));
    filter = filter.toggled(FilterField::Status, QStringLiteral("refused"));
    QCOMPARE(filter.toLine(), QStringLiteral("anna status:verified"));
}

void tst_SessionFilter::theLastValueTakesTheConditionAlong() {
    const SessionFilter filter = parsed(QStringLiteral("anna status:refused"));
    QCOMPARE(filter.toggled(FilterField::Status, QStringLiteral("refused")), parsed(QStringLiteral("anna")));
}

void tst_SessionFilter::togglingOnLiftsTheExclusion() {
    const SessionFilter filter = parsed(QStringLiteral("-status:refused,verified"));
    QCOMPARE(filter.toggled(FilterField::Status, QStringLiteral("refused")).toLine(),
             QStringLiteral("-status:verified status:refused"));
}

void tst_SessionFilter::anotherFieldIsLeftAlone() {
    const SessionFilter filter = parsed(QStringLiteral("type:document"));
    QCOMPARE(filter.toggled(FilterField::Error, QStringLiteral("document")).toLine(),
             QStringLiteral("type:document error:\"document\""));
}

void tst_SessionFilter::aNewRangeTakesThePlaceOfTheOld() {
    const SessionFilter old = parsed(QStringLiteral("created:2025 -created:2025-03 anna"));
    const Condition range = parsed(QStringLiteral("created:2026")).conditions.first();
    QCOMPARE(old.with(range).toLine(), QStringLiteral("-created:2025-03 anna created:2026"));
}

void tst_SessionFilter::theSameConditionTwiceIsOne() {
    const SessionFilter filter = parsed(QStringLiteral("ref:x"));
    QCOMPARE(filter.with(filter.conditions.first()), filter);
    Condition excluded = filter.conditions.first();
    excluded.excluded = true;
    QCOMPARE(filter.with(excluded).toLine(), QStringLiteral("ref:x -ref:x"));
}

void tst_SessionFilter::withoutTakesOneConditionOut() {
    const SessionFilter filter = parsed(QStringLiteral("a b c"));
    QCOMPARE(filter.without(1).toLine(), QStringLiteral("a c"));
    QCOMPARE(filter.without(3), filter);
    QCOMPARE(filter.without(-1), filter);
}

void tst_SessionFilter::valuesOfAreThoseNotExcluded() {
    const SessionFilter filter = parsed(QStringLiteral("-status:verified status:refused,unsubmitted"));
    QCOMPARE(filter.valuesOf(FilterField::Status),
             (QStringList{QStringLiteral("refused"), QStringLiteral("unsubmitted")}));
    QVERIFY(filter.valuesOf(FilterField::Type).isEmpty());
}

void tst_SessionFilter::everyFieldHasItsWord() {
    for (int i = 0; i < static_cast<int>(FilterField::Group); ++i) {
        const auto field = static_cast<FilterField>(i);
        if (field == FilterField::MetadataKey || field == FilterField::Changed) // Of "is:", as others are.
            continue;
        QCOMPARE(fieldOfWord(fieldWord(field)), std::optional<FilterField>(field));
        QVERIFY(fieldWords().contains(fieldWord(field)));
    }
    QVERIFY(!fieldOfWord(fieldWord(FilterField::MetadataKey)));
}

QTEST_APPLESS_MAIN(tst_SessionFilter)
#include "tst_sessionfilter.moc"
