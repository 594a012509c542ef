// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QLocale>

/// "1 session", "5,000 sessions": how every number of sessions is written.
inline QString sessionCountText(std::int64_t sessions) {
    return sessions == 1 ? QCoreApplication::translate("SessionCount", "1 session")
                         : QCoreApplication::translate("SessionCount", "%1 sessions")
                               .arg(QLocale().toString(static_cast<qlonglong>(sessions)));
}
