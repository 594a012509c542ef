// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Expansion.h"
#include "JsonWriter.h"
#include "World.h"

namespace sandbox {

/// How objects are shown to one request.
struct View {
    const World& world;
    const Expansion& expansion;
    bool livemode = false;
};

/// A session as it was after `steps` of its steps. Events show the past, everything else what the clock has
/// reached.
struct SessionMoment {
    Session session;
    int steps = 0;
    SessionState state;
    /// Whether its personal data is gone by now, which also reaches into old events.
    bool erased = false;
    /// Whether metadata and the like are gone, which happens as soon as redaction is asked for.
    bool redacting = false;
};

SessionMoment momentNow(const World& world, quint64 number);
SessionMoment momentAfter(const World& world, quint64 number, int steps);

/// Writes the session object; in lists and on its own `key` is empty.
void writeSession(JsonWriter& json, QByteArrayView key, const View& view, const SessionMoment& moment);
/// Writes the report of the attempt with this index, which must be decided.
void writeReport(JsonWriter& json, QByteArrayView key, const View& view, const SessionMoment& moment,
                 int attempt);

/// Session and attempt of a report's id, if the account has such a report by now.
std::optional<std::pair<quint64, int>> findReport(const World& world, QByteArrayView id);

} // namespace sandbox
