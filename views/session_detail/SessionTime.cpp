// SPDX-License-Identifier: Apache-2.0
#include "session_detail/SessionTime.h"

#include "identity/UtcTime.h"
#include "sessions/SessionTableTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("SessionTime", text);
}

} // namespace

QString timeToTheMinute(std::int64_t seconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), tr("d MMM yyyy, HH:mm"));
}

QString universalTime(std::int64_t seconds) {
    const QDateTime time = utc::fromSeconds(seconds);
    return QLocale().toString(time, tr("d MMM yyyy, HH:mm:ss 'UTC'"));
}

QString timeAgo(std::int64_t seconds, std::int64_t now) {
    return now == 0 ? QString() : agoText(seconds, now);
}
