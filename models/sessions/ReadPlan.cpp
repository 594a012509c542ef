// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReadPlan.h"

#include <algorithm>
#include <limits>

namespace {

constexpr std::int64_t pageSize = 100;

/// Of the sessions wanted, in order of time: how many sessions are known up to each of them, from the first on.
std::vector<std::int64_t> knownUpTo(const std::vector<ReadPlan::Wanted>& wanted,
                                    std::span<const std::int64_t> known) {
    std::vector<std::int64_t> count(wanted.size(), 0);
    const std::int64_t first = wanted.front().created;
    const std::int64_t last = wanted.back().created;
    for (const std::int64_t created : known) {
        if (created < first || created > last)
            continue;
        const auto at = std::ranges::lower_bound(wanted, created, {}, &ReadPlan::Wanted::created);
        ++count[static_cast<std::size_t>(at - wanted.begin())];
    }
    for (std::size_t i = 1; i < count.size(); ++i)
        count[i] += count[i - 1];
    return count;
}

struct Piece {
    int first = 0; ///< Where the piece that ends here begins.
    int cost = 0;  ///< Of it and everything before it.
};

/// Cuts the row of sessions into pieces so that the pages of all of them are fewest. Looking back further than
/// some hundred sessions never paid in what was tried, and would take long for thousands.
std::vector<Piece> cheapestPieces(const std::vector<std::int64_t>& upTo) {
    constexpr int farthest = 400;
    std::vector<Piece> best(upTo.size());
    for (int last = 0; last < static_cast<int>(upTo.size()); ++last) {
        Piece& piece = best[static_cast<std::size_t>(last)];
        piece.cost = std::numeric_limits<int>::max();
        for (int first = last; first >= std::max(0, last - farthest); --first) {
            const std::int64_t before = first == 0 ? 0 : upTo[static_cast<std::size_t>(first) - 1];
            const std::int64_t sessions = upTo[static_cast<std::size_t>(last)] - before;
            const int pages = first == last ? 1 : static_cast<int>(sessions / pageSize) + 1;
            const int cost = pages + (first == 0 ? 0 : best[static_cast<std::size_t>(first) - 1].cost);
            if (cost < piece.cost)
                piece = {first, cost};
        }
    }
    return best;
}

ReadPlan cheapestPlan(std::vector<ReadPlan::Wanted> wanted, std::span<const std::int64_t> known) {
    ReadPlan plan;
    if (wanted.empty())
        return plan;
    std::ranges::stable_sort(wanted, {}, &ReadPlan::Wanted::created);
    const std::vector<Piece> pieces = cheapestPieces(knownUpTo(wanted, known));
    plan.price = pieces.back().cost;
    for (int last = static_cast<int>(wanted.size()) - 1; last >= 0;) {
        const int first = pieces[static_cast<std::size_t>(last)].first;
        if (first == last) {
            plan.single << wanted[static_cast<std::size_t>(last)].id;
        } else {
            // Newest first, as the list is read.
            plan.stretches.push_back({wanted[static_cast<std::size_t>(first)].created,
                                      wanted[static_cast<std::size_t>(last)].created + 1});
            for (int i = first; i <= last; ++i)
                plan.inStretches << wanted[static_cast<std::size_t>(i)].id;
        }
        last = first - 1;
    }
    return plan;
}

} // namespace

ReadPlan planReads(std::vector<ReadPlan::Wanted> wanted, std::span<const std::int64_t> known,
                   int mostRequests) {
    ReadPlan plan = cheapestPlan(wanted, known);
    while (plan.price > mostRequests && wanted.size() > 1) {
        wanted.resize(std::max<std::size_t>(1, wanted.size() / 2));
        plan = cheapestPlan(wanted, known);
    }
    return plan;
}
