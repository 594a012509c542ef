// SPDX-License-Identifier: Apache-2.0
#include "support/OwnScreen.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>

namespace {

constexpr int patience = 30'000; // Milliseconds; only ever waited for when something is broken.
const QString connectionName = QStringLiteral("session of the test");

void end(QProcess& process) {
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(patience))
        process.kill();
}

} // namespace

OwnScreen::OwnScreen()
    : m_environment(QProcessEnvironment::systemEnvironment()) {
    makeHome();
    const QByteArray display = firstLine(
        m_display, QStringLiteral("Xvfb"),
        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
         QStringLiteral("1440x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    m_environment.insert(QStringLiteral("DISPLAY"), u':' + QString::fromLatin1(display));
    const QByteArray bus = firstLine(
        m_bus, QStringLiteral("dbus-daemon"),
        {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromLatin1(bus));
    m_windowManager.setProcessEnvironment(m_environment);
    m_windowManager.start(QStringLiteral("openbox"), {QStringLiteral("--sm-disable")});
    if (!m_windowManager.waitForStarted(patience))
        m_trouble = QStringLiteral("openbox did not start");
    if (m_trouble.isEmpty())
        askForAccessibility(QString::fromLatin1(bus));
}

OwnScreen::~OwnScreen() {
    end(m_bus); // What it has started for us leaves with it.
    end(m_windowManager);
    end(m_display);
}

void OwnScreen::makeHome() {
    m_environment.insert(QStringLiteral("HOME"), m_home.path());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR", "TMPDIR"}) {
        const QString place = m_home.filePath(QString::fromLatin1(name).toLower());
        QDir().mkpath(place);
        QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QLatin1StringView(name), place);
    }
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    // Else a program looks at the desktop's settings, which a test has not.
    m_environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
}

/// Each of them tells on its first line where it is to be found, once it is.
QByteArray OwnScreen::firstLine(QProcess& process, const QString& program, const QStringList& arguments) {
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    while (!process.canReadLine() && process.waitForReadyRead(patience)) {
    }
    const QByteArray line = process.readLine().trimmed();
    if (line.isEmpty())
        m_trouble = program + QStringLiteral(" did not start");
    return line;
}

void OwnScreen::askForAccessibility(const QString& sessionBus) {
    {
        QDBusConnection session = QDBusConnection::connectToBus(sessionBus, connectionName);
        const QDBusMessage answer = session.call(
            QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                           QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")));
        m_accessibilityBus = answer.arguments().value(0).toString();
        if (answer.type() != QDBusMessage::ReplyMessage || m_accessibilityBus.isEmpty())
            m_trouble = QStringLiteral("at-spi2-core: ") + answer.errorMessage();
    }
    QDBusConnection::disconnectFromBus(connectionName);
}
