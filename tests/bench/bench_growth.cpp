// SPDX-License-Identifier: Apache-2.0
// How finding grows with the account: the first screenful and the whole answer of the same questions, from
// ten thousand sessions to as many as asked for. Sessions of a sandbox, repeated under other ids in the past.
#include "bench/BenchCommand.h"
#include "bench/LoadedStore.h"
#include "bench/Report.h"
#include "sessions/RowSearch.h"
#include "sessions/SessionTableModel.h"

#include <QCoreApplication>

#include <numeric>

namespace {

constexpr int repeats = 7;
constexpr std::chrono::seconds ample{60};

/// Grows the store to `size` by the sessions it began with.
void growTo(Row size, Row known, SessionStore& store) {
    constexpr std::size_t atOnce = 1'000;
    const std::int64_t span = store.created()[0] - store.created()[known - 1] + 1;
    std::vector<VerificationSession> page;
    for (Row next = store.size(); next < size;) {
        page.clear();
        for (; page.size() < atOnce && next < size; ++next) {
            VerificationSession session = store.session(next % known);
            QString id = session.id.text();
            id.replace(id.size() - 8, 8, QStringLiteral("%1").arg(next, 8, 36, QChar(u'0')));
            session.id = SessionId::fromText(id).value_or(SessionId());
            session.created -= span * (next / known);
            page.push_back(std::move(session));
        }
        store.merge(page);
    }
}

void measure(SessionStore& store, Report& report) {
    const auto newestFirst = std::make_shared<std::vector<Row>>(store.size());
    std::iota(newestFirst->begin(), newestFirst->end(), Row{0});
    RowOrder(store, SessionTableModel::CreatedColumn, Qt::DescendingOrder).sort(*newestFirst);
    const RunQuestion counts{{{}, 120}, store.created().front()};
    for (const char* const line :
         {"j", "jo", "john", "zzqqxx", "status:refused an", "error:document_expired"}) {
        const SessionFilter filter =
            parseFilterLine(QString::fromLatin1(line), store.created().front()).filter;
        const RowSearch::Question question{
            filter,      counts, SessionTableModel::CreatedColumn, Qt::DescendingOrder, newestFirst,
            newestFirst, nullptr};
        RowSearch search(store);
        Measured first;
        Measured whole;
        std::size_t rows = 0;
        for (int i = 0; i < repeats; ++i) {
            search.take({}); // As if the store had changed: what was found before is forgotten.
            first.time([&] {
                constexpr std::size_t screenful = 60;
                search.start(question, std::chrono::microseconds(0));
                rows = search.firstRows(screenful, ample).size();
            });
            search.take({});
            whole.time([&] { search.start(question, ample); });
        }
        report.line(QStringLiteral("%1 sessions: %2").arg(store.size(), 9).arg(QString::fromLatin1(line)),
                    milliseconds(whole),
                    QStringLiteral("first %1 rows %2").arg(rows).arg(milliseconds(first.median())),
                    QStringLiteral("%1 ns a session")
                        .arg(1e3 * whole.median() / static_cast<double>(store.size()), 0, 'f', 1));
    }
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    BenchCommand command(QStringLiteral("How finding grows with the number of sessions."), {});
    command.process(application);
    SessionStore store;
    constexpr Row least = 10'000;
    if (!loadFromSandbox(command.sandbox(), least, store))
        return 1;
    const Row known = store.size();
    Report report(QStringLiteral("bench_growth: all threads; least / median / most"));
    report.heading(
        QStringLiteral("the whole answer with facets, chart and rows in order; and the first rows"));
    for (Row size = known; size <= static_cast<Row>(command.sessions()); size *= 10) {
        growTo(size, known, store);
        measure(store, report);
    }
    report.line(
        QStringLiteral("bytes a session in memory"),
        QString::number(static_cast<double>(store.memoryUsed()) / static_cast<double>(store.size()), 'f', 1));
    return command.out().isEmpty() || report.writeTo(command.out()) ? 0 : 1;
}
