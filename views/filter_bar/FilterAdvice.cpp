// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterAdvice.h"

#include "filter/LineState.h"

#include <QCoreApplication>

#include <algorithm>

std::optional<SessionId> idAskedFor(const SessionFilter& filter) {
    constexpr qsizetype shortest = 20;
    if (filter.conditions.size() != 1)
        return std::nullopt;
    const Condition& only = filter.conditions.first();
    const bool mayBeId = only.field == FilterField::AnyText || only.field == FilterField::Id;
    if (!mayBeId || only.excluded || only.values.size() != 1 || only.values.first().size() < shortest)
        return std::nullopt;
    return SessionId::fromText(only.values.first());
}

QString adviceOn(const ParsedLine& line, bool findsNothing) {
    if (const auto problem = problemBehind(LineState::Wrong, line))
        return problem->message;
    const auto isOr = [](const Condition& condition) {
        return condition.field == FilterField::AnyText && !condition.excluded &&
               condition.values.first().compare(u"or", Qt::CaseInsensitive) == 0;
    };
    const QList<Condition>& conditions = line.filter.conditions;
    if (findsNothing && std::any_of(conditions.begin(), conditions.end(), isOr))
        return QCoreApplication::translate(
            "FilterAdvice", "“or” is looked for as a word. Write OR in capitals to find either.");
    return {};
}
