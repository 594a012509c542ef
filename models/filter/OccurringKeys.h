// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <QStringList>

class SessionStore;

/// The keys of metadata that some thousand of the sessions have, the most frequent first; no values.
QStringList occurringMetadataKeys(const SessionStore& store);
/// The verification flows of all sessions.
QStringList occurringFlows(const SessionStore& store);
/// Looks a typed word up among Stripe's words that sessions of the store have, in any case of its letters.
/// The store must outlive the function.
OccurringWord occurringWordsOf(const SessionStore& store);
