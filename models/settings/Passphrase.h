// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyRing.h"

/// What the desk keeps of the passphrase a reviewer chose to unlock it with: a salt, and the public half of a
/// key pair whose other half only the passphrase gives (Argon2id, then X25519; libsodium). So a Stripe key
/// can be sealed without the passphrase, and nobody opens it without. Stands in the preferences: from it
/// alone, passphrases can only be tried one by one, a tenth of a second and 64 MiB each.
struct Passphrase {
    QByteArray salt;
    QByteArray publicKey;

    static constexpr int shortest = 8; ///< Letters.

    /// Takes a tenth of a second, as do fits() and open(). Nothing when there is no memory for it.
    static std::optional<Passphrase> chosen(const QString& words);
    /// Nothing for what is none.
    static std::optional<Passphrase> fromBytes(const QByteArray& salt, const QByteArray& publicKey);

    bool fits(const QString& words) const;
    QByteArray seal(const KeyRing& keys) const;
    /// Nothing with other words, or when the sealed bytes are not those.
    std::optional<KeyRing> open(const QByteArray& sealed, const QString& words) const;

    friend bool operator==(const Passphrase&, const Passphrase&) = default;
};
