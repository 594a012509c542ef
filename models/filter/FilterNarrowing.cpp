// SPDX-License-Identifier: Apache-2.0
#include "filter/FilterNarrowing.h"

#include "filter/FieldTraits.h"
#include "filter/SearchedTexts.h"
#include "store/Folding.h"

#include <algorithm>

namespace {

bool implies(const Condition& narrower, const Condition& wider) {
    if (narrower == wider)
        return true;
    const bool comparable = narrower.field == wider.field && narrower.metadataKey == wider.metadataKey &&
                            !narrower.excluded && !wider.excluded && traitsOf(narrower.field).isText &&
                            narrower.values.size() == 1 && wider.values.size() == 1;
    if (!comparable)
        return false;
    const QString more = folded(narrower.values.first());
    const QString less = folded(wider.values.first());
    // What finds ids finds them by their beginning: all of it must stand at the beginning of both.
    if (narrower.field == FilterField::AnyText && beginsLikeId(more))
        return beginsLikeId(less) && more.startsWith(less);
    const QStringList narrowerTexts = searchedTexts(narrower.field, narrower.values.first());
    const QStringList widerTexts = searchedTexts(wider.field, wider.values.first());
    return std::all_of(narrowerTexts.begin(), narrowerTexts.end(), [&widerTexts](const QString& text) {
        return std::any_of(widerTexts.begin(), widerTexts.end(),
                           [&text](const QString& part) { return text.contains(part); });
    });
}

bool holdsValuesOf(const Condition& condition, const Condition& base) {
    if (condition == base)
        return true;
    const bool gathersValues = condition.field == base.field && condition.metadataKey == base.metadataKey &&
                               condition.excluded == base.excluded && base.anyOf.empty() &&
                               base.range == TimeRange();
    return gathersValues && std::all_of(base.values.begin(), base.values.end(), [&](const QString& value) {
               return condition.values.contains(value);
           });
}

} // namespace

bool extends(const SessionFilter& filter, const SessionFilter& base) {
    if (base.isEmpty())
        return filter.isEmpty();
    return std::all_of(base.conditions.begin(), base.conditions.end(), [&](const Condition& wanted) {
        return std::any_of(filter.conditions.begin(), filter.conditions.end(),
                           [&wanted](const Condition& each) { return holdsValuesOf(each, wanted); });
    });
}

bool narrows(const SessionFilter& narrower, const SessionFilter& wider) {
    return std::all_of(wider.conditions.begin(), wider.conditions.end(), [&](const Condition& old) {
        return std::any_of(narrower.conditions.begin(), narrower.conditions.end(),
                           [&old](const Condition& each) { return implies(each, old); });
    });
}
