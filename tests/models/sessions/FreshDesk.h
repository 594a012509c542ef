// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/EventFeed.h"
#include "sessions/SessionFollower.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

/// A desk that keeps itself fresh. It asks when it is told to, unless a test gives it a rhythm.
struct FreshDesk : DeskOnSandbox {
    explicit FreshDesk(const QStringList& arguments = {}, Row loaded = 200)
        : DeskOnSandbox(arguments)
        , budget([this] { return client.now(); })
        , follower(client, store)
        , events(client, store, follower, budget) {
        QObject::connect(&client, &StripeClient::readSent, &budget, &ReadBudget::count);
        QObject::connect(&feed, &SessionFeed::changed, &events,
                         [this] { events.setLoadedFrom(loadedFrom()); });
        constexpr std::chrono::hours never{1};
        events.setTiming({never, never, never, never, never, never});
        follower.setIntervals(never, never);
        feed.start(loaded);
        [this] { QTRY_COMPARE(feed.state(), SessionFeed::State::Idle); }();
        events.start();
        [this] { QTRY_COMPARE(events.state(), EventFeed::State::Waiting); }();
        events.setLoadedFrom(loadedFrom());
        sandbox.clearLog();
    }

    std::optional<std::int64_t> loadedFrom() const {
        const std::optional<Coverage::Range> loaded = feed.coverage().extent();
        return loaded ? std::optional(loaded->from) : std::nullopt;
    }

    void ask() {
        events.askNow();
        [this] { QTRY_COMPARE(events.state(), EventFeed::State::Waiting); }();
    }
    /// How often the sandbox was asked for a path since its log was cleared.
    int asked(const QString& path) {
        int count = 0;
        for (const QJsonValue& entry : sandbox.log())
            count += entry[QStringLiteral("path")].toString() == path ? 1 : 0;
        return count;
    }
    int reads() { return static_cast<int>(sandbox.log().size()); }
    /// Sessions that differ from what the sandbox says, or are missing here, among its newest `count`.
    int differences(int count) {
        int wrong = 0;
        QString after;
        for (int page = 0; page < (count + 99) / 100; ++page) {
            const QJsonDocument list = sandbox.request(
                "GET", QStringLiteral("/v1/identity/verification_sessions?limit=100") + after);
            for (const QJsonValue& one : list[QStringLiteral("data")].toArray()) {
                const auto id = SessionId::fromText(one[QStringLiteral("id")].toString());
                const auto row = store.rowOf(*id);
                wrong +=
                    row && store.session(*row).status.wireWord() == one[QStringLiteral("status")].toString()
                        ? 0
                        : 1;
                after = QStringLiteral("&starting_after=") + id->text();
            }
        }
        return wrong;
    }

    ReadBudget budget;
    SessionFollower follower;
    EventFeed events;
};

inline const QStringList account{QStringLiteral("--sessions"), QStringLiteral("1000")};
inline const QString eventsPath = QStringLiteral("/v1/events");
inline const QString listPath = QStringLiteral("/v1/identity/verification_sessions");
