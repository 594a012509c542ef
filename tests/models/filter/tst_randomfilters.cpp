// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterRun.h"
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

std::array<std::uint32_t, outcomeCount> totalOf(const CreatedHistogram& histogram) {
    std::array<std::uint32_t, outcomeCount> total{};
    for (const auto& column : histogram.columns)
        for (std::size_t i = 0; i < total.size(); ++i)
            total[i] += column[i];
    return total;
}

QString someTextOf(RandomSessions& random, const VerificationSession& session) {
    QStringList texts{session.id.text(),
                      session.personName(),
                      emailOf(session),
                      session.clientReferenceId.value_or(QString()),
                      session.relatedCustomer.value_or(QString()),
                      session.lastReport ? session.lastReport->text() : QStringLiteral("vs_1"),
                      session.lastError ? session.lastError->reason : QStringLiteral("expired"),
                      QStringLiteral("zzq"),
                      QStringLiteral("müll"),
                      QStringLiteral("juergen"),
                      QStringLiteral("Groesse"),
                      QStringLiteral("Meyer, Anna"),
                      phoneOf(session),
                      QString(phoneOf(session)).replace(QStringLiteral("+49"), QStringLiteral("0")),
                      QStringLiteral("strasse"),
                      QStringLiteral("an"),
                      QStringLiteral("premium"),
                      QStringLiteral("PLAN=Gr"),
                      QStringLiteral("mismatch"),
                      QStringLiteral("Face does")};
    const QString text = random.oneOf(texts);
    if (text.size() < 3)
        return text.isEmpty() ? QStringLiteral("x") : text;
    const int start = random.chance(30) ? 0 : random.below(static_cast<int>(text.size()) - 1);
    const QString part = text.mid(start, 1 + random.below(6));
    return random.chance(50) ? part.toUpper() : part;
}

SessionFilter someFilter(RandomSessions& random, const std::vector<VerificationSession>& sessions, int depth);

TimeRange someRange(RandomSessions& random, const VerificationSession& sample) {
    TimeRange range;
    if (random.chance(70))
        range.from = sample.created - random.below(3);
    if (random.chance(70))
        range.before = sample.created + random.below(random.chance(50) ? 2 : 50'000);
    return range;
}

QString someValueFor(RandomSessions& random, FilterField field, const VerificationSession& sample) {
    const auto oneOf = [&random](std::initializer_list<const char*> words) {
        return QString::fromLatin1(random.oneOf(std::vector<const char*>(words)));
    };
    if (field == FilterField::Country)
        return oneOf({"DE", "us", "none", "XX"});
    if (field == FilterField::Livemode)
        return oneOf({"true", "false"});
    if (field == FilterField::Has)
        return oneOf(
            {"reference", "customer", "person", "email", "report", "flow", "metadata", "error", "country"});
    const QStringList words = wordsOf(field);
    if (!words.isEmpty())
        return random.oneOf(words);
    return field == FilterField::Id && random.chance(30) ? sample.id.text() : someTextOf(random, sample);
}

Condition someCondition(RandomSessions& random, const std::vector<VerificationSession>& sessions, int depth) {
    const VerificationSession& sample = random.oneOf(sessions);
    Condition condition;
    condition.field = static_cast<FilterField>(random.below(static_cast<int>(FilterField::Group) + 1));
    condition.excluded = random.chance(25);
    if (condition.field == FilterField::Group && depth == 0)
        condition.field = FilterField::AnyText;
    if (condition.field == FilterField::Created || condition.field == FilterField::Age) {
        condition.range = someRange(random, sample);
        condition.values = {QStringLiteral("range")};
    } else if (condition.field == FilterField::Group) {
        for (int i = 1 + random.below(3); i > 0; --i)
            condition.anyOf.push_back(someFilter(random, sessions, depth - 1));
    } else {
        condition.metadataKey = random.chance(50) ? QStringLiteral("Plan") : QStringLiteral("order");
        for (int i = 1 + random.below(3); i > 0; --i)
            condition.values << someValueFor(random, condition.field, sample);
    }
    return condition;
}

SessionFilter someFilter(RandomSessions& random, const std::vector<VerificationSession>& sessions,
                         int depth) {
    SessionFilter filter;
    const int least = depth < 2 ? 1 : 0; // A group has no empty alternatives.
    for (int i = std::max(least, random.below(4)); i > 0; --i)
        filter.conditions << someCondition(random, sessions, depth);
    return filter;
}

std::vector<VerificationSession> sessionsIn(const SessionStore& store) {
    std::vector<VerificationSession> sessions; // As the store keeps them: redacted ones without the person.
    for (Row row = 0; row < store.size(); ++row)
        sessions.push_back(store.session(row));
    return sessions;
}

/// One filter on its way over a store that goes on filling.
FilterRun halfRun(const SessionStore& store, const SessionFilter& filter, const RunQuestion& question,
                  RandomSessions& random) {
    FilterRun run(store, filter, question, nullptr);
    FilterSums sums = run.emptySums();
    for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
        if (random.chance(50))
            run.evaluate(chunk, sums);
    run.add(sums);
    return run;
}

} // namespace

class tst_RandomFilters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRandomFilterLeavesWhatThePlainOneLeaves();
    void aRunTakesInWhatComesMeanwhile();
    void aNarrowerFilterFindsAmongWhatTheWiderOneLeft();
};

void tst_RandomFilters::aRandomFilterLeavesWhatThePlainOneLeaves() {
    RandomSessions random(1);
    SessionStore store;
    store.merge(random.ordinary(200));
    for (int i = 0; i < 50; ++i) {
        const VerificationSession wild = random.wild();
        store.merge({&wild, 1});
    }
    const std::vector<VerificationSession> sessions = sessionsIn(store);
    // Halves of a letter are no text anybody types.
    const std::vector<VerificationSession> samples(sessions.begin(), sessions.begin() + 200);
    int found = 0;
    for (int i = 0; i < 10'000; ++i) {
        const SessionFilter filter = someFilter(random, samples, 2);
        const FilteredRows result = filterRows(store, filter);
        const Expected plain = expected(sessions, filter);
        QVERIFY2(matchingRows(store, filter) == plain.rows, qPrintable(filter.toLine()));
        QCOMPARE(result.shown, static_cast<std::uint32_t>(plain.rows.size()));
        QVERIFY2(result.hiddenByAlone == plain.hiddenByAlone, qPrintable(filter.toLine()));
        QCOMPARE(withoutZeros(result.facets.status), plain.status);
        QCOMPARE(withoutZeros(result.facets.error), plain.error);
        QCOMPARE(withoutZeros(result.facets.country), plain.country);
        found += plain.rows.empty() ? 0 : 1;
    }
    QVERIFY(found > 2'500); // Otherwise it compared nothing with nothing.
}

/// Whatever of the store a run had seen when something changed, it ends with the same as one made afterwards.
void tst_RandomFilters::aRunTakesInWhatComesMeanwhile() {
    RandomSessions random(2);
    SessionStore store;
    store.merge(random.ordinary(9'000)); // Three chunks.
    const std::vector<VerificationSession> samples{store.session(0), store.session(4'100),
                                                   store.session(8'999)};
    for (int i = 0; i < 60; ++i) {
        const SessionFilter filter = someFilter(random, samples, 1);
        const RunQuestion question{{{}, 40}, random.newest};
        FilterRun run = halfRun(store, filter, question, random);
        const auto connection =
            QObject::connect(&store, &SessionStore::merged, &store,
                             [&run](const SessionStore::Change& change) { run.take(change); });
        std::vector<VerificationSession> page = random.ordinary(random.chance(30) ? 1'500 : 20);
        for (int known = 0; known < 20; ++known) {
            VerificationSession other = store.session(static_cast<Row>(random.below(9'000)));
            other.lastError = LastError{ErrorCode::SelfieManipulated, QStringLiteral("Reason %1").arg(i)};
            other.clientReferenceId = random.oddText();
            page.push_back(other);
        }
        store.merge(page);
        QObject::disconnect(connection);
        FilterSums sums = run.emptySums();
        for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
            if (!run.isEvaluated(chunk))
                run.evaluate(chunk, sums);
        run.add(sums);
        std::vector<Row> hits;
        for (Row row = 0; row < store.size(); ++row)
            if (run.isHit(row))
                hits.push_back(row);
        FilteredRows anew = filterRows(store, filter, question);
        QVERIFY2(hits == matchingRows(store, filter), qPrintable(filter.toLine()));
        anew.hiddenByAlone.clear(); // A run does not count those.
        const FilteredRows result = run.result();
        QVERIFY(result.facets == anew.facets);
        QCOMPARE(result.shown, anew.shown);
        QVERIFY(totalOf(result.histogram) == totalOf(anew.histogram));
    }
}

void tst_RandomFilters::aNarrowerFilterFindsAmongWhatTheWiderOneLeft() {
    RandomSessions random(3);
    SessionStore store;
    store.merge(random.ordinary(5'000));
    const auto typed = [](const QString& text) {
        SessionFilter filter;
        for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
            filter.conditions << Condition{FilterField::AnyText, {}, {word}, false, {}};
        return filter;
    };
    std::shared_ptr<const TestedRows> known;
    QString text;
    for (const QChar letter : QStringLiteral("an müll exp")) {
        text += letter;
        const SessionFilter filter = typed(text);
        FilterRun run(store, filter, {}, known);
        FilterSums sums = run.emptySums();
        for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
            run.evaluate(chunk, sums);
        run.add(sums);
        QCOMPARE(run.shown(), static_cast<std::uint32_t>(matchingRows(store, filter).size()));
        known = run.testedRows();
    }
}

QTEST_GUILESS_MAIN(tst_RandomFilters)
#include "tst_randomfilters.moc"
