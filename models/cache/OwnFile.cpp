// SPDX-License-Identifier: Apache-2.0
#include "cache/OwnFile.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace {

// Where SQLite keeps them in a file's first hundred bytes, most significant byte first.
// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr int headerSize = 100;
constexpr int versionPlace = 60;
constexpr int applicationPlace = 68;

quint32 numberAt(const QByteArray& header, int place) {
    return qFromBigEndian<quint32>(header.constData() + place);
}

bool anyContent(const QByteArray&) {
    return true;
}

bool putAside(const QString& path) {
    QString aside = path + QStringLiteral(".aside");
    for (int i = 2; QFile::exists(aside); ++i)
        aside = path + QStringLiteral(".aside-%1").arg(i);
    return QFile::rename(path, aside);
}

} // namespace

bool OwnFile::isCompanion(const QByteArray& beginning) {
    constexpr qsizetype wordSize = 4;
    if (beginning.size() < wordSize)
        return false;
    const auto big = qFromBigEndian<quint32>(beginning.constData());
    const auto little = qFromLittleEndian<quint32>(beginning.constData());
    constexpr quint32 log = 0x377f0682; // Or, with the other byte order inside, one more.
    constexpr quint32 index = 3'007'000;
    constexpr quint32 rollback = 0xd9d505f9; // Zero until it is complete.
    return big == 0 || (big & ~1U) == log || big == index || little == index || big == rollback;
}

QStringList OwnFile::withCompanions(const QString& path) {
    return {path + QStringLiteral("-wal"), path + QStringLiteral("-shm"), path};
}

bool OwnFile::recognises(const QByteArray& beginning) const {
    return beginning.size() >= headerSize && beginning.startsWith(QByteArray("SQLite format 3\0", 16)) &&
           numberAt(beginning, applicationPlace) == applicationId;
}

bool OwnFile::isAt(const QString& path) const {
    const auto ofOurs = [this](const QByteArray& beginning) { return recognises(beginning); };
    return QFile::exists(path) && AppOwnedFile(path, ofOurs).obstacle() == FileObstacle::None;
}

FileResult OwnFile::remove(const QString& path, bool isKnown) const {
    const AppOwnedFile file(
        path, [this, isKnown](const QByteArray& beginning) { return isKnown || recognises(beginning); });
    FileResult worst = FileResult::Done;
    if (file.obstacle() == FileObstacle::NotRecognised)
        return FileResult::NotOurs; // So are the files beside it.
    for (const QString& each : withCompanions(path)) {
        const FileResult result = each == path ? file.destroy() : AppOwnedFile(each, isCompanion).destroy();
        worst = std::max(worst, result);
    }
    return worst;
}

CacheTrouble cacheTroubleOf(FileResult result) {
    switch (result) {
    case FileResult::Done:
        return CacheTrouble::None;
    case FileResult::NotOurs:
        return CacheTrouble::NotOurs;
    case FileResult::NoRoom:
        return CacheTrouble::NoRoom;
    case FileResult::NotWritable:
        break;
    }
    return CacheTrouble::NotWritable;
}

CacheTrouble OwnFile::makeReady(const QString& path) const {
    if (!AppOwnedFile::makeDirectoryFor(path))
        return CacheTrouble::NotWritable;
    for (const QString& each : withCompanions(path)) {
        const FileObstacle obstacle = AppOwnedFile::obstacleAt(each);
        if (obstacle == FileObstacle::ReadOnly)
            return CacheTrouble::NotWritable;
        if (obstacle != FileObstacle::None)
            return CacheTrouble::NotOurs;
    }
    const bool isOld = [&] {
        const std::optional<QByteArray> header = AppOwnedFile(path, anyContent).read(headerSize);
        return header && recognises(*header) && numberAt(*header, versionPlace) < version;
    }();
    const AppOwnedFile current(path, [this](const QByteArray& beginning) {
        return recognises(beginning) && numberAt(beginning, versionPlace) <= version;
    });
    if (isOld)
        remove(path);
    for (const QString& each : withCompanions(path)) {
        const AppOwnedFile file = each == path ? current : AppOwnedFile(each, isCompanion);
        if (file.obstacle() == FileObstacle::NotRecognised && !putAside(each))
            return CacheTrouble::NotWritable;
    }
    // SQLite gives the files beside it the same permissions.
    return cacheTroubleOf(current.create());
}
