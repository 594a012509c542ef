// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterWords.h"
#include "filter/FilteredRows.h"
#include "models/filter/PlainFilter.h"
#include "models/store/RandomSessions.h"

#include <QMap>
#include <QTest>

#include <algorithm>

namespace {

struct Expected {
    std::vector<Row> rows;
    std::vector<std::uint32_t> hiddenByAlone;
    QMap<QString, std::uint32_t> status;
    QMap<QString, std::uint32_t> error;
    QMap<QString, std::uint32_t> country;
};

Expected expected(const std::vector<VerificationSession>& sessions, const SessionFilter& filter) {
    Expected result;
    result.hiddenByAlone.resize(static_cast<std::size_t>(filter.conditions.size()));
    for (Row row = 0; row < sessions.size(); ++row) {
        const VerificationSession& session = sessions[row];
        std::vector<std::size_t> failed;
        for (qsizetype i = 0; i < filter.conditions.size(); ++i)
            if (!holds(session, filter.conditions[i]))
                failed.push_back(static_cast<std::size_t>(i));
        if (failed.empty())
            result.rows.push_back(row);
        if (failed.size() == 1)
            ++result.hiddenByAlone[failed.front()];
        if (holdsExceptOn(session, filter, FilterField::Status))
            ++result.status[outcomeWord(outcomeOf(session))];
        if (session.lastError && holdsExceptOn(session, filter, FilterField::Error))
            ++result.error[session.lastError->code.wireWord()];
        if (countryOf(session) && holdsExceptOn(session, filter, FilterField::Country))
            ++result.country[*countryOf(session)];
    }
    return result;
}

QMap<QString, std::uint32_t> withoutZeros(const QList<FacetCount>& counts) {
    QMap<QString, std::uint32_t> map;
    for (const FacetCount& facet : counts)
        if (facet.count > 0)
            map.insert(facet.value, facet.count);
    return map;
}

QString someTextOf(RandomSessions& random, const VerificationSession& session) {
    QStringList texts{session.id.text(),
                      session.personName(),
                      emailOf(session),
                      session.clientReferenceId.value_or(QString()),
                      session.relatedCustomer.value_or(QString()),
                      session.lastError ? session.lastError->reason : QStringLiteral("expired"),
                      QStringLiteral("zzq"),
                      QStringLiteral("müll"),
                      QStringLiteral("strasse"),
                      QStringLiteral("an"),
                      QStringLiteral("premium"),
                      QStringLiteral("PLAN=Gr"),
                      QStringLiteral("mismatch"),
                      QStringLiteral("Face does")};
    const QString text = random.oneOf(texts);
    if (text.size() < 3)
        return text.isEmpty() ? QStringLiteral("x") : text;
    const int start = random.below(static_cast<int>(text.size()) - 1);
    const QString part = text.mid(start, 1 + random.below(6));
    return random.chance(50) ? part.toUpper() : part;
}

Condition someCondition(RandomSessions& random, const VerificationSession& sample) {
    Condition condition;
    condition.field = static_cast<FilterField>(random.below(static_cast<int>(FilterField::MetadataKey) + 1));
    condition.excluded = random.chance(25);
    if (condition.field == FilterField::Created) {
        if (random.chance(70))
            condition.range.from = sample.created - random.below(3);
        if (random.chance(70))
            condition.range.before = sample.created + random.below(random.chance(50) ? 2 : 50'000);
        condition.values = {QStringLiteral("range")};
        return condition;
    }
    condition.metadataKey = random.chance(50) ? QStringLiteral("Plan") : QStringLiteral("order");
    for (int i = 1 + random.below(3); i > 0; --i) {
        const QStringList words = wordsOf(condition.field);
        if (!words.isEmpty())
            condition.values << random.oneOf(words);
        else if (condition.field == FilterField::Country)
            condition.values << random.oneOf(QStringList{QStringLiteral("DE"), QStringLiteral("us"),
                                                         QStringLiteral("none"), QStringLiteral("XX")});
        else
            condition.values << someTextOf(random, sample);
    }
    return condition;
}

SessionFilter someFilter(RandomSessions& random, const std::vector<VerificationSession>& sessions) {
    SessionFilter filter;
    for (int i = random.below(4); i > 0; --i)
        filter.conditions << someCondition(random, random.oneOf(sessions));
    return filter;
}

} // namespace

class tst_RandomFilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRandomFilterLeavesWhatThePlainOneLeaves();
};

void tst_RandomFilters::aRandomFilterLeavesWhatThePlainOneLeaves() {
    RandomSessions random(1);
    SessionStore store;
    store.merge(random.ordinary(300));
    std::vector<VerificationSession> sessions; // As the store keeps them: redacted ones without the person.
    for (Row row = 0; row < store.size(); ++row)
        sessions.push_back(store.session(row));
    int found = 0;
    for (int i = 0; i < 400; ++i) {
        const SessionFilter filter = someFilter(random, sessions);
        const FilteredRows result = filterRows(store, filter);
        const Expected plain = expected(sessions, filter);
        QVERIFY2(result.rows == plain.rows, qPrintable(filter.toLine()));
        QVERIFY2(result.hiddenByAlone == plain.hiddenByAlone, qPrintable(filter.toLine()));
        QCOMPARE(withoutZeros(result.facets.status), plain.status);
        QCOMPARE(withoutZeros(result.facets.error), plain.error);
        QCOMPARE(withoutZeros(result.facets.country), plain.country);
        found += result.rows.empty() ? 0 : 1;
    }
    QVERIFY(found > 100); // Otherwise it compared nothing with nothing.
}

QTEST_APPLESS_MAIN(tst_RandomFilters)
#include "tst_randomfilters.moc"
