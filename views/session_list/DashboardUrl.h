// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QUrl>

/// The session's page in Stripe's own dashboard, where what the API cannot do is done: overriding a status,
/// the blocklist, insights. (The path is what the dashboard shows today; Stripe documents none.)
QUrl dashboardUrl(const SessionId& id, bool live);
