// SPDX-License-Identifier: Apache-2.0
#include "SystemLock.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

const QString ownSession = QStringLiteral("/org/freedesktop/login1/session/_31");
const QString otherSession = QStringLiteral("/org/freedesktop/login1/session/_32");

/// The login manager, as far as it is asked.
class LoginManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public Q_SLOTS:
    // clang-format off
    QDBusObjectPath GetSession(const QString& number) {
        return QDBusObjectPath(number == QStringLiteral("1") ? ownSession : otherSession);
    }
    // clang-format on
};

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
        QVERIFY(m_system->registerObject(QStringLiteral("/org/freedesktop/login1"), &m_login,
                                         QDBusConnection::ExportAllSlots));
        qputenv("XDG_SESSION_ID", "1");
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
        for (const char* desktop : {"gnome", "cinnamon", "mate", "xfce"}) {
            const QByteArray interface = QByteArray("org.") + desktop + ".ScreenSaver";
            row(desktop, interface.constData(), "ActiveChanged", {true}, true);
            row((QByteArray(desktop) + " off").constData(), interface.constData(), "ActiveChanged", {false},
                false);
        }
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

    void propertiesOfTheOwnSessionAreHeard_data() {
        QTest::addColumn<QString>("session");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QVariantMap>("changed");
        QTest::addColumn<bool>("closes");
        const QString login = QStringLiteral("org.freedesktop.login1.Session");
        const QString user = QStringLiteral("org.freedesktop.login1.User");
        const QString hint = QStringLiteral("LockedHint");
        const QString active = QStringLiteral("Active");
        QTest::newRow("locked") << ownSession << login << QVariantMap{{hint, true}} << true;
        QTest::newRow("unlocked") << ownSession << login << QVariantMap{{hint, false}} << false;
        QTest::newRow("another user comes") << ownSession << login << QVariantMap{{active, false}} << true;
        QTest::newRow("back again") << ownSession << login << QVariantMap{{active, true}} << false;
        QTest::newRow("both") << ownSession << login << QVariantMap{{active, true}, {hint, true}} << true;
        QTest::newRow("idle") << ownSession << login << QVariantMap{{QStringLiteral("IdleHint"), true}}
                              << false;
        QTest::newRow("another's locks") << otherSession << login << QVariantMap{{hint, true}} << false;
        QTest::newRow("another's ends") << otherSession << login << QVariantMap{{active, false}} << false;
        QTest::newRow("no session's") << ownSession << user << QVariantMap{{active, false}} << false;
    }
    void propertiesOfTheOwnSessionAreHeard() {
        QFETCH(QString, session);
        QFETCH(QString, interface);
        QFETCH(QVariantMap, changed);
        QFETCH(bool, closes);
        const SystemLock lock;
        QTRY_COMPARE(lock.session(), ownSession);
        QSignalSpy closing(&lock, &SystemLock::closing);
        QDBusMessage message = QDBusMessage::createSignal(
            session, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        message.setArguments({interface, changed, QStringList()});
        QVERIFY(m_system->send(message));
        QDBusMessage last =
            QDBusMessage::createSignal(QStringLiteral("/somewhere"), QStringLiteral("org.gnome.ScreenSaver"),
                                       QStringLiteral("ActiveChanged"));
        last.setArguments({true});
        QVERIFY(m_system->send(last));
        QTRY_COMPARE(closing.size(), closes ? 2 : 1);
    }

    /// A login manager that does not know this session: rather once too often than not at all.
    void withoutASessionOfItsOwnItHearsEverySession() {
        qputenv("XDG_SESSION_ID", "");
        const SystemLock lock;
        QSignalSpy closing(&lock, &SystemLock::closing);
        QDBusMessage message =
            QDBusMessage::createSignal(otherSession, QStringLiteral("org.freedesktop.DBus.Properties"),
                                       QStringLiteral("PropertiesChanged"));
        message.setArguments({QStringLiteral("org.freedesktop.login1.Session"),
                              QVariantMap{{QStringLiteral("Active"), false}}, QStringList()});
        QVERIFY(m_system->send(message));
        QTRY_COMPARE(closing.size(), 1);
        QVERIFY(lock.session().isEmpty());
        qputenv("XDG_SESSION_ID", "1");
    }

private:
    QProcess m_daemon;
    LoginManager m_login;
    std::unique_ptr<QDBusConnection> m_system;
};

QTEST_GUILESS_MAIN(TestSystemLock)
#include "tst_system_lock.moc"
