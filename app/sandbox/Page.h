// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "JsonWriter.h"
#include "Parameters.h"

#include <functional>

namespace sandbox {

/// Later than any created, and far enough from the type's end to be counted with.
inline constexpr qint64 kEndOfTime = 2'000'000'000'000;

/// Which part of a list is asked for. At most one of the cursors is set.
struct PageQuery {
    int limit = 10;
    std::optional<QByteArray> startingAfter;
    std::optional<QByteArray> endingBefore;
    /// Unix seconds: the first that counts and the first that does not any more.
    qint64 createdFrom = 0;
    qint64 createdBefore = kEndOfTime;
};

/// Reads limit, cursors and created, and throws a Refusal as Stripe refuses them.
PageQuery readPageQuery(Parameters& parameters);

/// Stripe's list object around what `data` writes.
QByteArray listObject(const QByteArray& url, bool hasMore, qsizetype expectedSize,
                      const std::function<void(JsonWriter&)>& data);

} // namespace sandbox
