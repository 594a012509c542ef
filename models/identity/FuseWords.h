// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SensitiveFuse.h"

#include <QString>

// How long a key can still read a session's sensitive values, in words. `now` in unix seconds by Stripe's
// clock.

/// "for 3 h 12 min more", "no longer with this key: 48 hours have passed", "nothing yet: there is no report".
/// Empty where it is not known or
/// there is no end.
QString fuseText(const SensitiveFuse& fuse, std::int64_t now);
/// For a cell of the list: "at least 3 h", "perhaps no longer", "no end". Empty where it is not known or
/// there is nothing to read.
QString shortFuseText(const SensitiveFuse& fuse, std::int64_t now);
