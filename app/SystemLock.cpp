// SPDX-License-Identifier: Apache-2.0
#include "SystemLock.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace {

const QString login = QStringLiteral("org.freedesktop.login1");
const QString loginSession = QStringLiteral("org.freedesktop.login1.Session");

/// Of PropertiesChanged, whether a property has this value now.
bool isNow(const QVariantMap& changed, const char* property, bool value) {
    const QVariant now = changed.value(QLatin1StringView(property));
    return now.typeId() == QMetaType::Bool && now.toBool() == value;
}

} // namespace

SystemLock::SystemLock(QObject* parent)
    : QObject(parent) {
    const char* active = SLOT(takeActive(bool));
    QDBusConnection session = QDBusConnection::sessionBus();
    for (const char* name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver",
                             "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver"})
        session.connect({}, {}, QLatin1StringView(name), QStringLiteral("ActiveChanged"), this, active);
    QDBusConnection system = QDBusConnection::systemBus();
    system.connect(login, {}, QStringLiteral("org.freedesktop.login1.Manager"),
                   QStringLiteral("PrepareForSleep"), this, active);
    // Sent to every session; which one is asked to lock does not matter: another person's is locked as well.
    system.connect(login, {}, loginSession, QStringLiteral("Lock"), this, SIGNAL(closing()));
    system.connect(login, {}, QStringLiteral("org.freedesktop.DBus.Properties"),
                   QStringLiteral("PropertiesChanged"), {loginSession}, {}, this,
                   SLOT(takeProperties(QDBusMessage)));
    findSession();
}

/// Programs that the desktop starts as services of its own are in no session's control group: for them the
/// session's number is in the environment.
void SystemLock::findSession() {
    const QString number = qEnvironmentVariable("XDG_SESSION_ID");
    if (number.isEmpty())
        askForSession(QStringLiteral("GetSessionByPID"),
                      static_cast<quint32>(QCoreApplication::applicationPid()), true);
    else
        askForSession(QStringLiteral("GetSession"), number, false);
}

void SystemLock::askForSession(const QString& method, const QVariant& argument, bool isLastWay) {
    QDBusMessage question =
        QDBusMessage::createMethodCall(login, QStringLiteral("/org/freedesktop/login1"),
                                       QStringLiteral("org.freedesktop.login1.Manager"), method);
    question.setArguments({argument});
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, isLastWay](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<QDBusObjectPath> reply = *done;
                if (!reply.isError())
                    m_session = reply.value().path();
                else if (!isLastWay)
                    askForSession(QStringLiteral("GetSessionByPID"),
                                  static_cast<quint32>(QCoreApplication::applicationPid()), true);
            });
}

/// Off again is no reason to unlock the app.
void SystemLock::takeActive(bool isActive) {
    if (isActive)
        Q_EMIT closing();
}

void SystemLock::takeProperties(const QDBusMessage& message) {
    constexpr int changedAt = 1; // (interface, changed, invalidated)
    if (!m_session.isEmpty() && message.path() != m_session)
        return;
    const auto changed = qdbus_cast<QVariantMap>(message.arguments().value(changedAt));
    if (isNow(changed, "LockedHint", true) || isNow(changed, "Active", false))
        Q_EMIT closing();
}
