// SPDX-License-Identifier: Apache-2.0
#include "cache/FileIdentity.h"

#include <QFile>

#if defined(Q_OS_UNIX)
#include <sys/stat.h>
#endif

quint64 fileIdentity(const QString& path) {
#if defined(Q_OS_UNIX)
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return 0;
    return static_cast<quint64>(found.st_ino) ^ (static_cast<quint64>(found.st_dev) << 48);
#else
    return QFile::exists(path) ? 1 : 0; // What is open cannot be removed there.
#endif
}
