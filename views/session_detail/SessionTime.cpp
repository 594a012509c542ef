// SPDX-License-Identifier: Apache-2.0
#include "session_detail/SessionTime.h"

#include "identity/UtcTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("SessionTime", text);
}

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t year = 365 * day;

} // namespace

QString timeToTheMinute(std::int64_t seconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), tr("d MMM yyyy, HH:mm"));
}

QString universalTime(std::int64_t seconds) {
    const QDateTime time = utc::fromSeconds(seconds);
    return QLocale().toString(time, tr("d MMM yyyy, HH:mm:ss 'UTC'"));
}

QString timeAgo(std::int64_t seconds, std::int64_t now) {
    const std::int64_t age = now - seconds;
    if (now == 0 || age < -minute)
        return {};
    if (age < minute)
        return tr("just now");
    if (age < hour)
        return tr("%1 min ago").arg(age / minute);
    if (age < 2 * day)
        return tr("%1 h ago").arg(age / hour);
    if (age < year)
        return tr("%1 days ago").arg(age / day);
    if (age < 2 * year)
        return tr("over a year ago");
    return tr("%1 years ago").arg(age / year);
}
