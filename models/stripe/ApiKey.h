// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

enum class KeyKind { Secret, Restricted, Publishable, Organization, Unknown };

/// One of Stripe's API keys. It leaves this class only as the Authorization header and on its way into the
/// system keychain; everything a person sees is masked. Its memory is overwritten when it goes.
class ApiKey {
public:
    /// Surrounding white space is dropped. Nothing for what cannot be a key: empty, shorter than 12
    /// characters, longer than 512, or with a character that could break a header line.
    static std::optional<ApiKey> fromText(const QString& text);

    ApiKey(const ApiKey&) = default;
    ApiKey& operator=(const ApiKey& other);
    ~ApiKey();

    KeyKind kind() const;
    /// By its prefix. A key with an unknown prefix counts as live, the more careful guess.
    bool isLive() const;
    /// "rk_test_••••0000"
    QString masked() const;
    QByteArray authorizationHeader() const;
    /// For the keychain alone.
    const QByteArray& secret() const { return m_secret; }
    /// Tells this key from others, for the name of what is kept for it. Nobody finds the key from it: it is a
    /// hash of some hundred random bits.
    QByteArray mark() const;

    friend bool operator==(const ApiKey&, const ApiKey&) = default;

private:
    explicit ApiKey(QByteArray secret);
    QByteArray m_secret;
};
