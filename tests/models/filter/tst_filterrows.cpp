// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterWords.h"
#include "filter/FilteredRows.h"
#include "identity/RefusalGuidance.h"
#include "models/store/RandomSessions.h"
#include "store/Folding.h"

#include <QMap>
#include <QTest>

#include <algorithm>

namespace {

// The same filter, evaluated on values, the way one would explain it.

bool contains(const QString& text, const QString& value) {
    return folded(text).contains(folded(value));
}

bool contains(const std::optional<QString>& text, const QString& value) {
    return text && contains(*text, value);
}

QString emailOf(const VerificationSession& session) {
    if (session.verifiedOutputs && !session.verifiedOutputs->email.value_or(QString()).isEmpty())
        return *session.verifiedOutputs->email;
    return session.providedDetails ? session.providedDetails->email.value_or(QString()) : QString();
}

std::optional<QString> countryOf(const VerificationSession& session) {
    return session.verifiedOutputs && session.verifiedOutputs->address
               ? session.verifiedOutputs->address->country
               : std::nullopt;
}

bool isWord(const std::optional<QString>& word, const QString& value) {
    if (value == u"none" || value == u"any")
        return word.has_value() == (value == u"any");
    return word && folded(*word) == folded(value);
}

bool anywhere(const VerificationSession& session, const QString& value) {
    QStringList texts{session.id.text(),
                      session.clientReferenceId.value_or(QString()),
                      session.relatedCustomer.value_or(QString()),
                      session.relatedCustomerAccount.value_or(QString()),
                      session.personName(),
                      emailOf(session),
                      session.lastReport ? session.lastReport->text() : QString(),
                      session.verificationFlow.value_or(QString())};
    if (session.lastError)
        texts << session.lastError->reason << session.lastError->code.wireWord()
              << refusalTitle(session.lastError->code);
    for (const auto& [key, pairValue] : session.metadata)
        texts << key + u'=' + pairValue;
    return std::any_of(texts.begin(), texts.end(),
                       [&](const QString& text) { return contains(text, value); });
}

bool hasValue(const VerificationSession& session, const Condition& condition, const QString& value) {
    switch (condition.field) {
    case FilterField::AnyText:
        return anywhere(session, value);
    case FilterField::Status:
        return outcomeWord(outcomeOf(session)) == value || session.status.wireWord() == value;
    case FilterField::Type:
        return session.type.wireWord() == value;
    case FilterField::Error:
        return isWord(session.lastError ? std::optional(session.lastError->code.wireWord()) : std::nullopt,
                      value);
    case FilterField::Redaction:
        return isWord(session.redaction ? std::optional(session.redaction->wireWord()) : std::nullopt, value);
    case FilterField::Country:
        return isWord(countryOf(session), value);
    case FilterField::Created:
        return session.created >= condition.range.from.value_or(session.created) &&
               session.created < condition.range.before.value_or(session.created + 1);
    case FilterField::Id:
        return contains(session.id.text(), value);
    case FilterField::Reference:
        return contains(session.clientReferenceId, value);
    case FilterField::Customer:
        return contains(session.relatedCustomer, value) || contains(session.relatedCustomerAccount, value);
    case FilterField::Person:
        return contains(session.personName(), value);
    case FilterField::Email:
        return contains(emailOf(session), value);
    case FilterField::Report:
        return session.lastReport && contains(session.lastReport->text(), value);
    case FilterField::Flow:
        return contains(session.verificationFlow, value);
    case FilterField::MetadataKey:
        return std::any_of(session.metadata.begin(), session.metadata.end(), [&](const auto& pair) {
            return folded(pair.first) == folded(condition.metadataKey) && contains(pair.second, value);
        });
    }
    return false;
}

bool holds(const VerificationSession& session, const Condition& condition) {
    const bool any = std::any_of(condition.values.begin(), condition.values.end(),
                                 [&](const QString& value) { return hasValue(session, condition, value); });
    return any != condition.excluded;
}

struct Expected {
    std::vector<Row> rows;
    std::vector<std::uint32_t> hiddenByAlone;
    QMap<QString, std::uint32_t> status;
    QMap<QString, std::uint32_t> error;
    QMap<QString, std::uint32_t> country;
};

bool holdsExceptOn(const VerificationSession& session, const SessionFilter& filter, FilterField field) {
    return std::all_of(filter.conditions.begin(), filter.conditions.end(), [&](const Condition& condition) {
        return condition.field == field || holds(session, condition);
    });
}

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

SessionFilter one(FilterField field, const QStringList& values, bool excluded = false) {
    return {{Condition{field, {}, values, excluded, {}}}};
}

} // namespace

class tst_FilterRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRandomFilterLeavesWhatThePlainOneLeaves();
    void noConditionsLeaveEverything();
    void aTextIsNotFoundAcrossFields();
    void aTextIsNotFoundAcrossTwoPairsOfMetadata();
    void separatorsInAValueDoNotCutIt();
    void namesOfEveryScriptFindThemselves_data();
    void namesOfEveryScriptFindThemselves();
    void aRangeBeginsWithItsFirstSecondAndEndsBeforeItsLast();
    void facetsCountWhatTheOtherFieldsLeave();
    void namedValuesAreListedWithoutACount();
    void facetsStandInTheirOrder();
    void unknownWordsCanBeFilteredBy();
};

void tst_FilterRows::aRandomFilterLeavesWhatThePlainOneLeaves() {
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

void tst_FilterRows::noConditionsLeaveEverything() {
    RandomSessions random(2);
    SessionStore store;
    QVERIFY(filterRows(store, {}).rows.empty());
    store.merge(random.ordinary(10'000)); // More than one chunk.
    const FilteredRows result = filterRows(store, {});
    QCOMPARE(result.rows.size(), std::size_t{10'000});
    QVERIFY(std::is_sorted(result.rows.begin(), result.rows.end()));
    QVERIFY(result.hiddenByAlone.empty());
}

void tst_FilterRows::aTextIsNotFoundAcrossFields() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.clientReferenceId = QStringLiteral("abc");
    session.relatedCustomer = QStringLiteral("def");
    SessionStore store;
    store.merge({&session, 1});
    QCOMPARE(filterRows(store, one(FilterField::AnyText, {QStringLiteral("cd")})).rows.size(),
             std::size_t{0});
    QCOMPARE(filterRows(store, one(FilterField::AnyText, {QStringLiteral("c\x1f"
                                                                         "d")}))
                 .rows.size(),
             std::size_t{0});
    QCOMPARE(filterRows(store, one(FilterField::AnyText, {QStringLiteral("bc")})).rows.size(),
             std::size_t{1});
}

void tst_FilterRows::aTextIsNotFoundAcrossTwoPairsOfMetadata() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.metadata = {{QStringLiteral("one"), QStringLiteral("ünd")},
                        {QStringLiteral("two"), QStringLiteral("x")}};
    SessionStore store;
    store.merge({&session, 1});
    const auto found = [&store](const QString& key, const QString& value) {
        return !filterRows(store, {{Condition{FilterField::MetadataKey, key, {value}, false, {}}}})
                    .rows.empty();
    };
    QVERIFY(found(QStringLiteral("one"), QStringLiteral("und")));
    QVERIFY(found(QStringLiteral("TWO"), QStringLiteral("X")));
    QVERIFY(!found(QStringLiteral("one"), QStringLiteral("x")));
    QVERIFY(!found(QStringLiteral("tw"), QStringLiteral("x")));
    QVERIFY(filterRows(store, one(FilterField::AnyText, {QStringLiteral("dtwo")})).rows.empty());
    QVERIFY(!filterRows(store, one(FilterField::AnyText, {QStringLiteral("two=x")})).rows.empty());
}

void tst_FilterRows::separatorsInAValueDoNotCutIt() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.clientReferenceId = QStringLiteral("left\x1fright\x1e"
                                               "end");
    session.relatedCustomer = QStringLiteral("customer");
    SessionStore store;
    store.merge({&session, 1});
    QVERIFY(!filterRows(store, one(FilterField::Reference, {QStringLiteral("right")})).rows.empty());
    QVERIFY(!filterRows(store, one(FilterField::Reference, {QStringLiteral("t\x1fr")})).rows.empty());
    QVERIFY(!filterRows(store, one(FilterField::Customer, {QStringLiteral("customer")})).rows.empty());
    QVERIFY(filterRows(store, one(FilterField::Customer, {QStringLiteral("right")})).rows.empty());
}

void tst_FilterRows::namesOfEveryScriptFindThemselves_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name :
         {QStringLiteral("José García"), QStringLiteral("Łucja Żuk"), QStringLiteral("李小龙"),
          QStringLiteral("Ольга Иванова"), QStringLiteral("محمد علي"), QStringLiteral("김민준"),
          QStringLiteral("श्रीदेवी"), QStringLiteral("Ἀλέξανδρος"), QStringLiteral("O'Neil-D'Arcy"),
          QStringLiteral("ßß"), QStringLiteral("İIıi"), QStringLiteral("Zoë"), QStringLiteral("Zoe\u0308")})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_FilterRows::namesOfEveryScriptFindThemselves() {
    QFETCH(QString, name);
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.verifiedOutputs.emplace().firstName = name;
    SessionStore store;
    store.merge({&session, 1});
    for (const QString& typed : {name, name.toUpper(), name.toLower(), folded(name), name.left(2)}) {
        QCOMPARE(filterRows(store, one(FilterField::AnyText, {typed})).rows.size(), std::size_t{1});
        QCOMPARE(filterRows(store, one(FilterField::Person, {typed})).rows.size(), std::size_t{1});
        QCOMPARE(filterRows(store, one(FilterField::Email, {typed})).rows.size(), std::size_t{0});
    }
}

void tst_FilterRows::aRangeBeginsWithItsFirstSecondAndEndsBeforeItsLast() {
    SessionStore store;
    for (const std::int64_t created : {99, 100, 199, 200}) {
        VerificationSession session;
        session.id = RandomSessions::idOf(static_cast<quint64>(created));
        session.created = created;
        store.merge({&session, 1});
    }
    Condition range{FilterField::Created, {}, {QStringLiteral("range")}, false, {100, 200}};
    QCOMPARE(filterRows(store, {{range}}).rows, (std::vector<Row>{1, 2}));
    range.excluded = true;
    QCOMPARE(filterRows(store, {{range}}).rows, (std::vector<Row>{0, 3}));
    QCOMPARE(filterRows(store, {{Condition{FilterField::Created, {}, {}, false, {{}, 100}}}}).rows,
             (std::vector<Row>{0}));
    QCOMPARE(filterRows(store, {{Condition{FilterField::Created, {}, {}, false, {200, {}}}}}).rows,
             (std::vector<Row>{3}));
}

void tst_FilterRows::facetsCountWhatTheOtherFieldsLeave() {
    RandomSessions random(3);
    SessionStore store;
    store.merge(random.ordinary(500));
    const FacetCounts all = filterRows(store, {}).facets;
    const FacetCounts refused =
        filterRows(store, one(FilterField::Status, {QStringLiteral("refused")})).facets;
    QCOMPARE(refused.status, all.status); // The condition on status itself does not count here.
    QVERIFY(refused.type != all.type);
}

void tst_FilterRows::namedValuesAreListedWithoutACount() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.verifiedOutputs.emplace().address.emplace().country = QStringLiteral("DE");
    session.status = SessionStatus::Verified;
    SessionStore store;
    store.merge({&session, 1});
    SessionFilter filter = one(FilterField::Country, {QStringLiteral("DE")});
    filter.conditions << Condition{FilterField::Status, {}, {QStringLiteral("refused")}, false, {}}
                      << Condition{FilterField::Error, {}, {QStringLiteral("abandoned")}, false, {}};
    const FacetCounts facets = filterRows(store, filter).facets;
    QCOMPARE(facets.country, (QList<FacetCount>{{QStringLiteral("DE"), 0}}));
    QCOMPARE(facets.error, (QList<FacetCount>{{QStringLiteral("abandoned"), 0}}));
}

void tst_FilterRows::facetsStandInTheirOrder() {
    RandomSessions random(4);
    SessionStore store;
    store.merge(random.ordinary(500));
    const FacetCounts facets = filterRows(store, {}).facets;
    QStringList status;
    for (const FacetCount& facet : facets.status)
        status << facet.value;
    QCOMPARE(status.join(u' '), QStringLiteral("verified refused unsubmitted processing canceled unknown"));
    QStringList redaction;
    for (const FacetCount& facet : facets.redaction)
        redaction << facet.value;
    QCOMPARE(redaction.join(u' '), QStringLiteral("none processing validated redacted"));
    const auto moreFirst = [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; };
    QVERIFY(std::is_sorted(facets.error.begin(), facets.error.end(), moreFirst));
    QVERIFY(std::is_sorted(facets.country.begin(), facets.country.end(), moreFirst));
}

void tst_FilterRows::unknownWordsCanBeFilteredBy() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.status = SessionStatus::RequiresInput;
    session.lastError = LastError{OpenEnum<ErrorCode>::fromWire("brand_new"), {}};
    SessionStore store;
    store.merge({&session, 1});
    const FilteredRows all = filterRows(store, {});
    QCOMPARE(all.facets.error, (QList<FacetCount>{{QStringLiteral("brand_new"), 1}}));
    const SessionFilter clicked = SessionFilter().toggled(FilterField::Error, all.facets.error.first().value);
    const ParsedLine line = parseFilterLine(clicked.toLine(), 0);
    QVERIFY(line.problems.isEmpty());
    QCOMPARE(line.filter, clicked);
    QCOMPARE(filterRows(store, clicked).rows.size(), std::size_t{1});
    QCOMPARE(filterRows(store, one(FilterField::AnyText, {QStringLiteral("brand")})).rows.size(),
             std::size_t{1});
}

QTEST_APPLESS_MAIN(tst_FilterRows)
#include "tst_filterrows.moc"
