// SPDX-License-Identifier: Apache-2.0
// Ordering rows and taking in what arrives, without a window: the desk's way against QSortFilterProxyModel,
// in the same run on the same sessions.
#include "bench/BenchCommand.h"
#include "bench/LoadedStore.h"
#include "bench/ProxyTable.h"
#include "bench/Report.h"
#include "sessions/OrderWork.h"
#include "sessions/SessionTableModel.h"
#include "sessions/WorkLoop.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSortFilterProxyModel>

#include <numeric>

namespace {

constexpr int repeats = 9;

class OrderBench {
public:
    OrderBench(SessionStore& store, std::vector<StringSession>& strings, Report& report)
        : m_store(store)
        , m_strings(strings)
        , m_report(report) {}

    void orders();
    void pages();

private:
    SessionStore& m_store;
    std::vector<StringSession>& m_strings;
    Report& m_report;
};

/// Runs the event loop until the rows the model was asked for are on show.
void waitUntilFound(const SessionTableModel& model) {
    if (!model.isWorking())
        return;
    QEventLoop loop;
    QObject::connect(&model, &SessionTableModel::workingChanged, &loop, &QEventLoop::quit);
    loop.exec();
}

void OrderBench::orders() {
    m_report.heading(QStringLiteral("sorting, all threads; against QSortFilterProxyModel"));
    StringTable table(m_strings);
    const auto byCreated = std::make_shared<std::vector<Row>>(m_store.size());
    std::iota(byCreated->begin(), byCreated->end(), Row{0});
    RowOrder(m_store, SessionTableModel::CreatedColumn, Qt::DescendingOrder).sort(*byCreated);
    using Model = SessionTableModel;
    struct Pair {
        Model::Column column;
        int proxys;
        const char* name;
    };
    for (const Pair pair : {Pair{Model::StatusColumn, StringTable::Status, "status"},
                            Pair{Model::CreatedColumn, StringTable::Created, "created, oldest first"},
                            Pair{Model::PersonColumn, StringTable::Person, "person"},
                            Pair{Model::WhyColumn, StringTable::Why, "why"},
                            Pair{Model::ReferenceColumn, StringTable::Reference, "reference"},
                            Pair{Model::CustomerColumn, StringTable::Customer, "customer"},
                            Pair{Model::RedactionColumn, StringTable::Redaction, "redaction"},
                            Pair{Model::ReportColumn, StringTable::Report, "report"},
                            Pair{Model::TypeColumn, StringTable::Type, "type"},
                            Pair{Model::CountryColumn, StringTable::Country, "country"},
                            Pair{Model::IdColumn, StringTable::Id, "session"}}) {
        Measured desk;
        Measured plain;
        for (int i = 0; i < 3; ++i) {
            OrderWork work(m_store, pair.column, Qt::AscendingOrder, byCreated);
            WorkLoop loop(m_store.gate());
            desk.time([&] {
                for (int stage = 0; stage < OrderWork::stageCount; ++stage)
                    loop.run({work.pieces(stage),
                              [&work, stage](std::size_t piece, std::size_t) { work.doPiece(stage, piece); },
                              [] {}},
                             std::chrono::minutes(1));
            });
        }
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&table);
        proxy.setSortRole(Qt::UserRole);
        proxy.setSortCaseSensitivity(Qt::CaseInsensitive);
        plain.time([&] { proxy.sort(pair.proxys, Qt::AscendingOrder); });
        m_report.line(QString::fromLatin1(pair.name), milliseconds(desk), milliseconds(plain.median()),
                      times(plain.median(), desk.median()));
    }
}

/// Sessions as they arrive, newer than all there are.
std::vector<VerificationSession> pageAbove(const SessionStore& store, int number) {
    std::vector<VerificationSession> page;
    for (Row row = 0; row < 100; ++row) {
        VerificationSession session = store.session(row * 37);
        QString id = session.id.text();
        id.replace(id.size() - 8, 8,
                   QStringLiteral("%1%2").arg(number, 4, 16, QChar(u'0')).arg(row, 4, 16, QChar(u'0')));
        session.id = SessionId::fromText(id).value_or(SessionId());
        session.created = store.created().front() + 1 + number;
        page.push_back(session);
    }
    return page;
}

void OrderBench::pages() {
    m_report.heading(
        QStringLiteral("a page of 100 arriving, sorted and filtered, besides paint; against the proxy"));
    StringTable table(m_strings);
    int number = 0;
    for (const auto& [line, column, proxys, name] :
         {std::tuple{"", SessionTableModel::CreatedColumn, -1, "newest first, no filter"},
          std::tuple{"", SessionTableModel::PersonColumn, int{StringTable::Person}, "by person, no filter"},
          std::tuple{"an", SessionTableModel::PersonColumn, int{StringTable::Person}, "by person, \"an\""},
          std::tuple{"status:refused", SessionTableModel::IdColumn, int{StringTable::Id},
                     "by id, refused"}}) {
        SessionTableModel model(m_store);
        model.setHistogram({{}, 120});
        model.setFilter(parseFilterLine(QString::fromLatin1(line), m_store.created().front()).filter);
        model.sort(column,
                   column == SessionTableModel::CreatedColumn ? Qt::DescendingOrder : Qt::AscendingOrder);
        waitUntilFound(model);
        Measured desk;
        for (int i = 0; i < repeats; ++i) {
            const std::vector<VerificationSession> page = pageAbove(m_store, number++);
            desk.time([&] {
                m_store.merge(page);
                (void)model.filteredRows();
            });
        }
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&table);
        proxy.setSortCaseSensitivity(Qt::CaseInsensitive);
        if (proxys >= 0)
            proxy.sort(proxys, Qt::AscendingOrder);
        Measured plain;
        for (int i = 0; i < 3; ++i) {
            const std::vector<StringSession> page(m_strings.begin(), m_strings.begin() + 100);
            plain.time([&] { table.prepend(page); });
        }
        m_report.line(QString::fromLatin1(name), milliseconds(desk), milliseconds(plain.median()),
                      times(plain.median(), desk.median()));
    }
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    BenchCommand command(QStringLiteral("What ordering sessions costs, and pages that arrive in order."),
                         {QStringLiteral("orders"), QStringLiteral("pages")});
    command.process(application);
    std::vector<StringSession> strings;
    SessionStore store;
    if (!loadFromSandbox(command.sandbox(), command.sessions(), store, &strings))
        return 1;
    Report report(QStringLiteral("bench_order: %1 sessions; least / median / most").arg(store.size()));
    OrderBench bench(store, strings, report);
    if (command.isWanted("orders"))
        bench.orders();
    if (command.isWanted("pages"))
        bench.pages();
    return command.out().isEmpty() || report.writeTo(command.out()) ? 0 : 1;
}
