// SPDX-License-Identifier: Apache-2.0
#include "cache/CacheDirectory.h"

#include "cache/AppOwnedFile.h"
#include "cache/CacheFile.h"
#include "cache/ReferenceFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

#include <utility>

namespace {
constexpr auto cacheEnding = ".cache";
constexpr auto noteEnding = ".key";
constexpr int hashLetters = 32; // 128 bits: no two accounts share them.

// Names of what the app makes there, with what SQLite puts beside.
const QString caches = QStringLiteral("[0-9a-f]{32}\\.cache(-wal|-shm)?");
const QString sealedCaches = QStringLiteral("[0-9a-f]{32}\\.cache-sealed(-wal|-shm)?");
const QString notes = QStringLiteral("[0-9a-f]{32}\\.key");

bool isNote(const QByteArray& content) {
    static const QRegularExpression name(QStringLiteral("\\A[0-9a-f]{32}\\.cache\\z"));
    return name.match(QString::fromLatin1(content)).hasMatch();
}

/// Forgets each file among the names once, whether it is there itself or only what SQLite put beside it.
template <typename Forget>
ForgottenFiles forgetEach(const QStringList& names, Forget forget) {
    ForgottenFiles forgotten;
    QStringList files;
    for (QString name : names) {
        for (const char* const companion : {"-wal", "-shm"})
            if (name.endsWith(QLatin1StringView(companion)))
                name.chop(4);
        if (!files.contains(name))
            files << name;
    }
    for (const QString& name : std::as_const(files))
        switch (forget(name)) {
        case FileResult::Done:
            forgotten.removed << name;
            break;
        case FileResult::NotOurs:
            forgotten.refused << name;
            break;
        case FileResult::NoRoom:
        case FileResult::NotWritable:
            forgotten.failed << name;
            break;
        }
    return forgotten;
}
} // namespace

void ForgottenFiles::add(const ForgottenFiles& others) {
    removed += others.removed;
    failed += others.failed;
    refused += others.refused;
}

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
    constexpr qint64 longest = 100;
    const std::optional<QByteArray> name = AppOwnedFile(notePath(keyMark), isNote).read(longest);
    return name && isNote(*name) ? pathOf(QString::fromLatin1(*name)) : QString();
}

void CacheDirectory::note(const QByteArray& keyMark, const QString& file) const {
    // Without it the next start asks Stripe first: slower, and right.
    AppOwnedFile(notePath(keyMark), isNote).replace(QFileInfo(file).fileName().toLatin1());
}

QStringList CacheDirectory::namesMatching(const QString& pattern) const {
    // Links that lead nowhere, pipes and devices are `System`.
    QStringList names =
        QDir(m_path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    return names.filter(QRegularExpression(QStringLiteral("\\A") + pattern + QStringLiteral("\\z")));
}

std::int64_t CacheDirectory::bytesKept() const {
    std::int64_t bytes = 0;
    for (const QString& pattern : {caches, sealedCaches, notes})
        for (const QString& name : namesMatching(pattern))
            if (AppOwnedFile::obstacleAt(pathOf(name)) == FileObstacle::None)
                bytes += QFileInfo(pathOf(name)).size();
    return bytes;
}

// What other instances have open is emptied first, as far as it can be opened at all.

ForgottenFiles CacheDirectory::forgetSealed() const {
    return forgetEach(namesMatching(sealedCaches), [this](const QString& name) {
        if (ReferenceFile file; ReferenceFile::isAt(pathOf(name))) {
            file.open(pathOf(name), std::nullopt);
            file.forget();
        }
        return ReferenceFile::destroy(pathOf(name));
    });
}

ForgottenFiles CacheDirectory::forgetEverything() const {
    ForgottenFiles forgotten = forgetSealed();
    forgotten.add(forgetEach(namesMatching(caches), [this](const QString& name) {
        if (CacheFile file; CacheFile::isAt(pathOf(name)) && file.open(pathOf(name)) == CacheTrouble::None)
            file.forget();
        return CacheFile::destroy(pathOf(name));
    }));
    forgotten.add(forgetEach(namesMatching(notes), [this](const QString& name) {
        return AppOwnedFile(pathOf(name), isNote).destroy();
    }));
    return forgotten;
}
