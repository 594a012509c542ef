// SPDX-License-Identifier: Apache-2.0
#include "sessions/SessionTableTime.h"

#include "identity/Plural.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
/// What lies ahead by less is called "just now".
constexpr std::int64_t clockError = 5 * minute;

QString tr(const char* text) {
    return QCoreApplication::translate("SessionTime", text);
}

qint64 daysBetween(std::int64_t moment, std::int64_t now) {
    return QDateTime::fromSecsSinceEpoch(moment).date().daysTo(QDateTime::fromSecsSinceEpoch(now).date());
}

QString dateText(const QDateTime& local, const QDateTime& localNow) {
    const bool thisYear = local.date().year() == localNow.date().year();
    return QLocale().toString(local, thisYear ? tr("d MMM HH:mm") : tr("d MMM yyyy"));
}

} // namespace

QString agoText(std::int64_t moment, std::int64_t now) {
    const std::int64_t age = now - moment;
    const qint64 days = daysBetween(moment, now);
    constexpr qint64 year = 365;
    if (age < -clockError)
        return {};
    if (age < minute)
        return tr("just now");
    if (age < hour)
        return tr("%1 min ago").arg(age / minute);
    if (days == 0)
        return tr("%1 h ago").arg(age / hour);
    if (days == 1)
        return tr("yesterday");
    if (days < year)
        return plural(days, tr("1 day ago"), tr("%1 days ago"));
    if (days < 2 * year)
        return tr("over a year ago");
    return plural(days / year, tr("1 year ago"), tr("%1 years ago"));
}

QString relativeTime(std::int64_t moment, std::int64_t now) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    const std::int64_t age = now - moment;
    const qint64 days = daysBetween(moment, now);
    constexpr qint64 mostDays = 5;
    if (age < -clockError || days > mostDays)
        return dateText(local, QDateTime::fromSecsSinceEpoch(now));
    if (days == 1 && age >= hour)
        return tr("yesterday %1").arg(QLocale().toString(local.time(), tr("HH:mm")));
    return agoText(moment, now);
}

QString exactTime(std::int64_t moment) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    return QLocale().toString(local, tr("d MMM yyyy, HH:mm:ss")) + u' ' + local.timeZoneAbbreviation();
}

QString isoTime(std::int64_t moment) {
    const QDateTime local = QDateTime::fromSecsSinceEpoch(moment);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}
