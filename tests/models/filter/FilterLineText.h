// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

#include <QDateTime>

/// Filter lines and what they mean, as texts to compare.
namespace filterline {

/// Tuesday, 17 March 2026, 14:30 in Berlin.
inline const std::int64_t now = QDateTime(QDate(2026, 3, 17), QTime(14, 30)).toSecsSinceEpoch();

QString spelled(const SessionFilter& filter);

/// Field, key, values, sign.
inline QString spelled(const Condition& condition) {
    const QString sign = condition.excluded ? QStringLiteral("not ") : QString();
    if (condition.field == FilterField::Group) {
        QStringList alternatives;
        for (const SessionFilter& filter : condition.anyOf)
            alternatives << spelled(filter);
        return sign + QStringLiteral("any{%1}").arg(alternatives.join(QStringLiteral(" | ")));
    }
    const QString key = condition.metadataKey.isEmpty() ? QString() : u'[' + condition.metadataKey + u']';
    return sign + fieldWord(condition.field) + key + u'=' + condition.values.join(u'|');
}

inline QString spelled(const SessionFilter& filter) {
    QStringList conditions;
    for (const Condition& condition : filter.conditions)
        conditions << spelled(condition);
    return conditions.join(QStringLiteral("; "));
}

/// Place and length, the words there, … for what is only unfinished, and what is said of it.
inline QString spelled(const QList<ParsedLine::Problem>& problems, const QString& line) {
    QStringList texts;
    for (const ParsedLine::Problem& problem : problems)
        texts << QStringLiteral("%1+%2 [%3]%4 %5")
                     .arg(QString::number(problem.start), QString::number(problem.length),
                          line.mid(problem.start, problem.length),
                          problem.incomplete ? QStringLiteral("…") : QString(), problem.message);
    return texts.join(u'\n');
}

} // namespace filterline
