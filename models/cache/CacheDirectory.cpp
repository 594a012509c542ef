// SPDX-License-Identifier: Apache-2.0
#include "cache/CacheDirectory.h"

#include "cache/CacheFile.h"
#include "cache/OwnFile.h"
#include "cache/ReferenceFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace {
constexpr auto cacheEnding = ".cache";
constexpr auto noteEnding = ".key";
constexpr int hashLetters = 32; // 128 bits: no two accounts share them.
} // namespace

QString CacheDirectory::usualPath() {
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/sessions");
}

QString CacheDirectory::fileOf(const QString& account, bool isLive) const {
    const QByteArray hash =
        QCryptographicHash::hash((isLive ? "live " : "test ") + account.toUtf8(), QCryptographicHash::Sha256);
    return m_path + u'/' + QString::fromLatin1(hash.toHex().left(hashLetters)) +
           QLatin1StringView(cacheEnding);
}

QString CacheDirectory::notePath(const QByteArray& keyMark) const {
    return m_path + u'/' + QString::fromLatin1(keyMark) + QLatin1StringView(noteEnding);
}

QString CacheDirectory::notedFile(const QByteArray& keyMark) const {
    QFile file(notePath(keyMark));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression name(QStringLiteral("\\A[0-9a-f]{32}\\.cache\\z"));
    constexpr qint64 longest = 100;
    const QString text = QString::fromLatin1(file.read(longest));
    return name.match(text).hasMatch() ? m_path + u'/' + text : QString();
}

void CacheDirectory::note(const QByteArray& keyMark, const QString& file) const {
    QSaveFile noted(notePath(keyMark));
    if (!noted.open(QIODevice::WriteOnly))
        return; // The next start asks Stripe first: slower, and right.
    noted.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    noted.write(QFileInfo(file).fileName().toLatin1());
    if (noted.flush()) // Committing alone does not tell of a full disk.
        noted.commit();
}

QStringList CacheDirectory::files() const {
    return QDir(m_path).entryList({QStringLiteral("*.cache"), QStringLiteral("*.cache-wal"),
                                   QStringLiteral("*.cache-shm"), QStringLiteral("*.cache-sealed"),
                                   QStringLiteral("*.cache-sealed-wal"), QStringLiteral("*.cache-sealed-shm"),
                                   QStringLiteral("*.key")},
                                  QDir::Files | QDir::Hidden);
}

std::int64_t CacheDirectory::bytesKept() const {
    std::int64_t bytes = 0;
    for (const QString& name : files())
        bytes += QFileInfo(m_path + u'/' + name).size();
    return bytes;
}

bool CacheDirectory::forgetSealed() const {
    const QDir directory(m_path);
    const QStringList sealed = directory.entryList({QStringLiteral("*.cache-sealed")}, QDir::Files);
    for (const QString& name : sealed) {
        ReferenceFile file;
        file.open(directory.filePath(name), std::nullopt);
        file.forget();
    }
    return std::ranges::none_of(sealed, [&](const QString& name) { return directory.exists(name); });
}

bool CacheDirectory::forgetEverything() const {
    forgetSealed();
    const QDir directory(m_path);
    for (const QString& name : files()) {
        CacheFile file;
        // With what other desks have open, as far as it can be read at all.
        if (name.endsWith(QLatin1StringView(cacheEnding)) &&
            file.open(directory.filePath(name)) == CacheTrouble::None)
            file.forget();
        OwnFile::remove(directory.filePath(name));
    }
    return files().isEmpty();
}
