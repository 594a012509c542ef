// SPDX-License-Identifier: Apache-2.0
#include "sessions/UnknownDetails.h"

#include "filter/FieldTraits.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

namespace {

constexpr std::int64_t day = 86'400;
constexpr int pageSize = 100;

struct Day {
    Row sessions = 0;
    Row outlines = 0;
};

Known neededBy(const Condition& condition) {
    Known needed = traitsOf(condition.field).needs;
    for (const SessionFilter& filter : condition.anyOf)
        needed = std::max(needed, neededBy(filter));
    return needed;
}

/// Of a session whose redaction was asked for there are no references to be known.
bool isLess(const SessionClass& of, Known than) {
    return of.known < than && (than == Known::Whole || of.redaction == 0);
}

/// Of how many sessions less is known.
Row lessKnown(const SessionStore& store, Known than) {
    Row count = 0;
    const auto classes = store.classes();
    const auto populations = store.populations();
    for (std::size_t number = 0; number < classes.size(); ++number)
        if (isLess(classes[number], than))
            count += populations[number];
    return count;
}

/// Above the newest session that was listed, the events have told of every one.
Coverage withWhatEventsTell(Coverage coverage) {
    constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
    if (!coverage.isEmpty())
        coverage.add({coverage.extent()->before, ever}, ever);
    return coverage;
}

/// `ranges` are in order and apart. Of a million sessions all are asked about.
bool isWithin(const std::vector<Coverage::Range>& ranges, std::int64_t moment) {
    const auto next = std::ranges::upper_bound(ranges, moment, {}, &Coverage::Range::from);
    return next != ranges.begin() && moment < std::prev(next)->before;
}

/// A range costs one request more for each part of it.
void keepToWhatIsComplete(const Coverage& complete, UnknownDetails& unknown) {
    std::vector<Coverage::Range> parts;
    for (const Coverage::Range& range : std::exchange(unknown.ranges, {})) {
        const std::vector<Coverage::Range> covered = complete.covered(range);
        unknown.price += std::max(0, static_cast<int>(covered.size()) - 1);
        parts.insert(parts.end(), covered.begin(), covered.end());
    }
    unknown.ranges = std::move(parts);
}

} // namespace

Row outlinesIn(const SessionStore& store) {
    return lessKnown(store, Known::Whole);
}

UnknownDetails unknownDetailsOf(const SessionStore& store, const std::optional<Coverage>& coverage) {
    UnknownDetails unknown;
    const std::optional<Coverage> complete =
        coverage ? std::optional(withWhatEventsTell(*coverage)) : coverage;
    const std::vector<Coverage::Range> ranges =
        complete ? complete->covered({Coverage::beginning, std::numeric_limits<std::int64_t>::max()})
                 : std::vector<Coverage::Range>();
    std::map<std::int64_t, Day> days;
    Day* last = nullptr; // Sessions come in order of time, or nearly.
    std::int64_t lastNumber = -1;
    for (Row row = 0; row < store.size(); ++row) {
        const std::int64_t created = store.created()[row];
        const bool isOutline = store.classOf(row).known != Known::Whole;
        unknown.sessions += isOutline ? 1 : 0;
        if (complete && !isWithin(ranges, created)) {
            if (isOutline)
                unknown.lone << store.session(row).id;
            continue;
        }
        const std::int64_t number = created / day;
        if (number != std::exchange(lastNumber, number) || last == nullptr)
            last = &days[number];
        ++last->sessions;
        last->outlines += isOutline ? 1 : 0;
    }
    unknown.price = static_cast<int>(unknown.lone.size());
    Row inRange = 0;
    Row known = 0; // Behind the range's last outline.
    const auto pages = [](Row count) { return static_cast<int>(count / pageSize) + 1; };
    for (const auto& [number, of] : days) {
        if (of.outlines == 0) {
            known += of.sessions;
            continue;
        }
        // Less than a page between two of them is read along: beginning anew costs a request as well.
        if (unknown.ranges.empty() || known >= pageSize) {
            unknown.price += inRange > 0 ? pages(inRange) : 0;
            unknown.ranges.push_back({number * day, 0});
            inRange = 0;
            known = 0;
        }
        inRange += std::exchange(known, 0) + of.sessions;
        unknown.ranges.back().before = (number + 1) * day;
    }
    unknown.price += inRange > 0 ? pages(inRange) : 0;
    if (complete)
        keepToWhatIsComplete(*complete, unknown);
    return unknown;
}

Known neededBy(const SessionFilter& filter) {
    Known needed = Known::Outline;
    for (const Condition& condition : filter.conditions)
        needed = std::max(needed, neededBy(condition));
    return needed;
}

Row unknownTo(const SessionFilter& filter, const SessionStore& store) {
    return lessKnown(store, neededBy(filter));
}
