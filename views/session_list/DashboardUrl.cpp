// SPDX-License-Identifier: Apache-2.0
#include "session_list/DashboardUrl.h"

QUrl dashboardUrl(const SessionId& id, bool live) {
    const QString mode = live ? QString() : QStringLiteral("test/");
    return QUrl(QStringLiteral("https://dashboard.stripe.com/%1identity/verification-sessions/%2")
                    .arg(mode, id.text()));
}
