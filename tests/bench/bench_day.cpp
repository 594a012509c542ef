// SPDX-License-Identifier: Apache-2.0
// What a day of a fresh desk costs: eight hours, three hundred changes, the desk open all day. The desk's own
// classes ask a real sandbox over HTTP; every clock runs a thousand times faster, the sandbox's by
// --clock-speed and the desk's by intervals of a thousandth, so that the day takes half a minute. The reads
// are counted from the sandbox's log.
//
// The day: seven hours that each have two stretches behind other windows and two with hands on the desk, 75
// minutes of these in all (--in-use: fifty sessions at ninety seconds each), and one hour in which nobody can
// see the window. Six times a reviewer opens a session that is in processing and waits for it. Opening
// sessions and reading their reports is work, not freshness, and is in neither figure.
//
// Against it: asking for the first page each minute, which is 480 reads and sees no change further down.
#include "sessions/EventFeed.h"
#include "sessions/SessionFollower.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <random>
#include <vector>

namespace {

constexpr int speed = 1'000;
constexpr std::int64_t minute = 60;
constexpr std::int64_t dayLength = 8 * 60 * minute;
constexpr int sessionCount = 100; ///< Each is created, submitted and decided: three changes.
constexpr int polledReads = 480;

const QString sessionsPath = QStringLiteral("/v1/identity/verification_sessions");

using Real = std::chrono::milliseconds;

Real scaled(std::int64_t seconds) {
    return Real(seconds * 1'000 / speed);
}

int stepOf(Outcome outcome) {
    return outcome == Outcome::NeverSubmitted ? 0 : outcome == Outcome::Processing ? 1 : 2;
}

/// A session's day, in seconds from its start.
struct Life {
    std::int64_t created = 0;
    std::int64_t submitted = 0;
    std::int64_t decided = 0;
    bool isWatched = false;
};

/// `inUse` minutes of the day, in fourteen stretches.
std::vector<std::pair<std::int64_t, Attention>> attentions(int inUse) {
    const std::int64_t used = inUse * minute / 14;
    const std::int64_t aside = 30 * minute - used;
    std::vector<std::pair<std::int64_t, Attention>> starts;
    for (std::int64_t half = 0; half < 16; ++half) {
        const std::int64_t at = half * 30 * minute;
        if (half == 8 || half == 9) {
            starts.emplace_back(at, Attention::Away);
            continue;
        }
        starts.emplace_back(at, Attention::Background);
        starts.emplace_back(at + aside, Attention::InUse);
    }
    return starts;
}

/// The desk, its day, and what is measured of it.
class Day : public QObject {
public:
    explicit Day(int inUse)
        : m_inUse(inUse)
        , m_desk({QStringLiteral("--sessions"), QStringLiteral("400"), QStringLiteral("--clock-speed"),
                  QString::number(speed)})
        , m_budget([this] { return m_desk.client.now(); })
        , m_follower(m_desk.client, m_desk.store)
        , m_events(m_desk.client, m_desk.store, m_follower, m_budget) {
        const EventTiming usual;
        const auto fast = [](EventTiming::Time time) { return time / speed; };
        m_events.setTiming({fast(usual.inUse), fast(usual.background), fast(usual.longestBackground),
                            fast(usual.firstRetry), fast(usual.longestRetry), fast(usual.longestBackOff)});
        m_follower.setIntervals(scaled(10), scaled(300), SessionFollower::usualLongestCheck / speed);
        m_events.setOnScreen([this] { return newest(); });
        connect(&m_desk.client, &StripeClient::readSent, &m_budget, &ReadBudget::count);
        connect(&m_desk.store, &SessionStore::merged, this, &Day::look);
        connect(&m_desk.feed, &SessionFeed::changed, this, &Day::begin);
        m_desk.feed.start(SessionFeed::everything);
    }

private:
    struct Change {
        SessionId id;
        Outcome to = Outcome::Unknown;
        std::int64_t at = 0;
        bool isOpen = false;
        bool madeInUse = false;
    };

    std::int64_t now() const { return m_clock.elapsed() * speed / 1'000; }
    void at(std::int64_t second, const std::function<void()>& what) {
        QTimer::singleShot(scaled(second), Qt::PreciseTimer, this, what);
    }

    /// What a list of the newest shows.
    QList<SessionId> newest() const {
        const Row rows = m_desk.store.size();
        QList<SessionId> ids;
        for (Row row = rows - std::min<Row>(rows, 25); row < rows; ++row)
            ids << m_desk.store.session(row).id;
        return ids;
    }

    void begin() {
        if (m_desk.feed.state() != SessionFeed::State::Complete || m_clock.isValid())
            return;
        m_clock.start();
        m_desk.sandbox.clearLog();
        m_events.start();
        m_events.setLoadedFrom(m_desk.feed.coverage().extent()->from);
        for (const auto& [second, attention] : attentions(m_inUse))
            at(second, [this, attention = attention] { setAttention(attention); });
        planLives();
        at(dayLength, [this] { finish(); });
    }

    void planLives() {
        std::mt19937 dice(20);
        const auto roll = [&dice](std::int64_t low, std::int64_t high) {
            return std::uniform_int_distribution<std::int64_t>(low, high)(dice);
        };
        const std::int64_t latest = dayLength - 20 * minute;
        for (int i = 0; i < sessionCount; ++i) {
            Life life;
            life.created = roll(minute, latest);
            life.submitted = life.created + roll(2 * minute, 8 * minute);
            life.decided = life.submitted + roll(30, 100);
            // A watched one is submitted and decided while the desk is in use.
            const std::int64_t hour = i / 16;
            life.isWatched = i % 16 == 0 && hour != 4;
            if (life.isWatched) {
                const std::int64_t used = (hour * 60 + 30) * minute - m_inUse * minute / 14;
                life.created = used - 5 * minute;
                life.submitted = used + 20;
                life.decided = life.submitted + roll(60, 100);
            }
            live(life);
        }
    }

    void live(const Life& life) {
        const auto id = std::make_shared<SessionId>();
        at(life.created, [this, id] {
            const QJsonDocument made = m_desk.sandbox.request(
                "POST", sessionsPath, {{QStringLiteral("type"), QStringLiteral("document")}});
            *id = SessionId::fromText(made[QStringLiteral("id")].toString()).value_or(SessionId());
            note(*id, Outcome::NeverSubmitted, false);
        });
        at(life.submitted, [this, id] {
            m_desk.sandbox.submit(id->text(), QStringLiteral("processing"));
            note(*id, Outcome::Processing, false);
        });
        if (life.isWatched) // Its reviewer opens it as soon as it is seen to be in processing.
            m_watched << id;
        at(life.decided, [this, id, isOpen = life.isWatched] {
            m_desk.sandbox.submit(id->text(), QStringLiteral("verified"));
            note(*id, Outcome::Verified, isOpen && m_follower.isFollowing(*id));
        });
    }

    void note(const SessionId& id, Outcome to, bool isOpen) {
        ++m_changes;
        m_waiting.push_back({id, to, now(), isOpen, m_attention == Attention::InUse});
    }

    void setAttention(Attention attention) {
        if (attention == Attention::InUse)
            m_returned = now();
        if (m_attention == Attention::Away)
            m_visible = now();
        m_attention = attention;
        m_events.setAttention(attention);
        m_follower.setPaused(attention != Attention::InUse);
    }

    /// A change is seen when it is on the desk while somebody looks.
    void look() {
        for (const auto& id : m_watched)
            m_follower.follow(*id);
        std::erase_if(m_waiting, [this](const Change& change) {
            const std::optional<Row> row = m_desk.store.rowOf(change.id);
            if (!row)
                return false;
            if (stepOf(m_desk.store.classOf(*row).outcome) < stepOf(change.to))
                return false;
            if (m_attention == Attention::InUse) {
                const std::int64_t wait = now() - std::max(change.at, m_returned);
                (change.isOpen ? m_openWaits : change.madeInUse ? m_waits : m_returnWaits).push_back(wait);
            } else {
                m_backgroundWaits.push_back(now() - std::max(change.at, m_visible));
            }
            return true;
        });
    }

    static QString worst(std::vector<std::int64_t>& waits) {
        if (waits.empty())
            return QStringLiteral("none");
        std::ranges::sort(waits);
        return QStringLiteral("median %1 s, worst %2 s, of %3")
            .arg(waits[waits.size() / 2])
            .arg(waits.back())
            .arg(waits.size());
    }

    void finish() {
        look();
        int reads = 0;
        for (const QJsonValue& entry : m_desk.sandbox.log())
            reads += entry[QStringLiteral("method")].toString() == u"GET" ? 1 : 0;
        const ReadCounts counts = m_budget.monthByPurpose();
        const auto counted = [&counts](ReadPurpose purpose) {
            return counts[static_cast<std::size_t>(purpose)];
        };
        QTextStream out(stdout);
        out << "changes: " << m_changes << ", not seen at the day's end: " << m_waiting.size() << '\n'
            << "reads (the sandbox's log): " << reads << " of " << polledReads << ", "
            << reads * 100 / polledReads << " %\n"
            << "  events " << counted(ReadPurpose::Events) << ", sessions " << counted(ReadPurpose::Session)
            << '\n'
            << "on screen, desk in use: " << worst(m_waits) << '\n'
            << "after coming back: " << worst(m_returnWaits) << '\n'
            << "in the background: " << worst(m_backgroundWaits) << '\n'
            << "the open session: " << worst(m_openWaits) << '\n';
        QCoreApplication::quit();
    }

    int m_inUse;
    DeskOnSandbox m_desk;
    ReadBudget m_budget;
    SessionFollower m_follower;
    EventFeed m_events;
    QElapsedTimer m_clock;
    Attention m_attention = Attention::InUse;
    std::int64_t m_returned = 0;
    std::int64_t m_visible = 0;
    int m_changes = 0;
    std::vector<Change> m_waiting;
    QList<std::shared_ptr<SessionId>> m_watched;
    std::vector<std::int64_t> m_waits;
    std::vector<std::int64_t> m_returnWaits;
    std::vector<std::int64_t> m_backgroundWaits;
    std::vector<std::int64_t> m_openWaits;
};

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption inUse(QStringLiteral("in-use"), QStringLiteral("Hands on the desk."),
                                   QStringLiteral("minutes"), QStringLiteral("75"));
    parser.addOption(inUse);
    parser.process(application);
    const Day day(std::clamp(parser.value(inUse).toInt(), 60, 400));
    return QCoreApplication::exec();
}
