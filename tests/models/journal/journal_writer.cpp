// SPDX-License-Identifier: Apache-2.0
// Appends sample entries to a journal, and tells each that is acknowledged. Every change it makes to a file
// is a step, counted in the functions below, which stand in the way of the C library's own for SQLite and Qt
// alike:
//
//     journal_writer PATH FIRST [COUNT [kill|tear|fill STEP]]
//
// kill ends the process before the step, tear in the middle of it, fill makes this and all after it fail as
// on a full disk. Ends with 0 when all entries are acknowledged, with 2 when one was refused.
#include "models/journal/JournalSamples.h"

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace {

enum class Mishap { None, Kill, Tear, Fill };
Mishap mishap = Mishap::None;
long lastStep = 0;
long steps = 0;
long syncs = 0;

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

/// True when this step is the one, or one behind it on a full disk. What has no middle ends before it.
bool isStruck(bool hasMiddle = false) {
    if (mishap == Mishap::None)
        return false;
    ++steps;
    if (steps == lastStep && (mishap == Mishap::Kill || (mishap == Mishap::Tear && !hasMiddle)))
        die();
    return mishap == Mishap::Fill ? steps >= lastStep : steps == lastStep;
}

template <typename Function>
Function* usual(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

template <typename Write>
ssize_t written(size_t size, Write write) {
    if (!isStruck(true))
        return write(size);
    if (mishap == Mishap::Fill) {
        errno = ENOSPC;
        return -1;
    }
    write(size / 2);
    die();
}

} // namespace

extern "C" {
ssize_t write(int fd, const void* bytes, size_t size) {
    static auto* const real = usual<ssize_t(int, const void*, size_t)>("write");
    if (fd <= STDERR_FILENO)
        return real(fd, bytes, size);
    return written(size, [&](size_t some) { return real(fd, bytes, some); });
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t place) {
    static auto* const real = usual<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return written(size, [&](size_t some) { return real(fd, bytes, some, place); });
}
int ftruncate64(int fd, off64_t size) noexcept {
    static auto* const real = usual<int(int, off64_t)>("ftruncate64");
    isStruck(); // A full disk does not mind.
    return real(fd, size);
}
int unlink(const char* path) noexcept {
    static auto* const real = usual<int(const char*)>("unlink");
    isStruck();
    return real(path);
}
int rename(const char* from, const char* to) noexcept {
    static auto* const real = usual<int(const char*, const char*)>("rename");
    isStruck();
    return real(from, to);
}
int renameat2(int fromFd, const char* from, int toFd, const char* to, unsigned flags) noexcept {
    static auto* const real = usual<int(int, const char*, int, const char*, unsigned)>("renameat2");
    isStruck();
    return real(fromFd, from, toFd, to, flags);
}
int fdatasync(int fd) {
    static auto* const real = usual<int(int)>("fdatasync");
    isStruck();
    ++syncs;
    return real(fd);
}
int fsync(int fd) {
    static auto* const real = usual<int(int)>("fsync");
    isStruck();
    ++syncs;
    return real(fd);
}
}

int main(int argc, char** argv) {
    if (argc < 3)
        return 1;
    const int first = std::atoi(argv[2]);
    const int count = argc > 3 ? std::atoi(argv[3]) : 1'000'000;
    if (argc > 5) {
        const std::string_view word(argv[4]);
        lastStep = std::atol(argv[5]);
        mishap = word == "kill" ? Mishap::Kill : word == "tear" ? Mishap::Tear : Mishap::Fill;
    }
    JournalFile file;
    file.open(QString::fromLocal8Bit(argv[1]), sampleStamp());
    for (int number = first; number < first + count; ++number) {
        JournalTrouble trouble = JournalTrouble::Busy;
        while (trouble == JournalTrouble::Busy) // Another writer that never rests can keep this one waiting.
            trouble = recordSample(file, number);
        if (trouble != JournalTrouble::None)
            return 2;
        std::printf("%d %ld\n", number, std::exchange(syncs, 0));
        std::fflush(stdout);
    }
    return 0;
}
