// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>

/// The key under which what may be personal lies on the disk (XChaCha20-Poly1305; libsodium). It rests in the
/// system's keychain and nowhere else, and is overwritten when the last copy of it goes.
class SealKey {
public:
    /// A new one, by chance. Nothing when the system gives no memory that is safe.
    static std::optional<SealKey> made();
    /// What text() gave. Nothing for what is none.
    static std::optional<SealKey> fromText(const QString& text);
    QString text() const;
    /// Tells keys apart, and nothing of them.
    QByteArray mark() const;

    /// `about` is not hidden: it is bound to what is sealed, which opens with nothing else. How long the text
    /// is shows in steps of 32 bytes.
    QByteArray seal(const QByteArray& text, std::string_view about) const;
    /// Nothing when it was sealed with another key or about something else, or was changed.
    std::optional<QByteArray> open(std::string_view sealed, std::string_view about) const;

private:
    using Bytes = std::shared_ptr<unsigned char>;
    explicit SealKey(Bytes bytes)
        : m_bytes(std::move(bytes)) {}
    static Bytes room();
    Bytes m_bytes;
};
