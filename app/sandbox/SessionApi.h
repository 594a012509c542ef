// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"
#include "Page.h"
#include "Settings.h"

namespace sandbox {

/// `/v1/identity/verification_sessions`: reading.
class SessionApi {
public:
    SessionApi(World& world, const Settings& settings)
        : m_world(world)
        , m_settings(settings) {}

    QByteArray list(const Call& call) const;
    QByteArray retrieve(const Call& call) const;

private:
    World& m_world;
    const Settings& m_settings;
};

/// `/v1/identity/verification_sessions`: what changes the world.
class SessionActions {
public:
    SessionActions(World& world, const Settings& settings)
        : m_world(world)
        , m_settings(settings) {}

    QByteArray create(const Call& call);
    /// Only metadata, options, provided details and type, and never of a redacted session.
    QByteArray update(const Call& call);
    /// Only from requires_input; a no-op on a canceled session.
    QByteArray cancel(const Call& call);
    /// From anything but processing. Stripe does not document what a second redaction answers: here it is
    /// refused.
    QByteArray redact(const Call& call);

private:
    QByteArray shown(const Call& call, const Expansion& expansion, quint64 number) const;

    World& m_world;
    const Settings& m_settings;
};

/// The session that the path names; throws a 404 when there is none.
quint64 sessionInPath(const World& world, const Call& call);

} // namespace sandbox
