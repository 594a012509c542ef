// SPDX-License-Identifier: Apache-2.0
// Loading a whole history over HTTP, against a sandbox that answers after 80 ms and refuses what is more than
// 25 requests a second: the desk's slices, and a walk from cursor to cursor, one request after the other.
#include "bench/ListPages.h"
#include "bench/Report.h"
#include "sessions/SessionFeed.h"
#include "store/SessionStore.h"
#include "support/SandboxProcess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <map>

namespace {

constexpr int latencyMs = 80;
constexpr int rateLimit = 25;

/// One load of everything.
struct Load {
    QString history; ///< The sandbox's word for how it is spread.
    bool limited = true;
    bool walk = false; ///< One request after the other.
};

struct Outcome {
    double seconds = 0;
    qsizetype requests = 0;
    qsizetype refused = 0; ///< 429
    qsizetype sessions = 0;
};

StripeTiming timingFor(const Load& load) {
    StripeTiming timing;
    // At the limit itself; without one, as many as the connections carry.
    timing.requestsPerSecond = load.limited ? rateLimit : 10'000;
    timing.burst = 4;
    constexpr int many = 13;
    timing.mostInFlight = load.limited ? 6 : many;
    return timing;
}

double medianOf(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers.empty() ? 0 : numbers[numbers.size() / 2];
}

QString share(double part) {
    return QStringLiteral("%1 %").arg(part * 100, 0, 'f', 1);
}

/// Takes the loads one after the other, each with a sandbox and a desk of its own.
class Bench : public QObject {
public:
    Bench(int sessions, int runs, QString fileName)
        : m_report(QStringLiteral("bench_backfill, %1 sessions, %2 ms latency, %3 requests a second, %4 runs")
                       .arg(sessions)
                       .arg(latencyMs)
                       .arg(rateLimit)
                       .arg(runs))
        , m_sessions(sessions)
        , m_fileName(std::move(fileName)) {
        for (int run = 0; run < runs; ++run) {
            for (const char* history : {"usual", "even", "skewed"})
                for (const bool limited : {true, false})
                    m_loads.push_back({QLatin1StringView(history), limited, false});
        }
        m_loads.push_back({QStringLiteral("usual"), true, true});
    }

    void next() {
        m_feed.reset();
        m_client.reset();
        m_store.reset();
        if (m_at == m_loads.size()) {
            finish();
            return;
        }
        const Load& load = m_loads[m_at];
        m_sandbox = std::make_unique<SandboxProcess>(QStringList{
            QStringLiteral("--sessions"), QString::number(m_sessions), QStringLiteral("--history"),
            load.history, QStringLiteral("--latency"), QString::number(latencyMs), QStringLiteral("--rate"),
            QString::number(load.limited ? rateLimit : 0)});
        if (load.walk)
            walk();
        else
            fill(load);
    }

private:
    void walk() {
        m_clock.start();
        m_walked = 0;
        const auto take = [this](const QByteArray& bytes) {
            const QJsonObject page = QJsonDocument::fromJson(bytes).object();
            const QJsonArray data = page.value(QStringLiteral("data")).toArray();
            m_walked += data.size();
            return page.value(QStringLiteral("has_more")).toBool()
                       ? data.last().toObject().value(QStringLiteral("id")).toString()
                       : QString();
        };
        fetchEachPage(m_sandbox->url(), take, [this](const QString& error) { done(m_walked, error); });
    }

    void fill(const Load& load) {
        m_client = std::make_unique<StripeClient>(m_sandbox->url(), timingFor(load));
        m_client->setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::readWrite)));
        m_store = std::make_unique<SessionStore>();
        m_feed = std::make_unique<SessionFeed>(*m_client, *m_store);
        connect(m_feed.get(), &SessionFeed::changed, this, [this] {
            if (m_feed->state() == SessionFeed::State::Complete)
                done(m_store->size(), {});
            else if (m_feed->state() == SessionFeed::State::Failed)
                done(m_store->size(), m_feed->error().message);
        });
        m_clock.start();
        m_feed->start(SessionFeed::everything);
    }

    void done(qsizetype sessions, const QString& error) {
        Outcome outcome;
        outcome.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        outcome.sessions = sessions;
        if (!error.isEmpty() || sessions != m_sessions)
            QTextStream(stderr) << "Only " << sessions << " sessions: " << error << Qt::endl;
        const QJsonArray log = m_sandbox->log();
        outcome.requests = log.size();
        outcome.refused = std::count_if(log.begin(), log.end(), [](const QJsonValue& entry) {
            return entry[QStringLiteral("status")].toInt() == 429;
        });
        m_outcomes[nameOf(m_loads[m_at])].push_back(outcome);
        m_isWhole = m_isWhole && sessions == m_sessions;
        ++m_at;
        QMetaObject::invokeMethod(
            this, [this] { next(); }, Qt::QueuedConnection);
    }

    static QString nameOf(const Load& load) {
        return load.walk ? QStringLiteral("walk")
                         : load.history + (load.limited ? QString() : QStringLiteral(" unlimited"));
    }
    double median(const QString& name, double (*of)(const Outcome&)) const {
        std::vector<double> numbers;
        for (const Outcome& outcome : m_outcomes.at(name))
            numbers.push_back(of(outcome));
        return medianOf(numbers);
    }
    double seconds(const QString& name) const {
        return median(name, [](const Outcome& outcome) { return outcome.seconds; });
    }

    void finish() {
        const double pages = std::ceil(m_sessions / 100.0);
        const auto secondsText = [](double value) { return QStringLiteral("%1 s").arg(value, 0, 'f', 1); };
        m_report.heading(QStringLiteral("At the limit"));
        const double walked = seconds(QStringLiteral("walk"));
        m_report.line(QStringLiteral("one request after the other"), secondsText(walked),
                      QStringLiteral("of what the limit allows"), share(pages / walked / rateLimit));
        for (const char* history : {"usual", "even", "skewed"}) {
            const QString name = QLatin1StringView(history);
            const double took = seconds(name);
            m_report.line(name, secondsText(took),
                          QStringLiteral("%1 than the walk").arg(times(walked, took)),
                          QStringLiteral("%1 of the limit").arg(share(pages / took / rateLimit)));
            const double requests =
                median(name, [](const Outcome& outcome) { return static_cast<double>(outcome.requests); });
            const double refused =
                median(name, [](const Outcome& outcome) { return static_cast<double>(outcome.refused); });
            m_report.line(QStringLiteral("  requests; 429s"),
                          QStringLiteral("%1; %2").arg(requests).arg(refused),
                          QStringLiteral("%1 pages needed").arg(pages),
                          QStringLiteral("%1 x").arg(requests / pages, 0, 'f', 3));
        }
        m_report.line(QStringLiteral("skewed : even"), {}, {},
                      share(seconds(QStringLiteral("even")) / seconds(QStringLiteral("skewed"))));
        m_report.heading(QStringLiteral("Without a limit, 12 in flight"));
        for (const char* history : {"usual", "even", "skewed"}) {
            const QString name = QLatin1StringView(history) + QStringLiteral(" unlimited");
            const double requests =
                median(name, [](const Outcome& outcome) { return static_cast<double>(outcome.requests); });
            m_report.line(name, secondsText(seconds(name)), {},
                          QStringLiteral("%1 x the pages").arg(requests / pages, 0, 'f', 3));
        }
        m_report.line(
            QStringLiteral("skewed : even"), {}, {},
            share(seconds(QStringLiteral("even unlimited")) / seconds(QStringLiteral("skewed unlimited"))));
        const bool written = m_fileName.isEmpty() || m_report.writeTo(m_fileName);
        QCoreApplication::exit(m_isWhole && written ? 0 : 1);
    }

    Report m_report;
    int m_sessions;
    QString m_fileName;
    std::vector<Load> m_loads;
    std::size_t m_at = 0;
    std::map<QString, std::vector<Outcome>> m_outcomes;
    bool m_isWhole = true;
    qsizetype m_walked = 0;
    QElapsedTimer m_clock;
    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<SessionStore> m_store;
    std::unique_ptr<StripeClient> m_client;
    std::unique_ptr<SessionFeed> m_feed;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("What loading a whole history takes at Stripe's rate limit."));
    parser.addHelpOption();
    const QCommandLineOption sessions(QStringLiteral("sessions"), QStringLiteral("How many sessions."),
                                      QStringLiteral("count"), QStringLiteral("100000"));
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("How often each."),
                                  QStringLiteral("count"), QStringLiteral("3"));
    const QCommandLineOption out(QStringLiteral("out"), QStringLiteral("Write the figures here, too."),
                                 QStringLiteral("file"));
    parser.addOptions({sessions, runs, out});
    parser.process(application);
    Bench bench(parser.value(sessions).toInt(), std::max(1, parser.value(runs).toInt()), parser.value(out));
    QMetaObject::invokeMethod(
        &bench, [&bench] { bench.next(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
