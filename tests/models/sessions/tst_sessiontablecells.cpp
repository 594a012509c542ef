// SPDX-License-Identifier: Apache-2.0
#include "models/sessions/TableSamples.h"

#include <QSignalSpy>
#include <QTest>

class tst_SessionTableCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peopleAreMaskedInEveryRole();
    void aRedactedSessionShowsNoPerson();
    void searchFindsWhatIsMasked();
    void redactionRoleTellsAbsentFromUnknown();
    void cellsTellWhatTheyFilterBy();
    void readableFollowsTheKeyAndTheClock();
};

void tst_SessionTableCells::peopleAreMaskedInEveryRole() {
    SessionStore store;
    VerificationSession session = named(1, QStringLiteral("Annabella"), QStringLiteral("Meyerhoff"));
    session.verifiedOutputs->phone = QStringLiteral("+4915123456789");
    session.verifiedOutputs->address = Address{QStringLiteral("Hauptstraße 12"), {}, {}, {}, {}, {}};
    session.clientReferenceId = QStringLiteral("Annabella Meyerhoff");
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
    QCOMPARE(cell(model, 0, Model::ReferenceColumn), QStringLiteral("A•••• M••••"));
}

void tst_SessionTableCells::aRedactedSessionShowsNoPerson() {
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

void tst_SessionTableCells::searchFindsWhatIsMasked() {
    SessionStore store;
    merge(store, {named(1, QStringLiteral("Anna"), QStringLiteral("Müller")), sessionAt(2, 5)});
    Model model(store);
    for (const QString& text : {QStringLiteral("anna m"), QStringLiteral("MULLER"), QStringLiteral("müller"),
                                QStringLiteral("anna@example")}) {
        model.setFilter(textFilter(text));
        QCOMPARE(model.rowCount(), 1);
    }
}

void tst_SessionTableCells::redactionRoleTellsAbsentFromUnknown() {
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

void tst_SessionTableCells::cellsTellWhatTheyFilterBy() {
    RandomSessions random(4);
    SessionStore store;
    store.merge(random.ordinary(200));
    Model model(store);
    const int all = model.rowCount();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const int field = model.index(0, column).data(Model::FilterFieldRole).toInt();
        if (column == Model::PersonColumn || column == Model::EmailColumn ||
            column == Model::ReadableColumn) {
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

void tst_SessionTableCells::readableFollowsTheKeyAndTheClock() {
    constexpr std::int64_t began = 1'794'000'000;
    VerificationSession withReport = sessionAt(1, began);
    withReport.lastReport = ReportId::fromText(u"vr_1");
    VerificationSession without = sessionAt(2, began - 1);
    SessionStore store;
    merge(store, {withReport, without});
    Model model(store);
    model.setNow(began + 3'600);
    QSignalSpy changed(&model, &Model::dataChanged);
    const auto text = [&model](int row, int role = Qt::DisplayRole) {
        return cell(model, row, Model::ReadableColumn, role);
    };
    QCOMPARE(text(0), QStringLiteral("—"));
    QVERIFY(text(0, Qt::ToolTipRole).contains(QStringLiteral("not known yet")));
    model.setSensitiveReach(SensitiveReach::RecentOnly);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(0), QStringLiteral("at least 47 h"));
    QVERIFY(text(0, Qt::ToolTipRole).contains(QStringLiteral("for at least 47 h 0 min more")));
    QCOMPARE(text(1), QStringLiteral("—"));
    QVERIFY(text(1, Qt::ToolTipRole).contains(QStringLiteral("no sensitive values")));
    model.setNow(began + recentSensitiveSeconds + 1);
    QCOMPARE(text(0), QStringLiteral("perhaps no longer"));
    model.setSensitiveReach(SensitiveReach::Everything);
    QCOMPARE(text(0), QStringLiteral("no end"));
    model.setSensitiveReach(SensitiveReach::Nothing);
    QCOMPARE(text(0), QStringLiteral("—"));
    QVERIFY(text(0, Qt::ToolTipRole).contains(QStringLiteral("reads no sensitive values")));
    withReport.redaction = RedactionStatus::Processing;
    model.setSensitiveReach(SensitiveReach::Everything);
    merge(store, {withReport});
    QCOMPARE(text(0), QStringLiteral("—"));
}

QTEST_GUILESS_MAIN(tst_SessionTableCells)
#include "tst_sessiontablecells.moc"
