// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

/// Hears from the system that its screen is being locked or that it goes to sleep: the screen saver of the
/// desktop (org.freedesktop.ScreenSaver and GNOME's) and the login manager (org.freedesktop.login1), by
/// D-Bus. Where there is no D-Bus nothing is heard.
class SystemLock : public QObject {
    Q_OBJECT
public:
    explicit SystemLock(QObject* parent = nullptr);

Q_SIGNALS:
    void closing();

private Q_SLOTS:
    void takeActive(bool isActive);
};
