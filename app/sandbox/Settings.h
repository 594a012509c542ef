// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Expansion.h"

namespace sandbox {

/// What the command line sets and `POST /sandbox/options` changes while the sandbox runs.
struct Settings {
    qint64 redactionDelay = 20;
    int latencyMs = 0;
    /// Requests a second and endpoint; 0 is no limit.
    int rate = 0;
    bool livemode = false;
    SensitiveRefusal sensitiveRefusal = SensitiveRefusal::Mixed;
    /// Stripe's words suggest that `.redacted` events only reach endpoints that subscribe to them by name, so
    /// the list leaves them out unless this is set.
    bool listRedactedEvents = false;
    /// Seconds from an event's moment until the list shows it, for every other session: Stripe's list is
    /// consistent only in the end.
    qint64 eventDelay = 0;
};

} // namespace sandbox
