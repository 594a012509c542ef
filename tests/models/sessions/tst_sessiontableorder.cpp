// SPDX-License-Identifier: Apache-2.0
#include "models/sessions/TableSamples.h"

#include <QTest>

#include <algorithm>
#include <span>

class tst_SessionTableOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyColumnSortsTotally_data();
    void everyColumnSortsTotally();
    void whatAColumnDoesNotHaveComesLastBothWays();
    void whatCanBeReadNoLongerComesAfterWhatCan();
    void namesSortWithoutCaseAndAccents();
    void rowOfFindsEveryRowOnShow();
};

void tst_SessionTableOrder::everyColumnSortsTotally_data() {
    QTest::addColumn<int>("column");
    for (int column = 0; column < Model::ColumnCount; ++column)
        QTest::addRow("%d", column) << column;
}

void tst_SessionTableOrder::everyColumnSortsTotally() {
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

void tst_SessionTableOrder::whatAColumnDoesNotHaveComesLastBothWays() {
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

void tst_SessionTableOrder::whatCanBeReadNoLongerComesAfterWhatCan() {
    SessionStore store;
    std::vector<VerificationSession> sessions;
    for (quint64 i = 1; i <= 5; ++i) {
        sessions.push_back(sessionAt(i, static_cast<std::int64_t>(10 * i)));
        sessions.back().lastReport = ReportId::fromText(u"vr_1");
    }
    sessions[1].lastReport.reset();
    merge(store, sessions);
    Model model(store);
    model.sort(Model::ReadableColumn, Qt::AscendingOrder);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{10, 30, 40, 50, 20}));
    sessions[2].redaction = RedactionStatus::Processing;
    merge(store, {sessions[2]});
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{10, 40, 50, 20, 30}));
    model.sort(Model::ReadableColumn, Qt::DescendingOrder);
    QCOMPARE(createdOf(model), (std::vector<std::int64_t>{50, 40, 10, 30, 20}));
}

void tst_SessionTableOrder::namesSortWithoutCaseAndAccents() {
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

void tst_SessionTableOrder::rowOfFindsEveryRowOnShow() {
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

QTEST_GUILESS_MAIN(tst_SessionTableOrder)
#include "tst_sessiontableorder.moc"
