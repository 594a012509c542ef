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
    void textIsFoundAsPeopleBringIt_data();
    void textIsFoundAsPeopleBringIt();
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

/// A session with the text as its reference, its name and in its metadata is found by the line as typed.
void tst_FilterRows::textIsFoundAsPeopleBringIt_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    const auto row = [](const QString& stored, const QString& typed, bool found = true) {
        QTest::newRow(qPrintable(stored + QStringLiteral(" ← ") + typed)) << stored << typed << found;
    };
    for (const char* typed : {"jürgen", "juergen", "jurgen", "JUERGEN", "Ju\u0308rgen", "Jür\u00ADgen"})
        row(QStringLiteral("Jürgen Groß"), QString::fromUtf8(typed));
    row(QStringLiteral("Jürgen Groß"), QStringLiteral("juergen gross"));
    row(QStringLiteral("Juergen"), QStringLiteral("jürgen"));
    row(QStringLiteral("Jurgen"), QStringLiteral("jürgen"));
    row(QStringLiteral("Jurgen"), QStringLiteral("juergen"), false);
    row(QStringLiteral("Åse Sørensen"), QStringLiteral("aase soerensen"));
    row(QStringLiteral("Åse Sørensen"), QStringLiteral("ase sorensen"));
    row(QStringLiteral("José"), QStringLiteral("jose"));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("Meyer, Anna"));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("Meyer,Anna"));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("\"Meyer, Anna\""));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("“Meyer, Anna”"));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("Anna\u00A0Meyer"));
    row(QStringLiteral("Anna Meyer"), QStringLiteral("Meyer, Bert"), false);
    row(QStringLiteral("Anna\u00A0Meyer"), QStringLiteral("\"anna meyer\""));
    row(QStringLiteral("An\u00ADna Mey\u200Ber\uFEFF"), QStringLiteral("\"anna meyer\""));
    row(QStringLiteral("Sean O’Neil"), QStringLiteral("o'neil"));
    row(QStringLiteral("Sean O'Neil"), QStringLiteral("o’neil"));
    row(QStringLiteral("Meyer–Klein"), QStringLiteral("meyer-klein"));
    row(QStringLiteral("Meyer-Klein"), QStringLiteral("meyer\u2011klein"));
    row(QStringLiteral("ORD\u20114711"), QStringLiteral("ord-4711"));
    row(QStringLiteral("ord_\u200B4711"), QStringLiteral("ord_4711"));
    for (const char* typed : {"+491712345678", "+49 (0)171 234-5678", "0171 2345678", "0171/2345678",
                              "01712345678", "1712345678", "0049 171 2345678", "(0171) 234 5678"})
        for (const char* stored :
             {"+491712345678", "+49 (0)171 234-5678", "0171 / 2345678", "0049171\u00A02345678"})
            row(QString::fromUtf8(stored), QString::fromUtf8(typed));
    row(QStringLiteral("+491712345678"), QStringLiteral("0171 2345679"), false);
}

void tst_FilterRows::textIsFoundAsPeopleBringIt() {
    QFETCH(QString, stored);
    QFETCH(QString, typed);
    QFETCH(bool, found);
    SessionStore store;
    for (quint64 i = 1; i <= 4; ++i) {
        VerificationSession session;
        session.id = RandomSessions::idOf(i);
        if (i == 1)
            session.clientReferenceId = stored;
        else if (i == 2)
            session.verifiedOutputs.emplace().firstName = stored;
        else if (i == 3)
            session.metadata = {{QStringLiteral("kü"), QStringLiteral("x")},
                                {QStringLiteral("note"), stored}};
        store.merge({&session, 1});
    }
    const std::size_t expected = found ? 3 : 0;
    QCOMPARE(matchingRows(store, parseFilterLine(typed, 0).filter).size(), expected);
    if (typed.contains(u' ') || typed.contains(u',') || typed.contains(u'('))
        return; // In the fields below it would be several conditions.
    QCOMPARE(matchingRows(store, parseFilterLine(QStringLiteral("ref:") + typed, 0).filter).size(),
             expected / 3);
    QCOMPARE(matchingRows(store, parseFilterLine(QStringLiteral("meta.note:") + typed, 0).filter).size(),
             expected / 3);
}

QTEST_APPLESS_MAIN(tst_FilterRows)
#include "tst_filterrows.moc"
