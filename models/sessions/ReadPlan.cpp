// SPDX-License-Identifier: Apache-2.0
#include "sessions/ReadPlan.h"

#include <algorithm>
#include <limits>

namespace {

constexpr std::int64_t pageSize = 100;
/// Seconds: of a new session only its event's time is known, which may be a moment off.
constexpr std::int64_t aside = 1;

/// How many sessions are known about each of those wanted, which are in order of time.
struct Neighbours {
    std::vector<std::int64_t> upTo; ///< From the first wanted up to this one's second, that included.
    std::vector<std::int64_t> at;   ///< In this one's second.

    std::int64_t between(std::size_t first, std::size_t last) const {
        return upTo[last] - upTo[first] + at[first];
    }
};

Neighbours neighboursOf(const std::vector<ReadPlan::Wanted>& wanted, std::span<const std::int64_t> known) {
    Neighbours count{std::vector<std::int64_t>(wanted.size()), std::vector<std::int64_t>(wanted.size())};
    const std::int64_t first = wanted.front().created;
    const std::int64_t last = wanted.back().created;
    for (const std::int64_t created : known) {
        if (created < first || created > last)
            continue;
        const auto found = std::ranges::lower_bound(wanted, created, {}, &ReadPlan::Wanted::created);
        const auto i = static_cast<std::size_t>(found - wanted.begin());
        ++count.upTo[i];
        if (found->created == created)
            ++count.at[i];
    }
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        count.upTo[i] += count.upTo[i - 1];
        if (wanted[i].created == wanted[i - 1].created)
            count.at[i] = count.at[i - 1];
    }
    return count;
}

struct Piece {
    int first = 0; ///< Where the piece that ends here begins.
    int cost = 0;  ///< Of it and everything before it.
};

/// Cuts the row of sessions into pieces so that the pages of all of them are fewest. Looking back further
/// than some hundred sessions never paid in what was tried, and would take long for thousands.
std::vector<Piece> cheapestPieces(const Neighbours& neighbours, const std::vector<int>& stretch) {
    constexpr int farthest = 400;
    std::vector<Piece> best(neighbours.upTo.size());
    for (int last = 0; last < static_cast<int>(best.size()); ++last) {
        Piece& piece = best[static_cast<std::size_t>(last)];
        piece.cost = std::numeric_limits<int>::max();
        for (int first = last; first >= std::max(0, last - farthest); --first) {
            if (stretch[static_cast<std::size_t>(first)] != stretch[static_cast<std::size_t>(last)])
                break;
            const std::int64_t sessions =
                neighbours.between(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
            const int pages = first == last ? 1 : static_cast<int>(sessions / pageSize) + 1;
            const int cost = pages + (first == 0 ? 0 : best[static_cast<std::size_t>(first) - 1].cost);
            if (cost < piece.cost)
                piece = {first, cost};
        }
    }
    return best;
}

/// For each session, in order of time, a number that is the same as its older neighbour's where everything
/// between the two is known.
std::vector<int> stretchesOf(const std::vector<ReadPlan::Wanted>& wanted,
                             const std::optional<Coverage>& coverage) {
    std::vector<int> numbers(wanted.size());
    if (!coverage)
        return numbers;
    const std::int64_t top =
        coverage->isEmpty() ? std::numeric_limits<std::int64_t>::max() : coverage->extent()->before;
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        const std::int64_t from = wanted[i - 1].created - aside;
        const std::int64_t before = std::min(top, wanted[i].created + 1 + aside);
        const bool isKnown = !coverage->isEmpty() && (from >= before || coverage->covers({from, before}));
        numbers[i] = numbers[i - 1] + (isKnown ? 0 : 1);
    }
    return numbers;
}

ReadPlan cheapestPlan(std::vector<ReadPlan::Wanted> wanted, std::span<const std::int64_t> known,
                      const std::optional<Coverage>& coverage) {
    ReadPlan plan;
    if (wanted.empty())
        return plan;
    std::ranges::stable_sort(wanted, {}, &ReadPlan::Wanted::created);
    const std::vector<Piece> pieces =
        cheapestPieces(neighboursOf(wanted, known), stretchesOf(wanted, coverage));
    plan.price = pieces.back().cost;
    for (int last = static_cast<int>(wanted.size()) - 1; last >= 0;) {
        const int first = pieces[static_cast<std::size_t>(last)].first;
        if (first == last) {
            plan.single << wanted[static_cast<std::size_t>(last)].id;
        } else {
            // Newest first, as the list is read.
            plan.stretches.push_back({wanted[static_cast<std::size_t>(first)].created - aside,
                                      wanted[static_cast<std::size_t>(last)].created + 1 + aside});
            for (int i = first; i <= last; ++i)
                plan.inStretches << wanted[static_cast<std::size_t>(i)].id;
        }
        last = first - 1;
    }
    return plan;
}

} // namespace

ReadPlan planReads(std::vector<ReadPlan::Wanted> wanted, std::span<const std::int64_t> known,
                   int mostRequests, const std::optional<Coverage>& coverage) {
    ReadPlan plan = cheapestPlan(wanted, known, coverage);
    while (plan.price > mostRequests && wanted.size() > 1) {
        wanted.resize(std::max<std::size_t>(1, wanted.size() / 2));
        plan = cheapestPlan(wanted, known, coverage);
    }
    return plan;
}
