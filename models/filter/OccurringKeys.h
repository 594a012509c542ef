// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class SessionStore;

/// The keys of metadata that some thousand of the sessions have, the most frequent first; no values.
QStringList occurringMetadataKeys(const SessionStore& store);
/// The verification flows of all sessions.
QStringList occurringFlows(const SessionStore& store);
