// SPDX-License-Identifier: Apache-2.0
// Finding and ordering rows without a window: the desk's way against a tuned loop over QStrings, against
// reading the same bytes once, and against QSortFilterProxyModel, in the same run on the same sessions.
#include "bench/LoadedStore.h"
#include "bench/ProxyTable.h"
#include "bench/Report.h"
#include "filter/FilterRun.h"
#include "sessions/OrderWork.h"
#include "sessions/RowSearch.h"
#include "sessions/SessionTableModel.h"
#include "store/RecordChunk.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSortFilterProxyModel>
#include <QTextStream>

#include <cstring>
#include <numeric>

namespace {

constexpr int repeats = 9;

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
    for (const RecordChunk& chunk : store.records()) {
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
    Bench(const SessionStore& store, std::vector<StringSession>& strings, Report& report)
        : m_store(store)
        , m_strings(strings)
        , m_report(report)
        , m_order(store.size()) {
        std::iota(m_order.begin(), m_order.end(), Row{0});
        RowOrder(store, SessionTableModel::CreatedColumn, Qt::DescendingOrder).sort(m_order);
    }

    void words();
    void bandwidth();
    void conditions();
    void orders();
    void pages();

private:
    const SessionStore& m_store;
    std::vector<StringSession>& m_strings;
    Report& m_report;
    std::vector<Row> m_order;
};

void Bench::words() {
    m_report.heading(
        QStringLiteral("words, one thread, with facets, histogram and rows in order; against one lower-cased "
                       "QString a row"));
    const std::vector<QString> haystacks = haystacksOf(m_strings);
    const RunQuestion question{{{}, 120}, m_store.created().front()};
    for (const char* const line : {"j", "jo", "john", "john s", "@gmail.com", "vs_1p", "zzqqxx"}) {
        const QString text = QString::fromLatin1(line);
        const SessionFilter filter = filterOf(text, m_store);
        Measured desk;
        Measured loop;
        std::size_t found = 0;
        std::size_t plain = 0;
        for (int i = 0; i < repeats; ++i)
            desk.time([&] { found = findOnOneThread(m_store, m_order, filter, question).size(); });
        for (int i = 0; i < 3; ++i)
            loop.time([&] { plain = findInHaystacks(haystacks, text.split(u' ')).size(); });
        m_report.line(QStringLiteral("%1 (%2 found, %3)").arg(text).arg(found).arg(plain), milliseconds(desk),
                      milliseconds(loop.median()), times(loop.median(), desk.median()));
    }
}

void Bench::bandwidth() {
    m_report.heading(
        QStringLiteral("a word that is nowhere, one thread, against reading the same bytes once"));
    Measured scan;
    Measured read;
    const SessionFilter filter = filterOf(QStringLiteral("zzqqxx"), m_store);
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
    m_report.line(QStringLiteral("zzqqxx"), milliseconds(scan), milliseconds(read),
                  QStringLiteral("%1 % of that bandwidth (%2)")
                      .arg(100 * read.median() / scan.median(), 0, 'f', 0)
                      .arg(sum & 1U));
}

void Bench::conditions() {
    m_report.heading(QStringLiteral(
        "conditions without text, all threads, with facets and rows in order; and lifting them"));
    RowSearch search(m_store);
    const auto byCreated = std::make_shared<std::vector<Row>>(m_order);
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
            withCounts.time([&] {
                search.start({filter, question, SessionTableModel::CreatedColumn, Qt::DescendingOrder,
                              byCreated, byCreated, nullptr},
                             std::chrono::seconds(10));
            });
            rowsOnly.time([&] {
                search.start({filter,
                              {},
                              SessionTableModel::CreatedColumn,
                              Qt::DescendingOrder,
                              byCreated,
                              byCreated,
                              nullptr},
                             std::chrono::seconds(10));
            });
        }
        const bool everything = answer.run->showsEverything();
        m_report.line(everything ? QStringLiteral("(lifted)") : QString::fromLatin1(line),
                      milliseconds(rowsOnly),
                      QStringLiteral("with histogram ") + milliseconds(withCounts.median()),
                      QStringLiteral("%1 found").arg(everything ? m_order.size() : answer.hits.size()));
    }
}

void Bench::orders() {
    m_report.heading(QStringLiteral("sorting, all threads; against QSortFilterProxyModel"));
    StringTable table(m_strings);
    const auto byCreated = std::make_shared<std::vector<Row>>(m_order);
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
        RowSearch search(m_store);
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

void Bench::pages() {
    m_report.heading(
        QStringLiteral("a page of 100 arriving, sorted and filtered, besides paint; against the proxy"));
    auto& store = const_cast<SessionStore&>(m_store); // NOLINT: the bench owns it
    StringTable table(m_strings);
    int number = 0;
    for (const auto& [line, column, proxys, name] :
         {std::tuple{"", SessionTableModel::CreatedColumn, -1, "newest first, no filter"},
          std::tuple{"", SessionTableModel::PersonColumn, int{StringTable::Person}, "by person, no filter"},
          std::tuple{"an", SessionTableModel::PersonColumn, int{StringTable::Person}, "by person, \"an\""},
          std::tuple{"status:refused", SessionTableModel::IdColumn, int{StringTable::Id},
                     "by id, refused"}}) {
        SessionTableModel model(store);
        model.setHistogram({{}, 120});
        model.setFilter(filterOf(QString::fromLatin1(line), store));
        model.sort(column,
                   column == SessionTableModel::CreatedColumn ? Qt::DescendingOrder : Qt::AscendingOrder);
        while (model.isWorking())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        Measured desk;
        for (int i = 0; i < repeats; ++i) {
            const std::vector<VerificationSession> page = pageAbove(store, number++);
            desk.time([&] {
                store.merge(page);
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
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("What finding and ordering sessions costs."));
    parser.addHelpOption();
    const QCommandLineOption url(QStringLiteral("url"), QStringLiteral("The sandbox to load from."),
                                 QStringLiteral("http://127.0.0.1:PORT"));
    const QCommandLineOption sessions(QStringLiteral("sessions"), QStringLiteral("How many sessions."),
                                      QStringLiteral("count"), QStringLiteral("1000000"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("A file for the table."),
                                 QStringLiteral("file"));
    const QCommandLineOption part(QStringLiteral("part"),
                                  QStringLiteral("Only one of words, bandwidth, conditions, orders, pages."),
                                  QStringLiteral("name"));
    parser.addOptions({url, sessions, out, part});
    parser.process(application);
    std::vector<StringSession> strings;
    SessionStore store;
    if (!loadFromSandbox(QUrl(parser.value(url)), parser.value(sessions).toInt(), store, &strings))
        return 1;
    Report report(QStringLiteral("bench_filter: %1 sessions; least / median / most").arg(store.size()));
    Bench bench(store, strings, report);
    const auto measure = [&](const char* name, void (Bench::*work)()) {
        if (!parser.isSet(part) || parser.value(part) == QLatin1StringView(name))
            (bench.*work)();
    };
    measure("words", &Bench::words);
    measure("bandwidth", &Bench::bandwidth);
    measure("conditions", &Bench::conditions);
    measure("orders", &Bench::orders);
    measure("pages", &Bench::pages);
    return !parser.isSet(out) || report.writeTo(parser.value(out)) ? 0 : 1;
}
