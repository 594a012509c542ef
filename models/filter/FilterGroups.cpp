// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterGroups.h"

#include <utility>

namespace {

bool isPlainGroup(const SessionFilter& filter) {
    return filter.conditions.size() == 1 && filter.conditions.first().field == FilterField::Group &&
           !filter.conditions.first().excluded;
}

} // namespace

QList<Condition> conditionsOfAny(std::vector<SessionFilter> alternatives, bool excluded) {
    std::vector<SessionFilter> all;
    for (SessionFilter& alternative : alternatives) {
        if (isPlainGroup(alternative))
            for (const SessionFilter& inner : alternative.conditions.first().anyOf)
                all.push_back(inner);
        else if (!alternative.isEmpty())
            all.push_back(std::move(alternative));
    }
    if (all.empty())
        return {};
    if (all.size() == 1 && !excluded)
        return all.front().conditions;
    if (all.size() == 1 && all.front().conditions.size() == 1) {
        Condition opposite = all.front().conditions.first();
        opposite.excluded = !opposite.excluded;
        if (opposite.field == FilterField::Group && !opposite.excluded)
            return conditionsOfAny(std::move(opposite.anyOf), false);
        return {opposite};
    }
    Condition group;
    group.field = FilterField::Group;
    group.excluded = excluded;
    group.anyOf = std::move(all);
    return {group};
}
