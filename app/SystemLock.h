// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

class QDBusMessage;

/// Hears over D-Bus that this computer's screen is being locked, that another user's session takes its place,
/// or that the computer goes to sleep:
/// - the desktops' screen savers (org.freedesktop.ScreenSaver, as in KDE, and the ones of GNOME, Cinnamon,
/// MATE
///   and Xfce): `ActiveChanged(true)`;
/// - the login manager (org.freedesktop.login1): `Lock`, `PrepareForSleep(true)`, and of the session this app
///   is in the properties `LockedHint`, which lockers set that have no screen saver's interface, and
///   `Active`, which is false while another user is in front of the screen.
///
/// Where there is no D-Bus nothing is heard.
class SystemLock : public QObject {
    Q_OBJECT
public:
    explicit SystemLock(QObject* parent = nullptr);

    /// The login manager's object of the session this app is in; empty until it has told, and if it cannot.
    /// Without it every session's properties count: locking once too often is the lesser evil.
    const QString& session() const { return m_session; }

Q_SIGNALS:
    void closing();

private Q_SLOTS:
    void takeActive(bool isActive);
    void takeProperties(const QDBusMessage& message);

private:
    void findSession();
    void askForSession(const QString& method, const QVariant& argument, bool isLastWay);

    QString m_session;
};
