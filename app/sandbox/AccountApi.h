// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Call.h"

namespace sandbox {

/// `/v1/account`: whose key it is. Like Stripe's, the object has no livemode.
QByteArray accountObject(const World& world, const Call& call);

} // namespace sandbox
