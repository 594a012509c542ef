// SPDX-License-Identifier: Apache-2.0
// The cache on disk without a window: what a session takes there, how long a million take from the file into
// the store, how long the store's thread is held at a time, and what memory that takes on the way.
#include "bench/MadeCache.h"
#include "bench/Measured.h"
#include "bench/Report.h"
#include "cache/ReferenceCache.h"
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

/// A reference and three pairs of metadata each, as the sandbox's sessions have.
SessionReferences madeReferences(int number) {
    SessionReferences references;
    references.reference = QStringLiteral("user_%1").arg(number);
    references.metadata = {{QStringLiteral("user_id"), QStringLiteral("u_%1").arg(number * 7)},
                           {QStringLiteral("source"), QStringLiteral("web")},
                           {QStringLiteral("team"), QStringLiteral("payouts")}};
    return references;
}

/// The references, sealed, brought back into a store that has the outlines.
void reference(const QString& path, int count, Report& report) {
    const QString file = ReferenceFile::pathBeside(path);
    const std::optional<SealKey> key = SealKey::made();
    {
        constexpr std::size_t page = 100;
        ReferenceFile sealed;
        sealed.open(file, key);
        const std::vector<SessionOutline> all = madeOutlines(count);
        Measured pages;
        std::vector<ReferenceChange> changes;
        for (const SessionOutline& one : all) {
            changes.push_back({one.created, one.id, madeReferences(static_cast<int>(&one - all.data()))});
            if (changes.size() == page || &one == &all.back())
                pages.time([&] { sealed.write(std::exchange(changes, {})); });
        }
        sealed.close();
        report.line(QStringLiteral("references: a page of 100 written"), milliseconds(pages));
        report.line(
            QStringLiteral("references: bytes a session on disk"),
            QStringLiteral("%1 B").arg(static_cast<double>(QFileInfo(file).size()) / count, 0, 'f', 1));
    }
    SessionStore store;
    SessionCache cache(store, [] { return std::int64_t{0}; });
    QEventLoop loop;
    cache.open(path);
    while (cache.state() == SessionCache::State::Reading)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    ReferenceCache references(store);
    Measured turns;
    QElapsedTimer timer;
    timer.start();
    references.open(file, key);
    while (references.state() == ReferenceCache::State::Reading)
        turns.time([&loop] { loop.processEvents(); });
    report.line(QStringLiteral("references of %1 in the store").arg(store.size()),
                milliseconds(static_cast<double>(timer.nsecsElapsed()) / 1e3));
    report.line(QStringLiteral("references: a turn of the store's thread"), milliseconds(turns));
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
    reference(path, count, report);
    return 0;
}
