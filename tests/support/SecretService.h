// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QHash>
#include <QProcess>
#include <QString>

#include <optional>

class QDBusMessage;

/// A session bus of the test's own. The environment names it to whatever the test starts or does from then
/// on.
class OwnBus {
public:
    OwnBus();
    ~OwnBus();
    bool isThere() const { return !m_address.isEmpty(); }
    const QString& address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

/// The system's keychain on a bus of the test's own, as GNOME Keyring and KWallet offer it: the parts of
/// org.freedesktop.secrets that libsecret uses, with secrets sent in the clear ("plain").
/// https://specifications.freedesktop.org/secret-service-spec/0.2/
class SecretService : public QDBusVirtualObject {
    Q_OBJECT
public:
    enum class Mode {
        Open,
        Denied, ///< Every call is refused.
        Locked, ///< And the user closes the window that asks for the password.
    };

    explicit SecretService(const OwnBus& bus);
    ~SecretService() override;

    bool isThere() const { return m_isThere; }
    void setMode(Mode mode) { m_mode = mode; }
    /// The secret of an entry of this name; nothing when there is none.
    std::optional<QByteArray> secretOf(const QString& entry) const;
    void putSecret(const QString& entry, const QByteArray& secret);
    qsizetype count() const { return m_items.size(); }
    void clear() { m_items.clear(); }

    QString introspect(const QString& path) const override;
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

private:
    using Attributes = QMap<QString, QString>;
    struct Item {
        Attributes attributes;
        QByteArray secret;
    };

    QDBusMessage answerTo(const QDBusMessage& message);
    QDBusMessage search(const QDBusMessage& message) const;
    QDBusMessage secrets(const QDBusMessage& message) const;
    QDBusMessage createItem(const QDBusMessage& message);
    QStringList found(const Attributes& attributes) const;

    QDBusConnection m_bus;
    bool m_isThere = false;
    Mode m_mode = Mode::Open;
    QHash<QString, Item> m_items; ///< By their paths.
    int m_made = 0;
};
