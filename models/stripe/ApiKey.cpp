// SPDX-License-Identifier: Apache-2.0
#include "stripe/ApiKey.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace {

constexpr QByteArrayView organizationPrefix{"sk_org"};

/// Through a volatile pointer, so that no optimizer finds the writes useless. Shared bytes are left to the
/// key that holds them last.
void overwrite(QByteArray& secret) {
    if (secret.isEmpty() || !secret.isDetached())
        return;
    volatile char* bytes = secret.data();
    for (qsizetype i = 0; i < secret.size(); ++i)
        bytes[i] = 0;
}

bool canStandInHeader(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

} // namespace

std::optional<ApiKey> ApiKey::fromText(const QString& text) {
    constexpr qsizetype shortest = 12;
    constexpr qsizetype longest = 512;
    const QString key = text.trimmed();
    if (key.size() < shortest || key.size() > longest || !canStandInHeader(key))
        return std::nullopt;
    return ApiKey(key.toLatin1());
}

ApiKey::ApiKey(QByteArray secret)
    : m_secret(std::move(secret)) {}

ApiKey& ApiKey::operator=(const ApiKey& other) {
    if (this != &other) {
        overwrite(m_secret);
        m_secret = other.m_secret;
    }
    return *this;
}

ApiKey::~ApiKey() {
    overwrite(m_secret);
}

KeyKind ApiKey::kind() const {
    if (m_secret.startsWith(organizationPrefix))
        return KeyKind::Organization;
    if (m_secret.startsWith("sk_"))
        return KeyKind::Secret;
    if (m_secret.startsWith("rk_"))
        return KeyKind::Restricted;
    if (m_secret.startsWith("pk_"))
        return KeyKind::Publishable;
    return KeyKind::Unknown;
}

bool ApiKey::isLive() const {
    constexpr std::array<QByteArrayView, 3> testPrefixes{"sk_test_", "rk_test_", "pk_test_"};
    return std::none_of(testPrefixes.begin(), testPrefixes.end(),
                        [this](QByteArrayView prefix) { return m_secret.startsWith(prefix); });
}

QString ApiKey::masked() const {
    constexpr qsizetype shown = 4;
    QByteArray prefix;
    if (kind() != KeyKind::Unknown) {
        // "rk_test_": up to the second underscore, if it comes early enough to be a prefix at all.
        constexpr qsizetype longestPrefix = 8;
        const qsizetype second = m_secret.indexOf('_', m_secret.indexOf('_') + 1);
        prefix = m_secret.first(second > 0 && second < longestPrefix ? second + 1 : 3);
    }
    return QString::fromLatin1(prefix) + QStringLiteral("••••") + QString::fromLatin1(m_secret.last(shown));
}

QByteArray ApiKey::authorizationHeader() const {
    return "Bearer " + m_secret;
}

QByteArray ApiKey::mark() const {
    constexpr qsizetype letters = 32;
    return QCryptographicHash::hash("verification-desk cache " + m_secret, QCryptographicHash::Sha256)
        .toHex()
        .first(letters);
}
