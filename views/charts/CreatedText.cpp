// SPDX-License-Identifier: Apache-2.0
#include "charts/CreatedText.h"

#include <QDateTime>

QString createdDaysText(const TimeRange& range) {
    const auto day = [](std::int64_t moment) {
        return QDateTime::fromSecsSinceEpoch(moment).date().toString(Qt::ISODate);
    };
    const QString first = range.from ? day(*range.from) : QString();
    const QString last = range.before ? day(*range.before - 1) : QString();
    if (!first.isEmpty() && first == last)
        return first;
    return first.isEmpty() && last.isEmpty() ? QString() : first + QStringLiteral("..") + last;
}
