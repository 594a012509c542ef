// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Message.h"

class QTcpSocket;

namespace sandbox {

/// Writes a reply to the socket after `delayMs`, whole or spoilt as it asks for. A client that leaves
/// meanwhile takes its reply with it: everything that is still to be written hangs on the socket's life.
void deliver(QTcpSocket* socket, const Reply& reply, int delayMs, bool closeAfterwards);

} // namespace sandbox
