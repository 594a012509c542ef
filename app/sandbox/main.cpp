// SPDX-License-Identifier: Apache-2.0
#include "CommandLine.h"
#include "Server.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QSocketNotifier>

#include <unistd.h>

#include <cstdio>

namespace {

/// Ends the program when whoever started it closes the other end, so that no test leaves it behind.
void quitWhenClosed(QSocketNotifier* standardInput) {
    QObject::connect(standardInput, &QSocketNotifier::activated, standardInput, [standardInput] {
        char ignored[256];
        if (::read(STDIN_FILENO, ignored, sizeof(ignored)) > 0)
            return;
        standardInput->setEnabled(false);
        QCoreApplication::quit();
    });
}

} // namespace

int main(int argc, char* argv[]) {
    // Pictures are drawn with text, which needs a platform; nothing is ever shown.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt warns of runtime folders and fonts that only matter to windows; tests read what is left.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false\nqt.*.warning=false"));
    const QGuiApplication application(argc, argv);
    const sandbox::CommandLine line = sandbox::readCommandLine(QCoreApplication::arguments());

    sandbox::Settings settings = line.settings;
    sandbox::Clock clock(line.now, line.clockOffset, line.clockSpeed);
    sandbox::World world(line.seed, line.sessions, clock, line.history);
    QByteArray base;
    sandbox::StripeApi stripe(world, settings, base);
    sandbox::ControlApi control(world, clock, settings, stripe);
    sandbox::Server server(settings, stripe, control);
    const quint16 port = server.open(line.port);
    if (port == 0) {
        std::fprintf(stderr, "verification-sandbox: cannot listen on port %d of 127.0.0.1.\n", line.port);
        return 1;
    }
    base = "http://127.0.0.1:" + QByteArray::number(port);
    std::printf("listening on %s\n", base.constData());
    std::fflush(stdout);

    QSocketNotifier standardInput(STDIN_FILENO, QSocketNotifier::Read);
    standardInput.setEnabled(line.exitWithStdin);
    quitWhenClosed(&standardInput);
    return QCoreApplication::exec();
}
