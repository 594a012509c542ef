// SPDX-License-Identifier: Apache-2.0
// Finding rows without a window: the desk's way against a tuned loop over QStrings, against reading the same
// bytes once, and what a session weighs, in the same run on the same sessions.
#include "bench/BenchCommand.h"
#include "bench/LoadedStore.h"
#include "bench/Report.h"
#include "filter/FilterRun.h"
#include "sessions/RowSearch.h"
#include "sessions/SessionTableModel.h"
#include "store/RecordChunk.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstring>
#include <numeric>

namespace {

constexpr int repeats = 9;
constexpr std::chrono::seconds ample{10};

SessionFilter filterOf(const QString& line, const SessionStore& store) {
    const auto created = store.created();
    return parseFilterLine(line, created.empty() ? 0 : created.front()).filter;
}

/// The filter, its facets and its rows in order, on one thread.
std::vector<Row> findOnOneThread(const SessionStore& store, const std::vector<Row>& order,
                                 const SessionFilter& filter, const RunQuestion& question) {
    FilterRun run(store, filter, question, nullptr);
    FilterSums sums = run.emptySums();
    for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
        run.evaluate(chunk, sums);
    run.add(sums);
    if (run.result().shown > store.size())
        return {};
    return hitsIn(order, run);
}

/// One lower-cased QString a row, looked through from the first to the last.
std::vector<QString> haystacksOf(const std::vector<StringSession>& sessions) {
    std::vector<QString> all;
    all.reserve(sessions.size());
    for (const StringSession& each : sessions) {
        QStringList texts{each.id,    each.reference, each.customer, each.customerAccount, each.person,
                          each.email, each.report,    each.flow,     each.errorCode,       each.errorReason};
        for (const auto& [key, value] : each.metadata)
            texts << key + u'=' + value;
        all.push_back(texts.join(QChar(0x1f)).toLower());
    }
    return all;
}

std::vector<Row> findInHaystacks(const std::vector<QString>& haystacks, const QStringList& words) {
    std::vector<Row> rows;
    for (Row row = 0; row < haystacks.size(); ++row)
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return haystacks[row].contains(word); }))
            rows.push_back(row);
    return rows;
}

std::uint64_t readAll(const SessionStore& store) {
    std::array<std::uint64_t, 8> sums{};
    for (const RecordChunk& chunk : store.wordRecords()) {
        const std::string_view text = chunk.text();
        std::size_t at = 0;
        for (; at + sizeof sums <= text.size(); at += sizeof sums) {
            std::array<std::uint64_t, 8> words;
            std::memcpy(words.data(), text.data() + at, sizeof words);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] ^= words[i];
        }
    }
    return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

class Bench {
public:
    Bench(SessionStore& store, std::vector<StringSession>& strings, Report& report)
        : m_store(store)
        , m_strings(strings)
        , m_report(report)
        , m_order(std::make_shared<std::vector<Row>>(store.size())) {
        std::iota(m_order->begin(), m_order->end(), Row{0});
        RowOrder(store, SessionTableModel::CreatedColumn, Qt::DescendingOrder).sort(*m_order);
    }

    void words();
    void bandwidth();
    void conditions();
    void memory();

private:
    /// Newest first, as the list stands at first.
    RowSearch::Question questionOf(const SessionFilter& filter, const RunQuestion& counts) const {
        return {filter,  counts, SessionTableModel::CreatedColumn, Qt::DescendingOrder, m_order,
                m_order, nullptr};
    }

    SessionStore& m_store;
    std::vector<StringSession>& m_strings;
    Report& m_report;
    RowSearch::Rows m_order;
};

void Bench::words() {
    m_report.heading(
        QStringLiteral("words, one thread, with facets, histogram and rows in order; against one lower-cased "
                       "QString a row"));
    const std::vector<QString> haystacks = haystacksOf(m_strings);
    const RunQuestion question{{{}, 120}, m_store.created().front()};
    for (const char* const line : {"j", "jo", "an", "john", "john s", "@gmail.com", "vs_1p", "zzqqxx"}) {
        const QString text = QString::fromLatin1(line);
        const SessionFilter filter = filterOf(text, m_store);
        Measured desk;
        Measured loop;
        std::size_t found = 0;
        std::size_t plain = 0;
        for (int i = 0; i < repeats; ++i)
            desk.time([&] { found = findOnOneThread(m_store, *m_order, filter, question).size(); });
        Measured together;
        RowSearch search(m_store);
        for (int i = 0; i < repeats; ++i) {
            search.take({}); // As if the store had changed: what was found before is forgotten.
            together.time([&] { search.start(questionOf(filter, question), ample); });
        }
        for (int i = 0; i < 3; ++i)
            loop.time([&] { plain = findInHaystacks(haystacks, text.split(u' ')).size(); });
        m_report.line(QStringLiteral("%1 (%2 found, %3)").arg(text).arg(found).arg(plain), milliseconds(desk),
                      QStringLiteral("all threads %1; loop %2")
                          .arg(milliseconds(together.median()), milliseconds(loop.median())),
                      times(loop.median(), desk.median()));
    }
}

void Bench::bandwidth() {
    m_report.heading(
        QStringLiteral("a word that is nowhere, one thread, against reading the same bytes once"));
    Measured scan;
    Measured read;
    // Of letters that stand nearly everywhere: those of rarer ones are not looked for in every row.
    const QString nowhere = QStringLiteral("eanoena");
    const SessionFilter filter = filterOf(nowhere, m_store);
    std::uint64_t sum = 0;
    for (int i = 0; i < repeats; ++i) {
        read.time([&] { sum ^= readAll(m_store); });
        scan.time([&] {
            FilterRun run(m_store, filter, {}, nullptr);
            FilterSums sums = run.emptySums();
            for (std::size_t chunk = 0; chunk < run.chunkCount(); ++chunk)
                run.evaluate(chunk, sums);
            sum += sums.classes.size();
        });
    }
    m_report.line(nowhere, milliseconds(scan), milliseconds(read),
                  QStringLiteral("%1 % of that bandwidth (%2)")
                      .arg(100 * read.median() / scan.median(), 0, 'f', 0)
                      .arg(sum & 1U));
}

void Bench::conditions() {
    m_report.heading(QStringLiteral(
        "conditions without text, all threads, with facets and rows in order; and lifting them"));
    RowSearch search(m_store);
    RowSearch::Answer answer;
    QObject::connect(&search, &RowSearch::found, &search,
                     [&](const RowSearch::Answer& found) { answer = found; });
    const RunQuestion question{{{}, 120}, m_store.created().front()};
    for (const char* const line :
         {"status:refused", "error:document_expired", "age:<30d", "country:DE,FR age:>30d", ""}) {
        const SessionFilter filter = filterOf(QString::fromLatin1(line), m_store);
        Measured withCounts;
        Measured rowsOnly;
        for (int i = 0; i < repeats; ++i) {
            withCounts.time([&] { search.start(questionOf(filter, question), ample); });
            rowsOnly.time([&] { search.start(questionOf(filter, {}), ample); });
        }
        const bool everything = answer.run->showsEverything();
        m_report.line(everything ? QStringLiteral("(lifted)") : QString::fromLatin1(line),
                      milliseconds(rowsOnly),
                      QStringLiteral("with histogram ") + milliseconds(withCounts.median()),
                      QStringLiteral("%1 found").arg(everything ? m_order->size() : answer.hits.size()));
    }
}

/// With a table that is sorted by person and filtered, as it stays in memory.
void Bench::memory() {
    m_report.heading(QStringLiteral("bytes a session, everything counted; against a struct of QStrings"));
    SessionTableModel table(m_store);
    table.setHistogram({{}, 120});
    QEventLoop loop;
    QObject::connect(&table, &SessionTableModel::workingChanged, &loop, &QEventLoop::quit);
    table.sort(SessionTableModel::PersonColumn, Qt::AscendingOrder);
    while (table.isWorking())
        loop.exec();
    table.setFilter(filterOf(QStringLiteral("an"), m_store));
    while (table.isWorking())
        loop.exec();
    const auto each = [this](std::size_t bytes) {
        return static_cast<double>(bytes) / static_cast<double>(m_store.size());
    };
    const double store = each(m_store.memoryUsed());
    const double rows = each(table.memoryUsed());
    const double strings = each(memoryOf(m_strings));
    m_report.line(QStringLiteral("sessions, orders, hits, answers kept"),
                  QStringLiteral("%1 + %2 B").arg(store, 0, 'f', 1).arg(rows, 0, 'f', 1),
                  QStringLiteral("%1 B").arg(strings, 0, 'f', 1),
                  QStringLiteral("1 : %1").arg(strings / (store + rows), 0, 'f', 2));
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    BenchCommand command(QStringLiteral("What finding sessions costs."),
                         {QStringLiteral("words"), QStringLiteral("bandwidth"), QStringLiteral("conditions"),
                          QStringLiteral("memory")});
    command.process(application);
    std::vector<StringSession> strings;
    SessionStore store;
    if (!loadFromSandbox(command.sandbox(), command.sessions(), store, &strings))
        return 1;
    Report report(QStringLiteral("bench_filter: %1 sessions; least / median / most").arg(store.size()));
    Bench bench(store, strings, report);
    if (command.isWanted("words"))
        bench.words();
    if (command.isWanted("bandwidth"))
        bench.bandwidth();
    if (command.isWanted("conditions"))
        bench.conditions();
    if (command.isWanted("memory"))
        bench.memory();
    return command.out().isEmpty() || report.writeTo(command.out()) ? 0 : 1;
}
