// SPDX-License-Identifier: Apache-2.0
#include "settings/SettingsLock.h"

#include "cache/AppOwnedFile.h"

namespace {
constexpr int surelyStale = 30'000; // Of a computer that cannot be asked whether the instance still runs.
} // namespace

SettingsLock::SettingsLock(const QString& path, std::chrono::milliseconds patience)
    : m_file(path + QStringLiteral(".lock")) {
    if (AppOwnedFile::obstacleAt(path + QStringLiteral(".lock")) != FileObstacle::None)
        return; // QLockFile would read it: of a pipe it would wait for the other end.
    // By its age alone QLockFile would also remove a file that is no lock.
    m_file.setStaleLockTime(0);
    if (m_file.tryLock(static_cast<int>(patience.count())) || m_file.error() != QLockFile::LockFailedError)
        return;
    qint64 process = 0;
    QString host;
    QString program;
    if (!m_file.getLockInfo(&process, &host, &program))
        return;
    m_file.setStaleLockTime(surelyStale);
    m_file.tryLock(0);
}
