// SPDX-License-Identifier: Apache-2.0
#include "settings/Passphrase.h"

#include <sodium.h>

#include <array>

namespace {

template <std::size_t size>
using Bytes = std::array<unsigned char, size>;

/// Overwritten when it goes.
struct KeyPair {
    Bytes<crypto_box_PUBLICKEYBYTES> publicHalf{};
    Bytes<crypto_box_SECRETKEYBYTES> secretHalf{};

    KeyPair() = default;
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { sodium_memzero(secretHalf.data(), secretHalf.size()); }
};

const unsigned char* bytesOf(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* bytesOf(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

void overwrite(QByteArray& bytes) {
    sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

/// The same letters typed on another keyboard are the same passphrase.
bool derive(const QString& words, const QByteArray& salt, KeyPair& pair) {
    if (sodium_init() < 0)
        return false;
    QByteArray typed = words.normalized(QString::NormalizationForm_C).toUtf8();
    Bytes<crypto_box_SEEDBYTES> seed{};
    const bool isDerived =
        crypto_pwhash(seed.data(), seed.size(), typed.constData(),
                      static_cast<unsigned long long>(typed.size()), bytesOf(salt),
                      crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) == 0 &&
        crypto_box_seed_keypair(pair.publicHalf.data(), pair.secretHalf.data(), seed.data()) == 0;
    sodium_memzero(seed.data(), seed.size());
    overwrite(typed);
    return isDerived;
}

bool isHalfOf(const KeyPair& pair, const QByteArray& publicKey) {
    return sodium_memcmp(pair.publicHalf.data(), publicKey.constData(), pair.publicHalf.size()) == 0;
}

} // namespace

std::optional<Passphrase> Passphrase::chosen(const QString& words) {
    if (sodium_init() < 0)
        return std::nullopt;
    Passphrase passphrase;
    passphrase.salt.resize(crypto_pwhash_SALTBYTES);
    randombytes_buf(passphrase.salt.data(), crypto_pwhash_SALTBYTES);
    KeyPair pair;
    if (!derive(words, passphrase.salt, pair))
        return std::nullopt;
    passphrase.publicKey = QByteArray(reinterpret_cast<const char*>(pair.publicHalf.data()),
                                      static_cast<qsizetype>(pair.publicHalf.size()));
    return passphrase;
}

std::optional<Passphrase> Passphrase::fromBytes(const QByteArray& salt, const QByteArray& publicKey) {
    if (salt.size() != crypto_pwhash_SALTBYTES || publicKey.size() != crypto_box_PUBLICKEYBYTES)
        return std::nullopt;
    return Passphrase{salt, publicKey};
}

bool Passphrase::fits(const QString& words) const {
    KeyPair pair;
    return derive(words, salt, pair) && isHalfOf(pair, publicKey);
}

QByteArray Passphrase::seal(const KeyRing& keys) const {
    QByteArray secret = keys.secret();
    QByteArray sealed(secret.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), Qt::Uninitialized);
    const bool isSealed =
        sodium_init() >= 0 &&
        crypto_box_seal(bytesOf(sealed), bytesOf(std::as_const(secret)),
                        static_cast<unsigned long long>(secret.size()), bytesOf(publicKey)) == 0;
    overwrite(secret);
    return isSealed ? sealed : QByteArray();
}

std::optional<KeyRing> Passphrase::open(const QByteArray& sealed, const QString& words) const {
    KeyPair pair;
    constexpr auto added = static_cast<qsizetype>(crypto_box_SEALBYTES);
    if (sealed.size() <= added || !derive(words, salt, pair) || !isHalfOf(pair, publicKey))
        return std::nullopt;
    QByteArray secret(sealed.size() - added, Qt::Uninitialized);
    if (crypto_box_seal_open(bytesOf(secret), bytesOf(sealed), static_cast<unsigned long long>(sealed.size()),
                             pair.publicHalf.data(), pair.secretHalf.data()) != 0)
        return std::nullopt;
    std::optional<KeyRing> keys = KeyRing::fromSecret(secret);
    overwrite(secret);
    return keys;
}
