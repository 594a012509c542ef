// SPDX-License-Identifier: Apache-2.0
#include "ProcessHardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

bool forbidMemoryDumps() {
    bool isDone = true;
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    isDone = setrlimit(RLIMIT_CORE, &none) == 0;
#endif
#ifdef Q_OS_LINUX
    // A program that gets dumps by a pipe (systemd-coredump) gets them whatever the limit is, but not these.
    isDone = prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L) == 0 && isDone;
#endif
    return isDone;
}
