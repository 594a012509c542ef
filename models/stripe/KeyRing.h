// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyAbilities.h"

/// The key the desk works with, and perhaps a second one of the same account for what Stripe guards most:
/// sensitive results and pictures. So the first need not be allowed to read them.
class KeyRing {
public:
    /// Not explicit: one key is a ring as well.
    KeyRing(const ApiKey& desk, const std::optional<ApiKey>& sensitive = std::nullopt);
    /// As secret() tells them. Nothing for what is none.
    static std::optional<KeyRing> fromSecret(const QByteArray& secret);

    const ApiKey& desk() const { return m_desk; }
    const std::optional<ApiKey>& sensitive() const { return m_sensitive; }
    void setSensitive(const std::optional<ApiKey>& key) { m_sensitive = key; }
    /// Whether a request that takes this ability is the second key's, when there is one.
    static bool isForSensitive(const std::optional<Ability>& needs);
    const ApiKey& keyFor(const std::optional<Ability>& needs) const;
    /// For the keychain and the passphrase's seal alone. The bytes are the caller's to overwrite.
    QByteArray secret() const;

    friend bool operator==(const KeyRing&, const KeyRing&) = default;

private:
    ApiKey m_desk;
    std::optional<ApiKey> m_sensitive;
};

/// What the kinds of the keys say by themselves; see abilitiesByKind().
KeyAbilities abilitiesByKind(const KeyRing& keys);
