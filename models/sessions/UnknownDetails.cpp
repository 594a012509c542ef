// SPDX-License-Identifier: Apache-2.0
#include "sessions/UnknownDetails.h"

#include "filter/FieldTraits.h"

#include <algorithm>
#include <map>

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

} // namespace

Row outlinesIn(const SessionStore& store) {
    return lessKnown(store, Known::Whole);
}

UnknownDetails unknownDetailsOf(const SessionStore& store, const std::optional<Coverage>& coverage) {
    UnknownDetails unknown;
    // Above the newest that was listed, the events have told of every session.
    const auto isComplete = [&coverage](std::int64_t fromDay, std::int64_t toDay) {
        if (!coverage)
            return true;
        if (coverage->isEmpty())
            return false;
        const std::int64_t before = std::min(coverage->extent()->before, (toDay + 1) * day);
        return fromDay * day < before && coverage->covers({fromDay * day, before});
    };
    std::map<std::int64_t, Day> days;
    Day* last = nullptr; // Sessions come in order of time, or nearly.
    std::int64_t lastNumber = -1;
    for (Row row = 0; row < store.size(); ++row) {
        const std::int64_t number = store.created()[row] / day;
        if (number != std::exchange(lastNumber, number) || last == nullptr)
            last = &days[number];
        ++last->sessions;
        if (store.classOf(row).known == Known::Whole)
            continue;
        ++unknown.sessions;
        if (isComplete(number, number))
            ++last->outlines;
        else
            unknown.lone << store.session(row).id;
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
        if (unknown.ranges.empty() || known >= pageSize ||
            !isComplete(unknown.ranges.back().from / day, number)) {
            unknown.price += inRange > 0 ? pages(inRange) : 0;
            unknown.ranges.push_back({number * day, 0});
            inRange = 0;
            known = 0;
        }
        inRange += std::exchange(known, 0) + of.sessions;
        unknown.ranges.back().before = (number + 1) * day;
    }
    unknown.price += inRange > 0 ? pages(inRange) : 0;
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
