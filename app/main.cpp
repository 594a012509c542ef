// SPDX-License-Identifier: Apache-2.0
#include "Application.h"
#include "CommandLine.h"
#include "JournalCommand.h"
#include "ProcessHardening.h"
#include "cache/PrivateFile.h"
#include "look/Look.h"

#include <QApplication>
#include <QLoggingCategory>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

/// Qt's own debug output tells what widgets show (accessible names, text being laid out) and what requests
/// carry. No environment variable or configuration file may switch it on here.
void silenceQtDebugging(QLoggingCategory* category) {
    category->setEnabled(QtDebugMsg, false);
    category->setEnabled(QtInfoMsg, false);
}

constexpr int noDisplay = 1;
constexpr int usageError = 2;
QtMessageHandler usualHandler = nullptr;

/// Qt ends a program that finds no display by abort(), with a core dump and words for developers.
void tellOfDisplay(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type != QtFatalMsg) {
        usualHandler(type, context, message);
        return;
    }
    std::fputs(
        "Verification Desk needs a display and cannot open one. Start it from a desktop, or set DISPLAY "
        "or WAYLAND_DISPLAY to one that you may use.\nWithout a display these work: --help, --version, "
        "journal verify, journal export.\n",
        stderr);
    std::_Exit(noDisplay);
}

int print(const CommandLine::Parsed& parsed) {
    std::fputs(qPrintable(parsed.output), parsed.error ? stderr : stdout);
    if (parsed.error)
        std::fputs("\n", stderr);
    return parsed.error ? usageError : 0;
}

} // namespace

int main(int argc, char* argv[]) {
    if (!forbidMemoryDumps())
        std::fputs(
            "The system does not let Verification Desk forbid core dumps: a crash could write keys and "
            "people's data to the disk.\n",
            stderr);
    QLoggingCategory::installFilter(silenceQtDebugging);
    makeNewFilesPrivate();
    if (JournalCommand::isCalled(argc, argv)) { // Also where there is no display.
        const QCoreApplication qt(argc, argv);
        return JournalCommand::run(QCoreApplication::arguments());
    }
    if (CommandLine::asksForWords(argc, argv)) {
        const QCoreApplication qt(argc, argv);
        if (const auto parsed = CommandLine::parse(QCoreApplication::arguments()); !parsed.output.isEmpty())
            return print(parsed);
    }
#if defined(Q_OS_UNIX)
    std::signal(SIGXFSZ, SIG_IGN); // A limit of a file's size is told like a full disk.
#endif
    prepareEnvironment();
    usualHandler = qInstallMessageHandler(tellOfDisplay);
    QApplication qt(argc, argv);
    qInstallMessageHandler(nullptr);
    QCoreApplication::setApplicationName(QStringLiteral("VerificationDesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DESK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Verification Desk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("verification-desk"));

    const CommandLine::Parsed parsed = CommandLine::parse(QCoreApplication::arguments());
    if (!parsed.output.isEmpty())
        return print(parsed);

    Application application(qt, parsed.commandLine);
    application.start();
    return QApplication::exec();
}
