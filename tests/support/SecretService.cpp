// SPDX-License-Identifier: Apache-2.0
#include "support/SecretService.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace {

constexpr int patience = 30'000; // Milliseconds; only ever waited for when something is broken.
const QString connectionName = QStringLiteral("keychain of the test");
const QString root = QStringLiteral("/org/freedesktop/secrets");
const QString session = root + QStringLiteral("/session/1");
const QString prompt = root + QStringLiteral("/prompt/1");
const QDBusObjectPath noPath(QStringLiteral("/"));

/// A secret as the bus carries it: (oayays).
struct Secret {
    QDBusObjectPath session{::session};
    QByteArray parameters;
    QByteArray value;
    QString type = QStringLiteral("text/plain");
};

QDBusArgument& operator<<(QDBusArgument& to, const Secret& secret) {
    to.beginStructure();
    to << secret.session << secret.parameters << secret.value << secret.type;
    to.endStructure();
    return to;
}

const QDBusArgument& operator>>(const QDBusArgument& from, Secret& secret) {
    from.beginStructure();
    from >> secret.session >> secret.parameters >> secret.value >> secret.type;
    from.endStructure();
    return from;
}

using Secrets = QMap<QDBusObjectPath, Secret>;

QList<QDBusObjectPath> pathsOf(const QStringList& paths) {
    QList<QDBusObjectPath> result;
    for (const QString& path : paths)
        result << QDBusObjectPath(path);
    return result;
}

} // namespace

Q_DECLARE_METATYPE(Secret)

OwnBus::OwnBus() {
    m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                   QStringLiteral("--print-address")});
    while (!m_daemon.canReadLine() && m_daemon.waitForReadyRead(patience)) {
    }
    m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLatin1());
}

OwnBus::~OwnBus() {
    m_daemon.terminate();
    if (!m_daemon.waitForFinished(patience))
        m_daemon.kill();
}

SecretService::SecretService(const OwnBus& bus)
    : m_bus(QDBusConnection::connectToBus(bus.address(), connectionName)) {
    qDBusRegisterMetaType<Secret>();
    qDBusRegisterMetaType<Secrets>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
    m_isThere = m_bus.registerVirtualObject(root, this, QDBusConnection::SubPath) &&
                m_bus.registerService(QStringLiteral("org.freedesktop.secrets"));
}

SecretService::~SecretService() {
    m_bus.unregisterObject(root);
    QDBusConnection::disconnectFromBus(connectionName);
}

std::optional<QByteArray> SecretService::secretOf(const QString& entry) const {
    for (const Item& item : m_items)
        if (item.attributes.value(QStringLiteral("user")) == entry)
            return item.secret;
    return std::nullopt;
}

void SecretService::putSecret(const QString& entry, const QByteArray& secret) {
    for (Item& item : m_items)
        if (item.attributes.value(QStringLiteral("user")) == entry)
            item.secret = secret;
}

QString SecretService::introspect(const QString&) const {
    return {};
}

bool SecretService::handleMessage(const QDBusMessage& message, const QDBusConnection& connection) {
    connection.send(answerTo(message));
    if (message.member() == QStringLiteral("Prompt")) {
        QDBusMessage completed = QDBusMessage::createSignal(
            message.path(), QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
        completed << true << QVariant::fromValue(QDBusVariant(QVariant::fromValue(QList<QDBusObjectPath>())));
        connection.send(completed);
    }
    return true;
}

QDBusMessage SecretService::answerTo(const QDBusMessage& message) {
    const QString member = message.member();
    if (m_mode == Mode::Denied)
        return message.createErrorReply(QDBusError::AccessDenied, QStringLiteral("Not for this program."));
    if (member == QStringLiteral("OpenSession")) {
        if (message.arguments().value(0).toString() != QStringLiteral("plain"))
            return message.createErrorReply(QDBusError::NotSupported, QStringLiteral("Only plain."));
        return message.createReply(
            {QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(QDBusObjectPath(session))});
    }
    if (member == QStringLiteral("GetAll"))
        return message.createReply(QVariant::fromValue(QVariantMap()));
    if (member == QStringLiteral("SearchItems"))
        return search(message);
    if (member == QStringLiteral("GetSecrets"))
        return secrets(message);
    if (member == QStringLiteral("CreateItem"))
        return createItem(message);
    if (member == QStringLiteral("Unlock")) {
        const bool isLocked = m_mode == Mode::Locked;
        const auto objects = qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0));
        return message.createReply({QVariant::fromValue(isLocked ? QList<QDBusObjectPath>() : objects),
                                    QVariant::fromValue(isLocked ? QDBusObjectPath(prompt) : noPath)});
    }
    if (member == QStringLiteral("Delete")) {
        m_items.remove(message.path());
        return message.createReply(QVariant::fromValue(noPath));
    }
    return message.createReply();
}

QStringList SecretService::found(const Attributes& attributes) const {
    QStringList paths;
    for (auto item = m_items.begin(); item != m_items.end(); ++item) {
        bool matches = true;
        for (auto wanted = attributes.begin(); wanted != attributes.end(); ++wanted)
            matches = matches && item->attributes.value(wanted.key()) == wanted.value();
        if (matches)
            paths << item.key();
    }
    return paths;
}

QDBusMessage SecretService::search(const QDBusMessage& message) const {
    const QStringList paths = found(qdbus_cast<Attributes>(message.arguments().value(0)));
    const bool isLocked = m_mode == Mode::Locked;
    return message.createReply({QVariant::fromValue(pathsOf(isLocked ? QStringList() : paths)),
                                QVariant::fromValue(pathsOf(isLocked ? paths : QStringList()))});
}

QDBusMessage SecretService::secrets(const QDBusMessage& message) const {
    Secrets secrets;
    for (const auto& path : qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0))) {
        Secret secret;
        secret.value = m_items.value(path.path()).secret;
        secrets.insert(path, secret);
    }
    return message.createReply(QVariant::fromValue(secrets));
}

QDBusMessage SecretService::createItem(const QDBusMessage& message) {
    if (m_mode == Mode::Locked)
        return message.createErrorReply(QStringLiteral("org.freedesktop.Secret.Error.IsLocked"),
                                        QStringLiteral("The keychain is locked."));
    const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
    Item item;
    item.attributes =
        qdbus_cast<Attributes>(properties.value(QStringLiteral("org.freedesktop.Secret.Item.Attributes")));
    item.secret = qdbus_cast<Secret>(message.arguments().value(1)).value;
    const QStringList there = found(item.attributes);
    const QString path =
        there.isEmpty() ? QStringLiteral("%1/collection/login/%2").arg(root).arg(++m_made) : there.front();
    m_items.insert(path, item);
    return message.createReply({QVariant::fromValue(QDBusObjectPath(path)), QVariant::fromValue(noPath)});
}
