// SPDX-License-Identifier: Apache-2.0
#include "filter/FilteredRows.h"
#include "models/store/RandomSessions.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace {

using Model = SessionTableModel;

VerificationSession sessionAt(quint64 number, std::int64_t created) {
    VerificationSession session;
    session.id = RandomSessions::idOf(number);
    session.created = created;
    session.status = SessionStatus::RequiresInput;
    session.type = VerificationType::Document;
    return session;
}

VerificationSession named(quint64 number, const QString& first, const QString& last) {
    VerificationSession session = sessionAt(number, 1000 + static_cast<std::int64_t>(number));
    session.status = SessionStatus::Verified;
    session.verifiedOutputs.emplace();
    session.verifiedOutputs->firstName = first;
    session.verifiedOutputs->lastName = last;
    session.verifiedOutputs->email = first.toLower() + QStringLiteral("@example.de");
    return session;
}

void merge(SessionStore& store, const std::vector<VerificationSession>& sessions) {
    store.merge(sessions);
}

SessionFilter textFilter(const QString& text) {
    return {{Condition{FilterField::AnyText, {}, {text}, false, {}}}};
}

SessionFilter statusFilter(const QString& word) {
    return {{Condition{FilterField::Status, {}, {word}, false, {}}}};
}

std::vector<std::int64_t> createdOf(const Model& model) {
    std::vector<std::int64_t> created;
    for (int row = 0; row < model.rowCount(); ++row)
        created.push_back(model.index(row, 0).data(Model::CreatedRole).toLongLong());
    return created;
}

QString cell(const Model& model, int row, Model::Column column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}

/// What the reviewer sees of a filter and an order, the slow way.
QStringList expectedIds(const SessionStore& store, const SessionFilter& filter) {
    std::vector<Row> rows = filterRows(store, filter).rows;
    std::sort(rows.begin(), rows.end(), [&store](Row a, Row b) {
        const auto left = store.created()[a];
        const auto right = store.created()[b];
        return left != right ? left > right : store.text(a, TextField::Id) < store.text(b, TextField::Id);
    });
    QStringList ids;
    for (const Row row : rows) {
        const std::string_view id = store.text(row, TextField::Id);
        ids << QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
    }
    return ids;
}

QStringList idsOf(const Model& model) {
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.idAt(row).text();
    return ids;
}

} // namespace

class tst_SessionTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestSessionStandsAtTheTop();
    void anOlderPageIsOneInsertAtTheEnd();
    void newerSessionsAreOneInsertAtTheTop();
    void rowsThatDoNotPassTheFilterAreNoInsert();
    void scatteredRowsAreOneLayoutChange();
    void anUpdateThatMovesNothingIsOneDataChange();
    void anUpdatedSessionGlowsForAWhile();
    void theSelectionStaysWithItsSession();
    void theCurrentRowStaysWithItsSessionWhenTheFilterChanges();
    void everythingSelectedStaysSelected();
    void aSessionThatIsNoLongerOnShowIsNotCurrent();
    void everyColumnSortsTotally_data();
    void everyColumnSortsTotally();
    void whatAColumnDoesNotHaveComesLastBothWays();
    void namesSortWithoutCaseAndAccents();
    void peopleAreMaskedInEveryRole();
    void aRedactedSessionShowsNoPerson();
    void searchFindsWhatIsMasked();
    void redactionRoleTellsAbsentFromUnknown();
    void cellsTellWhatTheyFilterBy();
    void rowOfFindsEveryRowOnShow();
    void theCountsFollowThePagesThatArrive();
    void aFilterKnowsWordsThatTurnUpLater();
    void anEmptiedStoreEmptiesTheModel();
    void theModelTesterIsContent_data();
    void theModelTesterIsContent();
    void mergesFiltersAndSortsAtRandomKeepTheOrder();
};

void tst_SessionTableModel::theNewestSessionStandsAtTheTop() {
    SessionStore store;
    merge(store, {sessionAt(1, 50), sessionAt(2, 70), sessionAt(3, 60)});
    Model model(store);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{70, 60, 50}));
    QCOMPARE(model.sortColumn(), int{Model::CreatedColumn});
    QCOMPARE(model.sortOrder(), Qt::DescendingOrder);
}

void tst_SessionTableModel::anOlderPageIsOneInsertAtTheEnd() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy layout(&model, &Model::layoutChanged);
    merge(store, {sessionAt(3, 70), sessionAt(4, 60)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 2);
    QCOMPARE(inserted.first().at(2).toInt(), 3);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{90, 80, 70, 60}));
}

void tst_SessionTableModel::newerSessionsAreOneInsertAtTheTop() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    merge(store, {sessionAt(3, 120), sessionAt(4, 110)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{120, 110, 90, 80}));
}

void tst_SessionTableModel::rowsThatDoNotPassTheFilterAreNoInsert() {
    SessionStore store;
    Model model(store);
    model.setFilter(statusFilter(QStringLiteral("verified")));
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy shown(&model, &Model::rowsOnShowChanged);
    merge(store, {sessionAt(1, 90)});
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(shown.size(), 1); // The counts differ.
    merge(store, {sessionAt(2, 80), named(3, QStringLiteral("Anna"), QStringLiteral("Meyer"))});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void tst_SessionTableModel::scatteredRowsAreOneLayoutChange() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70)});
    QSignalSpy inserted(&model, &Model::rowsInserted);
    QSignalSpy layout(&model, &Model::layoutChanged);
    merge(store, {sessionAt(4, 85), sessionAt(5, 75)});
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{90, 85, 80, 75, 70}));
}

void tst_SessionTableModel::anUpdateThatMovesNothingIsOneDataChange() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70), sessionAt(4, 60)});
    QSignalSpy data(&model, &Model::dataChanged);
    QSignalSpy layout(&model, &Model::layoutChanged);
    VerificationSession one = sessionAt(2, 80);
    VerificationSession other = sessionAt(3, 70);
    one.status = SessionStatus::Canceled;
    other.status = SessionStatus::Canceled;
    merge(store, {other, one});
    QCOMPARE(layout.size(), 0);
    QCOMPARE(data.size(), 1);
    QCOMPARE(data.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(data.first().at(1).toModelIndex().row(), 2);
}

void tst_SessionTableModel::anUpdatedSessionGlowsForAWhile() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QVERIFY(!model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
    VerificationSession changed = sessionAt(2, 80);
    changed.status = SessionStatus::Canceled;
    merge(store, {changed});
    QVERIFY(model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
    QVERIFY(!model.index(0, 0).data(Model::RecentlyChangedRole).toBool());
    QSignalSpy data(&model, &Model::dataChanged);
    QTRY_COMPARE(data.size(), 1);
    QVERIFY(!model.index(1, 0).data(Model::RecentlyChangedRole).toBool());
}

void tst_SessionTableModel::theSelectionStaysWithItsSession() {
    SessionStore store;
    Model model(store);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80), sessionAt(3, 70)});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1, 0),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const auto isOnItsSession = [&] {
        return model.idAt(selection.currentIndex().row()) == RandomSessions::idOf(2) &&
               selection.selectedRows().size() == 1 &&
               model.idAt(selection.selectedRows().first().row()) == RandomSessions::idOf(2);
    };
    merge(store, {sessionAt(4, 95)});
    QVERIFY(isOnItsSession());
    merge(store, {sessionAt(5, 85), sessionAt(6, 65)});
    QVERIFY(isOnItsSession());
    model.sort(Model::CreatedColumn, Qt::AscendingOrder);
    QVERIFY(isOnItsSession());
    model.sort(Model::IdColumn, Qt::DescendingOrder);
    QVERIFY(isOnItsSession());
    VerificationSession changed = sessionAt(3, 70);
    changed.status = SessionStatus::Canceled;
    model.sort(Model::StatusColumn, Qt::DescendingOrder);
    merge(store, {changed});
    QVERIFY(isOnItsSession());
}

void tst_SessionTableModel::theCurrentRowStaysWithItsSessionWhenTheFilterChanges() {
    SessionStore store;
    Model model(store);
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Meyer")),
                  named(2, QStringLiteral("John"), QStringLiteral("Smith")),
                  named(3, QStringLiteral("Anne"), QStringLiteral("Smith"))});
    QItemSelectionModel selection(&model);
    const int row = model.rowOf(RandomSessions::idOf(1));
    selection.setCurrentIndex(model.index(row, Model::PersonColumn),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model.setFilter(textFilter(QStringLiteral("ann")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.idAt(selection.currentIndex().row()), RandomSessions::idOf(1));
    QCOMPARE(selection.currentIndex().column(), int{Model::PersonColumn});
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.idAt(selection.currentIndex().row()), RandomSessions::idOf(1));
    QCOMPARE(selection.selectedRows().size(), 1);
}

void tst_SessionTableModel::everythingSelectedStaysSelected() {
    RandomSessions random(1);
    SessionStore store;
    Model model(store);
    store.merge(random.ordinary(600));
    QItemSelectionModel selection(&model);
    selection.select(QItemSelection(model.index(0, 0), model.index(499, Model::ColumnCount - 1)),
                     QItemSelectionModel::Select);
    QStringList selected;
    for (const QModelIndex& index : selection.selectedRows())
        selected << model.idAt(index.row()).text();
    model.sort(Model::PersonColumn, Qt::AscendingOrder);
    QStringList now;
    for (const QModelIndex& index : selection.selectedRows())
        now << model.idAt(index.row()).text();
    selected.sort();
    now.sort();
    QCOMPARE(now, selected);
}

void tst_SessionTableModel::aSessionThatIsNoLongerOnShowIsNotCurrent() {
    SessionStore store;
    Model model(store);
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Meyer")),
                  named(2, QStringLiteral("John"), QStringLiteral("Smith"))});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(model.rowOf(RandomSessions::idOf(1)), 0),
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    model.setFilter(textFilter(QStringLiteral("john")));
    QVERIFY(!selection.currentIndex().isValid());
    QVERIFY(!selection.hasSelection());
}

void tst_SessionTableModel::everyColumnSortsTotally_data() {
    QTest::addColumn<int>("column");
    for (int column = 0; column < Model::ColumnCount; ++column)
        QTest::addRow("%d", column) << column;
}

void tst_SessionTableModel::everyColumnSortsTotally() {
    QFETCH(int, column);
    RandomSessions random(2);
    std::vector<VerificationSession> sessions = random.ordinary(700);
    for (int i = 0; i < 100; ++i)
        sessions.push_back(random.wild());
    SessionStore store;
    store.merge(sessions);
    SessionStore shuffled;
    for (std::size_t i = sessions.size() - 1; i > 0; --i)
        std::swap(sessions[i], sessions[static_cast<std::size_t>(random.below(static_cast<int>(i + 1)))]);
    Model byPages(shuffled);
    Model whole(store);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        whole.sort(column, order);
        byPages.sort(column, order);
        if (shuffled.size() == 0)
            for (std::size_t i = 0; i < sessions.size(); i += 50)
                shuffled.merge(std::span(sessions).subspan(i, 50));
        QCOMPARE(idsOf(byPages), idsOf(whole));
    }
}

void tst_SessionTableModel::whatAColumnDoesNotHaveComesLastBothWays() {
    SessionStore store;
    VerificationSession with = sessionAt(1, 10);
    with.clientReferenceId = QStringLiteral("b");
    VerificationSession other = sessionAt(2, 20);
    other.clientReferenceId = QStringLiteral("a");
    merge(store, {sessionAt(3, 30), with, other});
    Model model(store);
    model.sort(Model::ReferenceColumn, Qt::AscendingOrder);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{20, 10, 30}));
    model.sort(Model::ReferenceColumn, Qt::DescendingOrder);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{10, 20, 30}));
}

void tst_SessionTableModel::namesSortWithoutCaseAndAccents() {
    SessionStore store;
    merge(store, {named(1, QStringLiteral("Zoë"), QStringLiteral("A")),
                  named(2, QStringLiteral("Łucja"), QStringLiteral("A")),
                  named(3, QStringLiteral("émile"), QStringLiteral("A")),
                  named(4, QStringLiteral("Mary"), QStringLiteral("A")),
                  named(5, QStringLiteral("Emilia"), QStringLiteral("A"))});
    Model model(store);
    model.sort(Model::PersonColumn, Qt::AscendingOrder);
    QStringList order;
    for (int row = 0; row < model.rowCount(); ++row)
        order << cell(model, row, Model::PersonColumn).left(1);
    QCOMPARE(order.join(QString()), QStringLiteral("éEŁMZ"));
}

void tst_SessionTableModel::peopleAreMaskedInEveryRole() {
    SessionStore store;
    VerificationSession session = named(1, QStringLiteral("Annabella"), QStringLiteral("Meyerhoff"));
    session.verifiedOutputs->phone = QStringLiteral("+4915123456789");
    session.verifiedOutputs->address = Address{QStringLiteral("Hauptstraße 12"), {}, {}, {}, {}, {}};
    merge(store, {session});
    Model model(store);
    for (int column = 0; column < Model::ColumnCount; ++column) {
        for (int role = 0; role < Qt::UserRole + 32; ++role) {
            const QString text = model.index(0, column).data(role).toString();
            for (const QString& secret : {QStringLiteral("nnabella"), QStringLiteral("eyerhoff"),
                                          QStringLiteral("15123"), QStringLiteral("Hauptstr")})
                QVERIFY2(!text.contains(secret, Qt::CaseInsensitive), qPrintable(text));
        }
    }
    QCOMPARE(cell(model, 0, Model::PersonColumn), QStringLiteral("A•••• M••••"));
    QCOMPARE(cell(model, 0, Model::EmailColumn), QStringLiteral("a••••@••••.de"));
}

void tst_SessionTableModel::aRedactedSessionShowsNoPerson() {
    SessionStore store;
    VerificationSession session = named(1, QStringLiteral("Anna"), QStringLiteral("Meyer"));
    session.redaction = RedactionStatus::Processing;
    merge(store, {session});
    Model model(store);
    QCOMPARE(cell(model, 0, Model::PersonColumn), QStringLiteral("—"));
    QCOMPARE(cell(model, 0, Model::EmailColumn), QStringLiteral("—"));
    QCOMPARE(cell(model, 0, Model::PersonColumn, Model::CopyRole), QString());
    QCOMPARE(cell(model, 0, Model::RedactionColumn), QStringLiteral("under way"));
}

void tst_SessionTableModel::searchFindsWhatIsMasked() {
    SessionStore store;
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Müller")), sessionAt(2, 5)});
    Model model(store);
    for (const QString& text : {QStringLiteral("anna m"), QStringLiteral("MULLER"), QStringLiteral("müller"),
                                QStringLiteral("anna@example")}) {
        model.setFilter(textFilter(text));
        QCOMPARE(model.rowCount(), 1);
    }
}

void tst_SessionTableModel::redactionRoleTellsAbsentFromUnknown() {
    SessionStore store;
    std::vector<VerificationSession> sessions;
    for (quint64 i = 0; i < 5; ++i)
        sessions.push_back(sessionAt(i + 1, 100 - static_cast<std::int64_t>(i)));
    sessions[1].redaction = OpenEnum<RedactionStatus>::fromWire("paused");
    sessions[2].redaction = RedactionStatus::Processing;
    sessions[3].redaction = RedactionStatus::Validated;
    sessions[4].redaction = RedactionStatus::Redacted;
    store.merge(sessions);
    Model model(store);
    for (int row = 0; row < 5; ++row)
        QCOMPARE(model.index(row, 0).data(Model::RedactionRole).toInt(), row);
    QCOMPARE(cell(model, 1, Model::RedactionColumn), QStringLiteral("paused"));
}

void tst_SessionTableModel::cellsTellWhatTheyFilterBy() {
    RandomSessions random(4);
    SessionStore store;
    store.merge(random.ordinary(200));
    Model model(store);
    const int all = model.rowCount();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const int field = model.index(0, column).data(Model::FilterFieldRole).toInt();
        if (column == Model::PersonColumn || column == Model::EmailColumn) {
            QCOMPARE(field, -1);
            continue;
        }
        for (int row = 0; row < 20; ++row) {
            const QString value =
                cell(model, row, static_cast<Model::Column>(column), Model::FilterValueRole);
            if (value.isEmpty())
                continue;
            const SessionId id = model.idAt(row);
            const QString line = fieldWord(static_cast<FilterField>(field)) + u':' + value;
            const ParsedLine parsed = parseFilterLine(line, 0);
            QVERIFY2(parsed.problems.isEmpty(), qPrintable(line));
            model.setFilter(parsed.filter);
            QVERIFY2(model.rowOf(id) >= 0, qPrintable(line));
            model.setFilter({});
            QCOMPARE(model.rowCount(), all);
        }
    }
}

void tst_SessionTableModel::rowOfFindsEveryRowOnShow() {
    RandomSessions random(5);
    SessionStore store;
    store.merge(random.ordinary(500));
    Model model(store);
    model.setFilter(statusFilter(QStringLiteral("verified")));
    model.sort(Model::PersonColumn, Qt::DescendingOrder);
    int found = 0;
    for (Row row = 0; row < store.size(); ++row) {
        const int place = model.rowOf(store.session(row).id);
        found += place >= 0 ? 1 : 0;
        QVERIFY(place < 0 || model.idAt(place) == store.session(row).id);
    }
    QCOMPARE(found, model.rowCount());
    QCOMPARE(model.idAt(-1), SessionId());
    QCOMPARE(model.idAt(model.rowCount()), SessionId());
}

void tst_SessionTableModel::theCountsFollowThePagesThatArrive() {
    RandomSessions random(6);
    SessionStore store;
    Model model(store);
    const SessionFilter filter = statusFilter(QStringLiteral("verified"))
                                     .with({FilterField::AnyText, {}, {QStringLiteral("a")}, false, {}});
    model.setFilter(filter);
    for (int page = 0; page < 10; ++page) {
        store.merge(random.ordinary(100));
        QVERIFY(model.filteredRows() == filterRows(store, filter));
    }
}

void tst_SessionTableModel::aFilterKnowsWordsThatTurnUpLater() {
    SessionStore store;
    Model model(store);
    model.setFilter({{Condition{FilterField::Country, {}, {QStringLiteral("FR")}, false, {}}}});
    merge(store, {sessionAt(1, 90)});
    VerificationSession french = named(2, QStringLiteral("Zoé"), QStringLiteral("Roux"));
    french.verifiedOutputs->address.emplace().country = QStringLiteral("FR");
    VerificationSession german = named(3, QStringLiteral("Zoe"), QStringLiteral("Rot"));
    german.verifiedOutputs->address.emplace().country = QStringLiteral("DE");
    merge(store, {german, french});
    QCOMPARE(idsOf(model), QStringList{french.id.text()});
    QCOMPARE(model.filteredRows().facets.country,
             (QList<FacetCount>{{QStringLiteral("DE"), 1}, {QStringLiteral("FR"), 1}}));
}

void tst_SessionTableModel::anEmptiedStoreEmptiesTheModel() {
    SessionStore store;
    Model model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    merge(store, {sessionAt(1, 90), sessionAt(2, 80)});
    QSignalSpy shown(&model, &Model::rowsOnShowChanged);
    store.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(shown.size(), 1);
    merge(store, {sessionAt(3, 70)});
    QCOMPARE(model.rowCount(), 1);
}

void tst_SessionTableModel::theModelTesterIsContent_data() {
    QTest::addColumn<int>("sessions");
    QTest::addColumn<int>("rounds");
    QTest::newRow("empty") << 0 << 20;
    QTest::newRow("one") << 1 << 20;
    QTest::newRow("a page") << 100 << 40;
    QTest::newRow("a hundred thousand") << 100'000 << 4;
}

void tst_SessionTableModel::theModelTesterIsContent() {
    QFETCH(int, sessions);
    QFETCH(int, rounds);
    RandomSessions random(7);
    SessionStore store;
    store.merge(random.ordinary(sessions));
    Model model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QItemSelectionModel selection(&model);
    for (int round = 0; round < rounds; ++round) {
        selection.setCurrentIndex(model.index(random.below(std::max(1, model.rowCount())), 0),
                                  QItemSelectionModel::SelectCurrent);
        const int what = round % 4;
        if (what == 0)
            store.merge(random.ordinary(random.below(3)));
        else if (what == 1)
            model.setFilter(round % 8 == 1 ? textFilter(QStringLiteral("an")) : SessionFilter());
        else if (what == 2)
            model.sort(random.below(Model::ColumnCount),
                       random.chance(50) ? Qt::AscendingOrder : Qt::DescendingOrder);
        else if (store.size() > 0) {
            VerificationSession changed =
                store.session(static_cast<Row>(random.below(static_cast<int>(store.size()))));
            changed.status = SessionStatus::Canceled;
            changed.clientReferenceId = random.oddText();
            merge(store, {changed});
        }
    }
}

void tst_SessionTableModel::mergesFiltersAndSortsAtRandomKeepTheOrder() {
    RandomSessions random(8);
    SessionStore store;
    Model model(store);
    SessionFilter filter;
    for (int round = 0; round < 150; ++round) {
        if (random.chance(50)) {
            std::vector<VerificationSession> page = random.ordinary(random.below(20));
            if (random.chance(30))
                for (VerificationSession& session : page)
                    session.created -= 20'000; // Comes before some that are there.
            for (int i = random.chance(40) ? random.below(6) : 0; i > 0 && store.size() > 0; --i) {
                page.push_back(store.session(static_cast<Row>(random.below(static_cast<int>(store.size())))));
                page.back().status = random.chance(50) ? SessionStatus::Canceled : SessionStatus::Verified;
                page.back().created += random.below(3) * 1000;
            }
            store.merge(page);
        } else {
            filter = random.chance(40)   ? SessionFilter()
                     : random.chance(50) ? textFilter(QStringLiteral("a"))
                                         : statusFilter(QStringLiteral("canceled"));
            model.setFilter(filter);
        }
        QCOMPARE(idsOf(model), expectedIds(store, filter));
        QVERIFY(model.filteredRows() == filterRows(store, filter));
    }
}

QTEST_GUILESS_MAIN(tst_SessionTableModel)
#include "tst_sessiontablemodel.moc"
