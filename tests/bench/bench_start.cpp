// SPDX-License-Identifier: Apache-2.0
// How long a start takes with a million sessions in the cache: to a painted list, to all of them, and to a
// painted answer of the filter, each from the first moment of the process; beside it the start of a window
// with an empty table. Every start is a process of its own.
#include "Application.h"
#include "bench/BenchCommand.h"
#include "bench/MadeCache.h"
#include "bench/Report.h"
#include "sessions/KeptProgress.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <time.h>

#include <cstdio>

namespace {

const auto key = "rk_test_sandboxSensitiveAll0000000";

/// Of all processes the same, in nanoseconds.
qint64 clockNow() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

void tell(const char* what, qint64 start) {
    std::printf("%s %f\n", what, static_cast<double>(clockNow() - start) / 1e3);
    std::fflush(stdout);
}

void fillCache(const QString& directory, int count) {
    const CacheDirectory cache(directory);
    const QByteArray mark = ApiKey::fromText(QLatin1StringView(key))->mark();
    const QString path = cache.fileOf(QStringLiteral("acct_bench"), false);
    CacheFile file;
    file.open(path);
    CacheChange change;
    change.sessions = madeOutlines(count);
    KeptProgress progress;
    progress.history.coverage.add({Coverage::beginning, madeCacheEnd}, madeCacheEnd);
    progress.events.readUpTo = madeCacheEnd;
    change.values["progress"] = textOf(progress);
    file.write(change);
    cache.note(mark, path);
}

/// Tells when the list has been painted with what is waited for.
class PaintWatch : public QObject {
public:
    PaintWatch(QTableView& list, qint64 start, Row sessions)
        : m_list(list)
        , m_start(start)
        , m_sessions(static_cast<int>(sessions)) {
        list.viewport()->installEventFilter(this);
        // Rows that come in below what is in sight are not painted.
        connect(list.model(), &QAbstractItemModel::rowsInserted, this, &PaintWatch::painted,
                Qt::QueuedConnection);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, &PaintWatch::painted, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    /// In the turn after: what was painted is on its way to the screen.
    void painted() {
        const int rows = m_list.model()->rowCount();
        if (rows > 0 && !std::exchange(m_hasRows, true))
            tell("rows", m_start);
        if (rows >= m_sessions && !std::exchange(m_hasAll, true)) {
            tell("all", m_start);
            m_typed = clockNow();
            QTest::keyClicks(m_list.window()->findChild<QLineEdit*>(QStringLiteral("filterLine")),
                             QStringLiteral("redaction:any "));
        } else if (m_hasAll && rows > 0 && rows < m_sessions) {
            tell("filtered", m_start);
            tell("typing", m_typed);
            QCoreApplication::exit(0);
        }
    }

    QTableView& m_list;
    qint64 m_start;
    qint64 m_typed = 0;
    int m_sessions;
    bool m_hasRows = false;
    bool m_hasAll = false;
};

int startEmpty(QApplication& application, qint64 start) {
    QTableView table;
    table.resize(1440, 900);
    table.show();
    (void)QTest::qWaitForWindowExposed(&table);
    tell("empty", start);
    Q_UNUSED(application)
    return 0;
}

int startDesk(QApplication& application, qint64 start, const QString& directory, Row sessions) {
    qputenv("STRIPE_API_KEY", key);
    CommandLine line;
    line.stripe = QUrl(QStringLiteral("http://127.0.0.1:9")); // Nobody answers there.
    const QTemporaryDir home; // The line that is typed is not there at the next start.
    line.preferencesPath = home.filePath(QStringLiteral("preferences.ini"));
    line.cachePath = directory;
    line.useKeychain = false;
    Application desk(application, line);
    desk.start();
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets)
        if (auto* list = qobject_cast<QTableView*>(widget))
            new PaintWatch(*list, start, sessions);
    return QApplication::exec();
}

/// Runs this program once more, and takes down what it tells.
void run(const QStringList& arguments, std::map<QByteArray, std::vector<double>>& times) {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                arguments + QStringList{QStringLiteral("--began"), QString::number(clockNow())});
    constexpr int patience = 60'000;
    if (!child.waitForFinished(patience))
        qFatal("A start did not come to its end.");
    for (const QByteArray& told : child.readAllStandardOutput().split('\n'))
        if (const QByteArrayList words = told.split(' '); words.size() == 2)
            times[words[0]].push_back(words[1].toDouble());
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    BenchCommand command(QStringLiteral("Starts with a full cache."), {});
    const QCommandLineOption child(QStringLiteral("child"), QStringLiteral("empty or desk, once."),
                                   QStringLiteral("what"));
    const QCommandLineOption began(QStringLiteral("began"), QStringLiteral("When the process was started."),
                                   QStringLiteral("ns"));
    const QCommandLineOption cache(QStringLiteral("cache"), QStringLiteral("The directory."),
                                   QStringLiteral("directory"));
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("How often each."),
                                  QStringLiteral("count"), QStringLiteral("9"));
    for (const QCommandLineOption& option : {child, began, cache, runs})
        command.add(option);
    command.process(application);
    const qint64 start = command.value(began).toLongLong();
    if (command.value(child) == QStringLiteral("empty"))
        return startEmpty(application, start);
    if (command.value(child) == QStringLiteral("desk"))
        return startDesk(application, start, command.value(cache), static_cast<Row>(command.sessions()));

    const QTemporaryDir directory;
    fillCache(directory.path(), command.sessions());
    std::map<QByteArray, std::vector<double>> times;
    const QStringList desk{QStringLiteral("--child"),    QStringLiteral("desk"),
                           QStringLiteral("--cache"),    directory.path(),
                           QStringLiteral("--sessions"), QString::number(command.sessions())};
    for (int i = 0; i < command.value(runs).toInt(); ++i) {
        run({QStringLiteral("--child"), QStringLiteral("empty")}, times);
        run(desk, times);
    }
    Report report(QStringLiteral("bench_start: %1 sessions").arg(command.sessions()));
    const double empty = median(times["empty"]);
    const auto line = [&](const QString& what, const char* name) {
        const double time = median(times[name]);
        report.line(what, milliseconds(time), {}, milliseconds(time - empty) + QStringLiteral(" on top"));
    };
    report.line(QStringLiteral("an empty table is painted"), milliseconds(empty));
    line(QStringLiteral("the list is painted"), "rows");
    line(QStringLiteral("all sessions are in it"), "all");
    line(QStringLiteral("a filter's answer is painted"), "filtered");
    report.line(QStringLiteral("of that, typing 14 keys and painting"),
                milliseconds(median(times["typing"])));
    return command.out().isEmpty() || report.writeTo(command.out()) ? 0 : 1;
}
