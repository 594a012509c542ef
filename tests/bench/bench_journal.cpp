// SPDX-License-Identifier: Apache-2.0
// The journal without a window: how long an entry takes to the disk, held against what the disk itself takes
// for as many bytes, and how long reading and checking everything takes.
#include "bench/Report.h"
#include "models/journal/JournalSamples.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#if defined(Q_OS_UNIX)
#include <unistd.h>
#endif

namespace {

constexpr int singles = 200;

double bareDisk(const QString& path, Report& report) {
    QFile file(path);
    Measured lines;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 0;
    constexpr qsizetype anEntry = 250;
    for (int i = 0; i < singles; ++i)
        lines.time([&file] {
            file.write(QByteArray(anEntry, 'x'));
#if defined(Q_OS_UNIX)
            ::fsync(file.handle());
#endif
        });
    report.line(QStringLiteral("as many bytes appended and synced"), milliseconds(lines));
    return lines.median();
}

void record(JournalFile& file, double disk, Report& report) {
    Measured entries;
    for (int i = 1; i <= singles; ++i)
        entries.time([&file, i] { recordSample(file, i); });
    report.line(QStringLiteral("an entry recorded"), milliseconds(entries), QStringLiteral("the bare disk"),
                times(entries.median(), disk));
    const std::vector<JournalEntry> hundred(100, sampleEntry(1));
    Measured batches;
    for (int i = 0; i < singles / 10; ++i)
        batches.time([&] { file.record(sampleStamp(), hundred); });
    report.line(QStringLiteral("100 entries recorded together"), milliseconds(batches));
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption entries(QStringLiteral("entries"), QStringLiteral("How many in all."),
                                     QStringLiteral("count"), QStringLiteral("100000"));
    parser.addOption(entries);
    parser.process(application);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal.sqlite"));
    Report report(QStringLiteral("bench_journal: %1 entries").arg(parser.value(entries)));
    const double disk = bareDisk(directory.filePath(QStringLiteral("bare")), report);
    JournalFile file;
    if (file.open(path, sampleStamp()) != JournalTrouble::None)
        return 1;
    record(file, disk, report);
    std::vector<JournalEntry> rest;
    for (int i = 0; i < parser.value(entries).toInt(); ++i)
        rest.push_back(sampleEntry(i));
    file.record(sampleStamp(), rest);
    file.close();

    Measured verifying;
    Measured opening;
    JournalReport found;
    for (int i = 0; i < 5; ++i) {
        verifying.time([&] { found = verifyJournal(path); });
        opening.time([&] { file.open(path, sampleStamp()); });
    }
    const auto count = static_cast<double>(found.entries);
    report.line(QStringLiteral("%1 entries read and checked").arg(found.entries), milliseconds(verifying),
                QStringLiteral("%1 µs an entry").arg(verifying.median() / count, 0, 'f', 2));
    report.line(QStringLiteral("opened by a desk"), milliseconds(opening));
    report.line(QStringLiteral("bytes an entry on disk"),
                QStringLiteral("%1 B").arg(static_cast<double>(QFileInfo(path).size()) / count, 0, 'f', 0));
    return found.isSound() ? 0 : 1;
}
