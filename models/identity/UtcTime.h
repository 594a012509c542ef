// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QTimeZone>
#endif

/// Times in UTC, written the way each Qt release prefers: QTimeZone::UTC exists since 6.5, and passing
/// Qt::UTC is deprecated since 6.9. (In 6.4 a QTimeZone would print its ISO dates with "+00:00" for "Z".)
namespace utc {

inline QDateTime fromSeconds(qint64 secondsSinceEpoch) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, QTimeZone::UTC);
#else
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC);
#endif
}

inline QDateTime at(QDate date, QTime time) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QDateTime(date, time, QTimeZone::UTC);
#else
    return QDateTime(date, time, Qt::UTC);
#endif
}

} // namespace utc
