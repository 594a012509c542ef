// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/AccountMemory.h"
#include "sessions/EventFeed.h"
#include "sessions/Reconcile.h"
#include "sessions/SessionFollower.h"
#include "stripe/ReadBudget.h"
#include "support/DeskOnSandbox.h"

/// One run of a desk that remembers, without its window: it starts from what is kept in the directory, and is
/// over when this is gone.
struct RememberingDesk {
    RememberingDesk(const QUrl& stripe, const QString& directory,
                    const StripeTiming& timing = DeskOnSandbox::quickTiming())
        : client(stripe, timing)
        , feed(client, store)
        , budget([this] { return client.now(); })
        , follower(client, store)
        , events(client, store, follower, budget)
        , reconcile(client, store, budget)
        , changed(store)
        , memory(directory.isEmpty() ? std::nullopt : std::optional(CacheDirectory(directory)),
                 {store, feed, events, reconcile, changed}, [this] { return client.now(); }) {
        client.setKey(ApiKey::fromText(QLatin1StringView(SandboxProcess::sensitiveAll)));
        feed.setReconnectDelay(std::chrono::milliseconds(50));
        constexpr std::chrono::hours never{1};
        events.setTiming({never, never, never, never, never, never});
        QObject::connect(&feed, &SessionFeed::changed, &events, [this] {
            const std::optional<Coverage::Range> loaded = feed.coverage().extent();
            events.setLoadedFrom(loaded ? std::optional(loaded->from) : std::nullopt);
        });
        QObject::connect(&memory, &AccountMemory::ready, &feed, [this] {
            rowsFromBefore = store.size();
            coverageFromBefore = feed.coverage();
            if (!asksStripe)
                return;
            feed.refresh();
            events.start(memory.eventsReadBefore());
        });
    }
    ~RememberingDesk() { memory.close(); }

    void open() {
        if (const QByteArray mark = client.key()->mark(); !memory.openNoted(mark))
            memory.open(mark, account, false);
        else if (!memory.confirm(account, false))
            memory.open(mark, account, false);
    }

    StripeClient client;
    SessionStore store;
    SessionFeed feed;
    ReadBudget budget;
    SessionFollower follower;
    EventFeed events;
    Reconcile reconcile;
    ChangedSessions changed;
    AccountMemory memory;
    QString account = QStringLiteral("acct_1");
    bool asksStripe = true;
    Row rowsFromBefore = 0; ///< When everything kept was back.
    Coverage coverageFromBefore;
};
