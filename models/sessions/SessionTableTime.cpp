// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;

QString tr(const char* text) {
    return QCoreApplication::translate("SessionTime", text);
}

QString dateText(const QDateTime& local, const QDateTime& localNow) {
    const bool thisYear = local.date().year() == localNow.date().year();
    return QLocale().toString(local, thisYear ? tr("d MMM HH:mm") : tr("d MMM yyyy"));
}

} // namespace

QString relativeTime(std::int64_t moment, std::int64_t now) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    const QDateTime localNow = QDateTime::fromSecsSinceEpoch(now);
    const std::int64_t age = now - moment;
    const qint64 days = local.date().daysTo(localNow.date());
    constexpr std::int64_t clockError = 5 * minute;
    constexpr qint64 mostDays = 5;
    if (age < -clockError)
        return dateText(local, localNow);
    if (age < minute)
        return tr("just now");
    if (age < hour)
        return tr("%1 min ago").arg(age / minute);
    if (days == 0)
        return tr("%1 h ago").arg(age / hour);
    if (days == 1)
        return tr("yesterday %1").arg(QLocale().toString(local.time(), tr("HH:mm")));
    if (days <= mostDays)
        return QCoreApplication::translate("SessionTime", "%n days ago", "at least 2",
                                           static_cast<int>(days));
    return dateText(local, localNow);
}

QString exactTime(std::int64_t moment) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    return QLocale().toString(local, tr("d MMM yyyy, HH:mm:ss")) + u' ' + local.timeZoneAbbreviation();
}

QString isoTime(std::int64_t moment) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}
