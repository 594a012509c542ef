// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QObject;
class SessionTableModel;

/// Calls `then` once the rows on show are the whole answer to the filter and the order that were set last: at
/// once, or when what is still being worked out is known. Until then a large account shows the first rows of
/// the answer, or those from before it. Only while `context` lives.
void whenListIsWhole(const SessionTableModel& table, QObject* context, std::function<void()> then);
