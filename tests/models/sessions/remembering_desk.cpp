// SPDX-License-Identifier: Apache-2.0
// A desk without a window that loads everything an account has and keeps it, until it is killed.
#include "RememberingDesk.h"

#include <QCoreApplication>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 1;
    StripeTiming timing = DeskOnSandbox::quickTiming();
    timing.requestsPerSecond = 100; // So that there is something to be interrupted.
    RememberingDesk desk(QUrl(arguments[1]), arguments[2], timing);
    QObject::connect(&desk.feed, &SessionFeed::changed, &desk.feed, [&desk] {
        if (desk.feed.state() == SessionFeed::State::Idle && !desk.feed.coverage().isEmpty())
            QMetaObject::invokeMethod(
                &desk.feed, [&desk] { desk.feed.loadFurther(SessionFeed::everything); },
                Qt::QueuedConnection);
    });
    constexpr std::chrono::milliseconds often{40};
    desk.events.setTiming({often, often, often, often, often, often});
    desk.open();
    return QCoreApplication::exec();
}
