// SPDX-License-Identifier: Apache-2.0
#include "cache/PrivateFile.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

void makeNewFilesPrivate() {
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO);
#endif
}
