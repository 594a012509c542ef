// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/StringSessions.h"
#include "store/SessionStore.h"

#include <QUrl>

/// The newest sessions of a sandbox, in the desk's store and, if wanted, as structs of QStrings from the same
/// pages. Runs an event loop until they are there; false, with a word on stderr, when they cannot be had.
bool loadFromSandbox(const QUrl& sandbox, int sessions, SessionStore& store,
                     std::vector<StringSession>* strings = nullptr);
