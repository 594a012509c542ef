// SPDX-License-Identifier: Apache-2.0
// The cache on disk without a window: what a session takes there, how long a million take from the file into
// the store, how long the store's thread is held at a time, and what memory that takes on the way.
#include "bench/MadeCache.h"
#include "bench/Measured.h"
#include "bench/Report.h"
#include "cache/SessionCache.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

namespace {

void write(const QString& path, int count, Report& report) {
    constexpr std::size_t page = 100;
    const std::vector<SessionOutline> all = madeOutlines(count);
    CacheFile file;
    file.open(path);
    Measured pages;
    for (std::size_t i = 0; i < all.size(); i += page) {
        CacheChange change;
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(i);
        change.sessions.assign(first, first + static_cast<std::ptrdiff_t>(std::min(page, all.size() - i)));
        pages.time([&] { file.write(change); });
    }
    file.close();
    report.line(QStringLiteral("a page of 100 written"), milliseconds(pages));
    report.line(QStringLiteral("bytes a session on disk"),
                QStringLiteral("%1 B").arg(static_cast<double>(QFileInfo(path).size()) / count, 0, 'f', 1),
                QStringLiteral("100 B"));
}

void read(const QString& path, Report& report) {
    constexpr double mega = 1'000'000;
    giveMemoryBack();
    const auto before = static_cast<double>(residentBytes());
    SessionStore store;
    SessionCache cache(store, [] { return std::int64_t{0}; });
    double most = 0;
    double first = 0;
    QElapsedTimer timer;
    QObject::connect(&store, &SessionStore::merged, &store, [&] {
        most = std::max(most, static_cast<double>(residentBytes()));
        if (first == 0)
            first = static_cast<double>(timer.nsecsElapsed()) / 1e3;
    });
    timer.start();
    cache.open(path);
    QEventLoop loop;
    while (cache.state() == SessionCache::State::Reading)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    const double all = static_cast<double>(timer.nsecsElapsed()) / 1e3;
    // What the store's thread does with a piece, alone.
    SessionOutlines piece;
    for (Row row = 0; row < std::min<Row>(store.size(), 16'384); ++row) {
        const SessionOutline outline = store.outline(row);
        piece.append(outline.id, outline.report, outline.created, piece.kindNumber(outline.kind));
    }
    Measured turns;
    for (int i = 0; i < 9; ++i) {
        SessionStore other;
        other.reserve(store.size());
        turns.time([&] { other.adopt(piece); });
    }
    const double held = turns.median();
    report.line(QStringLiteral("%1 in the store").arg(store.size()), milliseconds(all),
                QStringLiteral("first piece after ") + milliseconds(first));
    report.line(QStringLiteral("the store's thread held by a piece"), milliseconds(turns),
                QStringLiteral("%1 ms a million").arg(held * mega / 16'384 / 1e3, 0, 'f', 1));
    report.line(QStringLiteral("memory: store; resident at most"),
                QStringLiteral("%1 MB").arg(static_cast<double>(store.memoryUsed()) / mega, 0, 'f', 1),
                QStringLiteral("%1 MB more than before").arg((most - before) / mega, 0, 'f', 1));
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption sessions(QStringLiteral("sessions"), QStringLiteral("How many sessions."),
                                      QStringLiteral("count"), QStringLiteral("1000000"));
    parser.addOption(sessions);
    parser.process(application);
    const int count = parser.value(sessions).toInt();
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("bench.cache"));
    Report report(QStringLiteral("bench_cache: %1 sessions").arg(count));
    write(path, count, report);
    for (int i = 0; i < 3; ++i)
        read(path, report);
    return 0;
}
