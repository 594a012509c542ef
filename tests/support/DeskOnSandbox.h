// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionFeed.h"
#include "store/SessionStore.h"
#include "stripe/StripeClient.h"
#include "support/SandboxProcess.h"

#include <functional>

/// What every room above models/store stands on, with a sandbox under it and no patience lost: retries wait
/// milliseconds, and nothing is paced.
struct DeskOnSandbox {
    explicit DeskOnSandbox(const QStringList& arguments = {}, const char* key = SandboxProcess::sensitiveAll)
        : sandbox(arguments)
        , client(sandbox.url(), quickTiming())
        , feed(client, store) {
        client.setKey(ApiKey::fromText(QLatin1StringView(key)));
        feed.setReconnectDelay(std::chrono::milliseconds(50));
    }

    static StripeTiming quickTiming() {
        StripeTiming timing;
        timing.requestsPerSecond = 10'000;
        timing.burst = 10'000;
        timing.firstRetryDelay = std::chrono::milliseconds(1);
        timing.longestRetryDelay = std::chrono::milliseconds(5);
        timing.readTimeout = std::chrono::milliseconds(3'000);
        timing.writeTimeout = std::chrono::milliseconds(3'000);
        return timing;
    }

    using Wanted = std::function<bool(const VerificationSession&)>;

    /// The newest loaded session that is wanted; an empty id when there is none.
    SessionId firstLoaded(const Wanted& wanted) const {
        for (Row row = 0; row < store.size(); ++row) {
            const VerificationSession session = store.session(row);
            if (wanted(session))
                return session.id;
        }
        return {};
    }
    SessionId firstLoaded(Outcome outcome) const {
        return firstLoaded([outcome](const VerificationSession& session) {
            return outcomeOf(session) == outcome && !session.isRedactionRequested();
        });
    }
    VerificationSession loaded(const SessionId& id) const { return store.session(*store.rowOf(id)); }

    SandboxProcess sandbox;
    StripeClient client;
    SessionStore store;
    SessionFeed feed;
};
