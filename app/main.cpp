// SPDX-License-Identifier: Apache-2.0
#include "Application.h"
#include "CommandLine.h"
#include "JournalCommand.h"
#include "look/Look.h"

#include <QApplication>
#include <QLoggingCategory>

#include <cstdio>

namespace {

/// Qt's own debug output tells what widgets show (accessible names, text being laid out) and what requests
/// carry. No environment variable or configuration file may switch it on here.
void silenceQtDebugging(QLoggingCategory* category) {
    category->setEnabled(QtDebugMsg, false);
    category->setEnabled(QtInfoMsg, false);
}

} // namespace

int main(int argc, char* argv[]) {
    QLoggingCategory::installFilter(silenceQtDebugging);
    if (JournalCommand::isCalled(argc, argv)) { // Also where there is no display.
        const QCoreApplication qt(argc, argv);
        return JournalCommand::run(QCoreApplication::arguments());
    }
    prepareEnvironment();
    QApplication qt(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("VerificationDesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DESK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Verification Desk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("verification-desk"));

    const CommandLine::Parsed parsed = CommandLine::parse(QCoreApplication::arguments());
    if (!parsed.output.isEmpty()) {
        std::fputs(qPrintable(parsed.output), parsed.error ? stderr : stdout);
        if (parsed.error)
            std::fputs("\n", stderr);
        constexpr int usageError = 2;
        return parsed.error ? usageError : 0;
    }

    Application application(qt, parsed.commandLine);
    application.start();
    return QApplication::exec();
}
