// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"
#include "Page.h"
#include "Settings.h"

namespace sandbox {

/// `/v1/events`: each change of a session's status, 30 days back. The list may lag behind the sessions.
class EventApi {
public:
    EventApi(const World& world, const Settings& settings)
        : m_world(world)
        , m_settings(settings) {}

    QByteArray list(const Call& call) const;
    QByteArray retrieve(const Call& call) const;

private:
    struct Filter {
        /// Names, or beginnings that end in `*`. Empty: every type.
        QList<QByteArray> types;
        /// Every event was delivered, so asking for the others finds none.
        bool undeliveredOnly = false;
    };

    Filter readFilter(Parameters& parameters) const;
    bool isLate(const EventRef& event) const;
    bool matches(const Filter& filter, const EventRef& event) const;
    EventRef cursor(const QByteArray& id, const QByteArray& param) const;
    std::optional<EventRef> find(const QByteArray& id) const;
    void write(JsonWriter& json, const EventRef& event, bool livemode) const;

    const World& m_world;
    const Settings& m_settings;
};

} // namespace sandbox
