// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/SealKey.h"
#include "store/SessionReferences.h"

/// What a session's references are on the disk: CBOR, sealed, and bound to its id.
QByteArray sealedReferences(const KnownReferences& known, const SealKey& key);
/// Nothing when it is not the box of this session, or not of this key.
std::optional<SessionReferences> openedReferences(std::string_view box, std::string_view id,
                                                  const SealKey& key);
