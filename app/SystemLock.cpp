// SPDX-License-Identifier: Apache-2.0
#include "SystemLock.h"

#include <QDBusConnection>

SystemLock::SystemLock(QObject* parent)
    : QObject(parent) {
    const char* active = SLOT(takeActive(bool));
    QDBusConnection session = QDBusConnection::sessionBus();
    for (const char* name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"})
        session.connect({}, {}, QLatin1StringView(name), QStringLiteral("ActiveChanged"), this, active);
    QDBusConnection system = QDBusConnection::systemBus();
    const QString login = QStringLiteral("org.freedesktop.login1");
    system.connect(login, {}, QStringLiteral("org.freedesktop.login1.Manager"),
                   QStringLiteral("PrepareForSleep"), this, active);
    // Sent to every session; which one is asked to lock does not matter: another person's is locked as well.
    system.connect(login, {}, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), this,
                   SIGNAL(closing()));
}

/// Off again is no reason to open the desk.
void SystemLock::takeActive(bool isActive) {
    if (isActive)
        Q_EMIT closing();
}
