// SPDX-License-Identifier: Apache-2.0
// The whole desk in a real window over many sessions: a key pressed until everything is painted, repaints,
// and how long the event loop is not served while sessions load and a hand types.
#include "actions/SessionActions.h"
#include "bench/BenchCommand.h"
#include "bench/ListPages.h"
#include "bench/LoadedStore.h"
#include "bench/ProxyTable.h"
#include "bench/Report.h"
#include "evidence/SessionAttempts.h"
#include "evidence/SessionPictures.h"
#include "look/Look.h"
#include "main_window/DeskPage.h"
#include "notes/NoteWatch.h"
#include "notes/NoteWriting.h"
#include "sessions/AccountMemory.h"
#include "sessions/ChangedSessions.h"
#include "sessions/DetailsInSight.h"
#include "sessions/EventFeed.h"
#include "sessions/LiveCounts.h"
#include "sessions/Reconcile.h"
#include "sessions/ReferenceMemory.h"
#include "sessions/ReviewedSession.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionFetch.h"
#include "sessions/SessionFollower.h"
#include "sessions/SessionTableModel.h"
#include "settings/AccountConnection.h"
#include "settings/DeskLock.h"
#include "settings/KeyXray.h"
#include "settings/SavedViews.h"
#include "settings/SecondKey.h"
#include "stripe/Reachability.h"
#include "stripe/ReadBudget.h"
#include "stripe/StripeClient.h"
#include "stripe/Wire.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTest>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

namespace {

constexpr double frame = 16'600; ///< Microseconds.

/// The parts of the desk and its page, with nobody at the other end.
struct Desk {
    Desk()
        : client(QUrl(QStringLiteral("http://127.0.0.1:9")))
        , keys(makeMemoryStore())
        , connection(client, *keys)
        , lock(client, *keys)
        , feed(client, store)
        , table(store)
        , reviewed(client, store)
        , pictures(client, nullptr)
        , attempts(client)
        , noteWriting(client, store, nullptr)
        , actions(client, store)
        , counts(store)
        , fetch(client, store)
        , follower(client, store)
        , budget([this] { return client.now(); })
        , noteWatch(client, store, budget)
        , events(client, store, follower, budget)
        , reconcile(client, store, budget)
        , changed(store)
        , reachability(client)
        , memory(std::nullopt, {store, feed, events, reconcile, changed}, [this] { return client.now(); })
        , sealKeys(makeNoSealKeys())
        , references(memory, store, *sealKeys)
        , details(client, store, budget)
        , xray(client, store)
        , secondKey(client, *keys, connection) {
        memory.goWithout();
    }

    QLineEdit& line() const { return *page->findChild<QLineEdit*>(QStringLiteral("filterLine")); }
    QTableView& list() const { return *page->findChild<QTableView*>(QStringLiteral("sessionList")); }
    void show() {
        page = std::make_unique<DeskPage>(DeskParts{
            client,       connection, store,      feed,    table, reviewed,  pictures,  attempts, noteWriting,
            noteWatch,    actions,    views,      counts,  fetch, events,    reconcile, changed,  budget,
            reachability, memory,     references, details, xray,  secondKey, lock,      nullptr});
        page->resize(1440, 900);
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
        settle();
        line().setFocus();
    }
    /// Until nothing is left to be done.
    static void settle() {
        constexpr int everything = 800; // The views are counted half a second after a change.
        QTest::qWait(everything);
    }

    StripeClient client;
    std::unique_ptr<KeyStore> keys;
    AccountConnection connection;
    DeskLock lock;
    SessionStore store;
    SessionFeed feed;
    SessionTableModel table;
    ReviewedSession reviewed;
    SessionPictures pictures;
    SessionAttempts attempts;
    NoteWriting noteWriting;
    SessionActions actions;
    SavedViews views;
    LiveCounts counts;
    SessionFetch fetch;
    SessionFollower follower;
    ReadBudget budget;
    NoteWatch noteWatch;
    EventFeed events;
    Reconcile reconcile;
    ChangedSessions changed;
    Reachability reachability;
    AccountMemory memory; ///< Keeps nothing here.
    std::unique_ptr<SealKeyStore> sealKeys;
    ReferenceMemory references;
    DetailsInSight details;
    KeyXray xray;
    SecondKey secondKey;
    std::unique_ptr<DeskPage> page;
};

/// Everything a change left to be painted is on the screen.
void paint(QWidget& window) {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&window, &update);
    QCoreApplication::processEvents();
}

/// Keys as they go down, with what stands in the line before and after.
struct Key {
    QString name;
    QString before;
    QString after;
};

QList<Key> keys() {
    const auto typed = [](const char* text) {
        const QString line = QString::fromLatin1(text);
        return Key{line, line.chopped(1), line};
    };
    return {typed("j"),
            typed("jo"),
            typed("john"),
            typed("john s"),
            typed("@gmail.com"),
            typed("vs_1p"),
            typed("zzqqxx"),
            typed("status:refused an"),
            typed("error:document_expired"),
            typed("country:DE age:>30d"),
            {QStringLiteral("backspace to jo"), QStringLiteral("joh"), QStringLiteral("jo")},
            {QStringLiteral("the line cleared"), QStringLiteral("jo"), QString()}};
}

void press(Desk& desk, const Key& key) {
    if (key.after.isEmpty())
        QTest::keyClick(&desk.line(), Qt::Key_Escape);
    else if (key.after.size() < key.before.size())
        QTest::keyClick(&desk.line(), Qt::Key_Backspace);
    else
        QTest::keyClick(&desk.line(), key.after.back().toLatin1());
}

/// A session that changes makes the desk forget what it found before: every key is measured as the first time
/// it is pressed.
void forgetAnswers(Desk& desk) {
    VerificationSession session = desk.store.session(0);
    session.clientReferenceId =
        session.clientReferenceId == u"seen" ? QStringLiteral("seen again") : QStringLiteral("seen");
    desk.store.merge({&session, 1});
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

/// The ordinary table over the same sessions, filtered by a proxy.
double proxyKey(std::vector<StringSession>& strings, const Key& key) {
    StringTable table(strings);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&table);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterFixedString(key.before);
    (void)proxy.rowCount(); // It does nothing before somebody asks.
    Measured measured;
    measured.time([&] {
        proxy.setFilterFixedString(key.after);
        (void)proxy.rowCount();
    });
    return measured.median();
}

void measureKeys(Desk& desk, std::vector<StringSession>* strings, Report& report) {
    report.heading(QStringLiteral(
        "key pressed until painted, with all facet counts and the chart (least / median / most)"));
    constexpr int repeats = 9;
    std::vector<double> all;
    std::vector<double> ratios;
    for (const Key& key : keys()) {
        Measured measured;
        Measured pressed;
        for (int i = 0; i < repeats; ++i) {
            desk.line().setText(key.before);
            Q_EMIT desk.line().textEdited(key.before);
            paint(*desk.page);
            while (desk.table.isWorking())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            forgetAnswers(desk);
            Desk::settle();
            desk.line().setFocus();
            measured.time([&] {
                pressed.time([&] { press(desk, key); });
                paint(*desk.page);
            });
            all.push_back(measured.last());
        }
        QString against;
        QString ratio;
        if (strings != nullptr) {
            const double proxy = proxyKey(*strings, key);
            ratios.push_back(proxy / measured.median());
            against = milliseconds(proxy);
            ratio = times(proxy, measured.median());
        }
        while (desk.table.isWorking())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        report.line(QStringLiteral("%1 (%2 found)").arg(key.name).arg(desk.table.rowCount()),
                    milliseconds(measured),
                    QStringLiteral("working %1; ").arg(milliseconds(pressed.median())) + against, ratio);
    }
    std::sort(all.begin(), all.end());
    const auto below = std::count_if(all.begin(), all.end(), [](double time) { return time < frame; });
    report.line(QStringLiteral("all %1 keys").arg(all.size()),
                milliseconds(all.front()) + u' ' + milliseconds(median(all)) + u' ' +
                    milliseconds(all.back()),
                QStringLiteral("one frame, 16.6 ms"),
                QStringLiteral("%1 % below it, worst %2 frames")
                    .arg(100.0 * static_cast<double>(below) / static_cast<double>(all.size()), 0, 'f', 1)
                    .arg(all.back() / frame, 0, 'f', 2));
    if (!ratios.empty())
        report.line(QStringLiteral("median of the ratios to the proxy without a view"),
                    times(median(ratios), 1));
}

void measurePaint(Desk& desk, std::vector<StringSession>& strings, Report& report) {
    report.heading(
        QStringLiteral("full repaint of the list at its place, and after a jump to rows never seen; against "
                       "QTableView with the default delegate"));
    StringTable table(strings);
    QTableView plain;
    plain.setModel(&table);
    plain.verticalHeader()->setDefaultSectionSize(desk.list().verticalHeader()->defaultSectionSize());
    plain.resize(desk.list().size());
    plain.show();
    (void)QTest::qWaitForWindowExposed(&plain);
    Desk::settle();
    const auto measure = [](QTableView& view, bool jumps) {
        constexpr int repeats = 31;
        Measured measured;
        for (int i = 0; i < repeats; ++i) {
            if (jumps)
                view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / (repeats + 1) * i);
            measured.time([&] { view.viewport()->repaint(); });
        }
        return measured;
    };
    for (const bool jumps : {false, true}) {
        const Measured ordinary = measure(plain, jumps);
        const Measured ours = measure(desk.list(), jumps);
        report.line(jumps ? QStringLiteral("after a jump") : QStringLiteral("at its place"),
                    milliseconds(ours), milliseconds(ordinary.median()),
                    times(ordinary.median(), ours.median()));
    }
}

/// Notes how long the event loop was not served: a timer that is always due, and asks when it last was.
class LoopWatch : public QObject {
public:
    explicit LoopWatch(QObject* parent = nullptr)
        : QObject(parent) {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] { note(); });
        m_clock.start();
        m_timer.start();
    }
    std::vector<double> gaps; ///< Microseconds.

private:
    void note() {
        constexpr double aMicrosecond = 1'000;
        gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / aMicrosecond);
        m_clock.restart();
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
};

/// Types a line letter by letter while the pages come in as fast as they can.
void measureLoading(const QUrl& sandbox, int sessions, Report& report) {
    report.heading(
        QStringLiteral("how long the event loop is not served while %1 load and a hand types").arg(sessions));
    Desk desk;
    desk.show();
    LoopWatch watch;
    QTimer hand;
    const QString text = QStringLiteral("john status:refused ");
    int at = 0;
    QObject::connect(&hand, &QTimer::timeout, &hand, [&] {
        if (at % (2 * text.size()) < text.size())
            QTest::keyClick(&desk.line(), text.at(at % text.size()).toLatin1());
        else
            QTest::keyClick(&desk.line(), Qt::Key_Backspace);
        ++at;
    });
    constexpr int betweenKeys = 150;
    hand.start(betweenKeys);
    loadFromSandbox(sandbox, sessions, desk.store);
    hand.stop();
    std::vector<double> gaps = watch.gaps;
    std::sort(gaps.begin(), gaps.end());
    const auto part = [&gaps](double share) {
        return gaps[static_cast<std::size_t>(share * static_cast<double>(gaps.size() - 1))];
    };
    report.line(QStringLiteral("%1 turns, %2 keys").arg(gaps.size()).arg(at),
                QStringLiteral("50 %: %1").arg(milliseconds(part(0.5))),
                QStringLiteral("99.9 %: %1").arg(milliseconds(part(0.999))),
                QStringLiteral("worst: %1").arg(milliseconds(gaps.back())));
}

} // namespace

int main(int argc, char** argv) {
    prepareEnvironment();
    QApplication application(argc, argv);
    applyLook(application, ColourScheme::Light);
    BenchCommand command(QStringLiteral("What typing, painting and loading cost in a real window."),
                         {QStringLiteral("keys"), QStringLiteral("paint"), QStringLiteral("loading")});
    const QCommandLineOption proxy(
        QStringLiteral("proxy"),
        QStringLiteral("Press every key against the proxy, too: minutes at a million."));
    command.add(proxy);
    command.process(application);
    std::vector<StringSession> strings;
    Desk desk;
    if (!loadFromSandbox(command.sandbox(), command.sessions(), desk.store, &strings))
        return 1;
    Report report(QStringLiteral("bench_window: %1 sessions, 1440 x 900").arg(desk.store.size()));
    desk.show();
    if (command.isWanted("keys"))
        measureKeys(desk, command.isSet(proxy) ? &strings : nullptr, report);
    if (command.isWanted("paint"))
        measurePaint(desk, strings, report);
    desk.page->hide();
    if (command.isWanted("loading"))
        measureLoading(command.sandbox(), command.sessions(), report);
    return command.out().isEmpty() || report.writeTo(command.out()) ? 0 : 1;
}
