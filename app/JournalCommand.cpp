// SPDX-License-Identifier: Apache-2.0
#include "JournalCommand.h"

#include "journal/JournalCsv.h"
#include "journal/JournalReading.h"
#include "stripe/Secrets.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>
#include <string_view>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("JournalCommand", text);
}

void say(FILE* to, const QString& text) {
    std::fputs(qPrintable(text + u'\n'), to);
}

/// A key pasted in the wrong place is not repeated.
QString shown(const QString& path) {
    return withoutSecrets(path);
}

JournalCommand::ExitCode exitCodeOf(const JournalReport& report) {
    if (report.trouble != JournalTrouble::None)
        return JournalCommand::NotRead;
    return report.isSound() ? JournalCommand::Sound : JournalCommand::Damaged;
}

bool isSameFile(const QString& a, const QString& b) {
    return QFileInfo(a).canonicalFilePath() == QFileInfo(b).canonicalFilePath() && QFileInfo::exists(a);
}

} // namespace

bool JournalCommand::isCalled(int argc, const char* const* argv) {
    return argc > 1 && std::string_view(argv[1]) == "journal";
}

JournalCommand::ExitCode JournalCommand::run(const QStringList& arguments) {
    const QStringList words = arguments.sliced(2);
    const QString verb = words.value(0);
    if (verb == QStringLiteral("verify") && words.size() <= 2)
        return verify(words.value(1, usualJournalPath()));
    if (verb == QStringLiteral("export") && (words.size() == 2 || words.size() == 3))
        return exportTo(words.at(1), words.value(2, usualJournalPath()));
    say(stderr, tr("Say: verification-desk journal verify [file]\n"
                   "or:  verification-desk journal export FILE [file]\n"
                   "Without a file it is the journal of this user."));
    return NotRead;
}

JournalCommand::ExitCode JournalCommand::verify(const QString& journalPath) {
    const JournalReport report = verifyJournal(journalPath);
    say(stdout, shown(journalPath) + u'\n' + journalReportText(report));
    return exitCodeOf(report);
}

JournalCommand::ExitCode JournalCommand::exportTo(const QString& csvPath, const QString& journalPath) {
    for (const char* const companion : {"", ".head", ".lock", "-journal", "-wal", "-shm"})
        if (isSameFile(csvPath, journalPath + QLatin1StringView(companion))) {
            say(stderr, tr("The export would take the place of the journal. Choose another file."));
            return NotRead;
        }
    const JournalExport made = exportJournal(journalPath, csvPath);
    say(stdout, shown(journalPath) + u'\n' + journalReportText(made.report));
    if (made.report.trouble == JournalTrouble::None && !made.isWritten) {
        say(stderr, exportTroubleText(made.result, shown(csvPath)));
        return NotRead;
    }
    if (made.isWritten)
        say(stdout, tr("Exported to %1.").arg(shown(csvPath)));
    return exitCodeOf(made.report);
}
