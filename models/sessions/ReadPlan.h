// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/Ids.h"
#include "store/Coverage.h"

#include <QList>

#include <functional>
#include <optional>
#include <span>
#include <vector>

/// How sessions that changed are read again with the fewest requests: one by one, or by listing stretches of
/// time again in which several of them lie close together.
struct ReadPlan {
    struct Wanted {
        SessionId id;
        std::int64_t created = 0; ///< Unix seconds.
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    QList<SessionId> single;
    std::vector<TimeRange> stretches; ///< Both ends set.
    QList<SessionId> inStretches;
    int price = 0; ///< Requests, at most as far as the app knows what lies in the stretches.
};

/// What is complete at this moment.
using CoverageNow = std::function<Coverage()>;

/// The cheapest plan, or close to it where there are very many. `known` are the times of all sessions that
/// are known, in any order: a stretch costs a request for each page of a hundred of them. No order of
/// `wanted` is presumed; those in front are taken first when the plan may not cost more than `mostRequests`,
/// and the others wait for the next one.
///
/// What lies in a stretch is known only where it is complete: with `coverage`, no stretch reaches over time
/// that is not, and a session that is loaded all by itself is read by its id. Above the newest that was
/// listed, the events tell of every session.
ReadPlan planReads(std::vector<ReadPlan::Wanted> wanted, std::span<const std::int64_t> known,
                   int mostRequests, const std::optional<Coverage>& coverage = {});
