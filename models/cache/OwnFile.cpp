// SPDX-License-Identifier: Apache-2.0
#include "cache/OwnFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#if defined(Q_OS_UNIX)
#include <unistd.h>
#endif

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// Where SQLite keeps them in a file's first hundred bytes, most significant byte first.
constexpr int headSize = 100;
constexpr int versionPlace = 60;
constexpr int applicationPlace = 68;

enum class Contents { New, Ours, Damaged, Foreign };

Contents contentsOf(const QString& path, const OwnFile& ours) {
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return Contents::New;
    if (!file.open(QIODevice::ReadOnly))
        return Contents::Ours; // Opening it as such will tell what is wrong.
    const QByteArray head = file.read(headSize);
    if (head.size() < headSize || !head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Contents::Foreign;
    if (qFromBigEndian<quint32>(head.constData() + applicationPlace) != ours.applicationId)
        return Contents::Foreign;
    const auto version = qFromBigEndian<quint32>(head.constData() + versionPlace);
    if (version > ours.version)
        return Contents::Foreign;
    return version == ours.version ? Contents::Ours : Contents::Damaged;
}

void overwriteAndRemove(const QString& path) {
    QFile file(path);
    if (file.open(QIODevice::ReadWrite)) {
        constexpr qint64 piece = 1 << 16;
        const QByteArray zeros(piece, '\0');
        for (qint64 left = file.size(); left > 0; left -= piece)
            file.write(zeros.constData(), std::min(left, piece));
        file.flush();
#if defined(Q_OS_UNIX)
        ::fsync(file.handle());
#endif
        file.close();
    }
    file.remove();
}

bool putAside(const QString& path) {
    for (const QString& each : OwnFile::withCompanions(path)) {
        if (!QFile::exists(each))
            continue;
        QString aside = each + QStringLiteral(".aside");
        for (int i = 2; QFile::exists(aside); ++i)
            aside = each + QStringLiteral(".aside-%1").arg(i);
        if (!QFile::rename(each, aside))
            return false;
    }
    return true;
}

} // namespace

QStringList OwnFile::withCompanions(const QString& path) {
    return {path + QStringLiteral("-wal"), path + QStringLiteral("-shm"), path};
}

void OwnFile::remove(const QString& path) {
    for (const QString& each : withCompanions(path))
        if (QFile::exists(each))
            overwriteAndRemove(each);
}

bool OwnFile::makeReady(const QString& path) const {
    const QString directory = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(directory)) {
        QDir().mkpath(QFileInfo(directory).absolutePath());
        QDir().mkdir(directory, ownerOnly | QFile::ExeOwner);
    }
    switch (contentsOf(path, *this)) {
    case Contents::New:
    case Contents::Ours:
        break;
    case Contents::Damaged:
        remove(path);
        break;
    case Contents::Foreign:
        if (!putAside(path))
            return false;
        break;
    }
    // SQLite gives the files beside it the same permissions.
    QFile file(path);
    return file.exists() || file.open(QIODevice::NewOnly | QIODevice::WriteOnly, ownerOnly) || file.exists();
}
