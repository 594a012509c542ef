// SPDX-License-Identifier: Apache-2.0
#include "cache/SealKey.h"

#include <sodium.h>

#include <algorithm>

namespace {

constexpr std::size_t keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t addedSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t step = 32; ///< In which lengths show.

const unsigned char* bytesOf(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* bytesOf(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

/// Not swapped to the disk, and between pages that nobody may read.
SealKey::Bytes SealKey::room() {
    if (sodium_init() < 0)
        return nullptr;
    auto* bytes = static_cast<unsigned char*>(sodium_malloc(keySize));
    return bytes == nullptr ? nullptr : Bytes(bytes, sodium_free);
}

std::optional<SealKey> SealKey::made() {
    Bytes bytes = room();
    if (!bytes)
        return std::nullopt;
    crypto_aead_xchacha20poly1305_ietf_keygen(bytes.get());
    return SealKey(std::move(bytes));
}

std::optional<SealKey> SealKey::fromText(const QString& text) {
    QByteArray letters = text.toLatin1();
    QByteArray::FromBase64Result read =
        QByteArray::fromBase64Encoding(letters, QByteArray::AbortOnBase64DecodingErrors);
    Bytes bytes = read && static_cast<std::size_t>(read.decoded.size()) == keySize ? room() : nullptr;
    if (bytes)
        std::ranges::copy(read.decoded, bytes.get());
    sodium_memzero(letters.data(), static_cast<std::size_t>(letters.size()));
    sodium_memzero(read.decoded.data(), static_cast<std::size_t>(read.decoded.size()));
    return bytes ? std::optional(SealKey(std::move(bytes))) : std::nullopt;
}

QString SealKey::text() const {
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(m_bytes.get()), keySize);
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray SealKey::mark() const {
    QByteArray mark(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    constexpr std::string_view what = "VerificationDesk seal key";
    crypto_generichash(bytesOf(mark), static_cast<std::size_t>(mark.size()), bytesOf(what), what.size(),
                       m_bytes.get(), keySize);
    return mark;
}

QByteArray SealKey::seal(const QByteArray& text, std::string_view about) const {
    const auto size = static_cast<std::size_t>(text.size());
    QByteArray padded = text;
    padded.resize(static_cast<qsizetype>((size / step + 1) * step));
    std::size_t paddedSize = 0;
    sodium_pad(&paddedSize, bytesOf(padded), size, step, static_cast<std::size_t>(padded.size()));
    QByteArray sealed(static_cast<qsizetype>(nonceSize + paddedSize + addedSize), Qt::Uninitialized);
    unsigned char* const nonce = bytesOf(sealed);
    randombytes_buf(nonce, nonceSize); // So long that no two are alike by chance.
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceSize, nullptr, bytesOf(padded), paddedSize,
                                               bytesOf(about), about.size(), nullptr, nonce, m_bytes.get());
    sodium_memzero(padded.data(), paddedSize);
    return sealed;
}

std::optional<QByteArray> SealKey::open(std::string_view sealed, std::string_view about) const {
    if (sealed.size() < nonceSize + addedSize + step)
        return std::nullopt;
    const std::string_view box = sealed.substr(nonceSize);
    QByteArray text(static_cast<qsizetype>(box.size() - addedSize), Qt::Uninitialized);
    std::size_t size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(text), nullptr, nullptr, bytesOf(box), box.size(),
                                                   bytesOf(about), about.size(), bytesOf(sealed),
                                                   m_bytes.get()) != 0 ||
        sodium_unpad(&size, bytesOf(text), static_cast<std::size_t>(text.size()), step) != 0)
        return std::nullopt;
    text.resize(static_cast<qsizetype>(size));
    return text;
}
