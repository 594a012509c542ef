// SPDX-License-Identifier: Apache-2.0
#include "SystemLock.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

/// On a bus of the test's own, with the test in the place of the screen saver and of the login manager.
class TestSystemLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_daemon.start(
            QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon is missing: tests/run installs it.");
        QTRY_VERIFY(m_daemon.canReadLine() || m_daemon.waitForReadyRead());
        const QByteArray address = m_daemon.readLine().trimmed();
        QVERIFY(!address.isEmpty());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        m_system = std::make_unique<QDBusConnection>(
            QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("system at work")));
        QVERIFY(m_system->registerService(QStringLiteral("org.freedesktop.login1")));
    }
    void cleanupTestCase() {
        m_system.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("system at work"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void theSystemsWordsAreHeard_data() {
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("signal");
        QTest::addColumn<QVariantList>("arguments");
        QTest::addColumn<bool>("closes");
        const auto row = [](const char* name, const char* interface, const char* signal,
                            const QVariantList& arguments, bool closes) {
            QTest::newRow(name) << QString::fromLatin1(interface) << QString::fromLatin1(signal) << arguments
                                << closes;
        };
        row("screen saver", "org.freedesktop.ScreenSaver", "ActiveChanged", {true}, true);
        row("screen saver off", "org.freedesktop.ScreenSaver", "ActiveChanged", {false}, false);
        row("GNOME", "org.gnome.ScreenSaver", "ActiveChanged", {true}, true);
        row("sleep", "org.freedesktop.login1.Manager", "PrepareForSleep", {true}, true);
        row("awake", "org.freedesktop.login1.Manager", "PrepareForSleep", {false}, false);
        row("lock", "org.freedesktop.login1.Session", "Lock", {}, true);
        row("unlock", "org.freedesktop.login1.Session", "Unlock", {}, false);
    }
    void theSystemsWordsAreHeard() {
        QFETCH(QString, interface);
        QFETCH(QString, signal);
        QFETCH(QVariantList, arguments);
        QFETCH(bool, closes);
        const SystemLock lock;
        QSignalSpy closing(&lock, &SystemLock::closing);
        const auto send = [this](const QString& from, const QString& name, const QVariantList& with) {
            QDBusMessage message = QDBusMessage::createSignal(QStringLiteral("/somewhere"), from, name);
            message.setArguments(with);
            QVERIFY(m_system->send(message));
        };
        send(interface, signal, arguments);
        // Signals come in their order: once the second is here, the first has been heard or never will be.
        send(QStringLiteral("org.gnome.ScreenSaver"), QStringLiteral("ActiveChanged"), {true});
        QTRY_COMPARE(closing.size(), closes ? 2 : 1);
    }

private:
    QProcess m_daemon;
    std::unique_ptr<QDBusConnection> m_system;
};

QTEST_GUILESS_MAIN(TestSystemLock)
#include "tst_system_lock.moc"
