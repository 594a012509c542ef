// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sandbox {

/// What is answered to a client that sends no Stripe-Version.
QByteArray defaultApiVersion();

/// Throws Stripe's 400 for a Stripe-Version header that names no version. An empty one is no header.
void requireApiVersion(const QByteArray& header);

} // namespace sandbox
