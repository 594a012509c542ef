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
    /// Stripe documents `.redacted` as an event like the others, but says that only webhook endpoints that
    /// subscribe to it by name receive it. Whether an account without such an endpoint finds it in its list
    /// is not confirmed: without this the list leaves it out.
    bool listRedactedEvents = true;
    /// Seconds from an event's moment until the list shows it, for every other session: Stripe's list is
    /// consistent only in the end.
    qint64 eventDelay = 0;
};

} // namespace sandbox
