// SPDX-License-Identifier: Apache-2.0
#include "filter/FilteredRows.h"
#include "models/store/RandomSessions.h"
#include "store/Folding.h"

#include <QTest>

#include <algorithm>

namespace {

SessionFilter one(FilterField field, const QStringList& values, bool excluded = false) {
    return {{Condition{field, {}, values, excluded, {}}}};
}

} // namespace

class tst_FilterRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
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

void tst_FilterRows::noConditionsLeaveEverything() {
    RandomSessions random(2);
    SessionStore store;
    QVERIFY(matchingRows(store, {}).empty());
    store.merge(random.ordinary(10'000)); // More than one chunk.
    const std::vector<Row> rows = matchingRows(store, {});
    QCOMPARE(rows.size(), std::size_t{10'000});
    QVERIFY(std::is_sorted(rows.begin(), rows.end()));
    QCOMPARE(filterRows(store, {}).shown, std::uint32_t{10'000});
    QVERIFY(filterRows(store, {}).hiddenByAlone.empty());
}

void tst_FilterRows::aTextIsNotFoundAcrossFields() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.clientReferenceId = QStringLiteral("abc");
    session.relatedCustomer = QStringLiteral("def");
    SessionStore store;
    store.merge({&session, 1});
    QCOMPARE(matchingRows(store, one(FilterField::AnyText, {QStringLiteral("cd")})).size(), std::size_t{0});
    QCOMPARE(matchingRows(store, one(FilterField::AnyText, {QStringLiteral("c\x1f"
                                                                           "d")}))
                 .size(),
             std::size_t{0});
    QCOMPARE(matchingRows(store, one(FilterField::AnyText, {QStringLiteral("bc")})).size(), std::size_t{1});
}

void tst_FilterRows::aTextIsNotFoundAcrossTwoPairsOfMetadata() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.metadata = {{QStringLiteral("one"), QStringLiteral("ünd")},
                        {QStringLiteral("two"), QStringLiteral("x")}};
    SessionStore store;
    store.merge({&session, 1});
    const auto found = [&store](const QString& key, const QString& value) {
        return !matchingRows(store, {{Condition{FilterField::MetadataKey, key, {value}, false, {}}}}).empty();
    };
    QVERIFY(found(QStringLiteral("one"), QStringLiteral("und")));
    QVERIFY(found(QStringLiteral("TWO"), QStringLiteral("X")));
    QVERIFY(!found(QStringLiteral("one"), QStringLiteral("x")));
    QVERIFY(!found(QStringLiteral("tw"), QStringLiteral("x")));
    QVERIFY(matchingRows(store, one(FilterField::AnyText, {QStringLiteral("dtwo")})).empty());
    QVERIFY(!matchingRows(store, one(FilterField::AnyText, {QStringLiteral("two=x")})).empty());
}

void tst_FilterRows::separatorsInAValueDoNotCutIt() {
    VerificationSession session;
    session.id = RandomSessions::idOf(1);
    session.clientReferenceId = QStringLiteral("left\x1fright\x1e"
                                               "end");
    session.relatedCustomer = QStringLiteral("customer");
    SessionStore store;
    store.merge({&session, 1});
    QVERIFY(!matchingRows(store, one(FilterField::Reference, {QStringLiteral("right")})).empty());
    QVERIFY(!matchingRows(store, one(FilterField::Reference, {QStringLiteral("t\x1fr")})).empty());
    QVERIFY(!matchingRows(store, one(FilterField::Customer, {QStringLiteral("customer")})).empty());
    QVERIFY(matchingRows(store, one(FilterField::Customer, {QStringLiteral("right")})).empty());
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
        QCOMPARE(matchingRows(store, one(FilterField::AnyText, {typed})).size(), std::size_t{1});
        QCOMPARE(matchingRows(store, one(FilterField::Person, {typed})).size(), std::size_t{1});
        QCOMPARE(matchingRows(store, one(FilterField::Email, {typed})).size(), std::size_t{0});
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
    QCOMPARE(matchingRows(store, {{range}}), (std::vector<Row>{1, 2}));
    range.excluded = true;
    QCOMPARE(matchingRows(store, {{range}}), (std::vector<Row>{0, 3}));
    QCOMPARE(matchingRows(store, {{Condition{FilterField::Created, {}, {}, false, {{}, 100}}}}),
             (std::vector<Row>{0}));
    QCOMPARE(matchingRows(store, {{Condition{FilterField::Created, {}, {}, false, {200, {}}}}}),
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
    QCOMPARE(matchingRows(store, clicked).size(), std::size_t{1});
    QCOMPARE(matchingRows(store, one(FilterField::AnyText, {QStringLiteral("brand")})).size(),
             std::size_t{1});
}

QTEST_APPLESS_MAIN(tst_FilterRows)
#include "tst_filterrows.moc"
