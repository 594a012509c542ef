// SPDX-License-Identifier: Apache-2.0
#include "support/VirtualTime.h"

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <ctime>

namespace {

constexpr long long nanosecondsInASecond = 1'000'000'000;

std::atomic<long long> skipped{0}; ///< Nanoseconds.
std::atomic<long long> patience{2'000'000};
std::atomic<pid_t> owner{0}; ///< The thread whose waits are skipped.

pid_t thisThread() {
    return static_cast<pid_t>(syscall(SYS_gettid));
}

long long nanoseconds(const timespec& time) {
    return time.tv_sec * nanosecondsInASecond + time.tv_nsec;
}

timespec timespecOf(long long time) {
    return {static_cast<time_t>(time / nanosecondsInASecond), static_cast<long>(time % nanosecondsInASecond)};
}

int realPoll(pollfd* fds, nfds_t count, const timespec* timeout, const sigset_t* mask) {
    timespec copy = timeout ? *timeout : timespec{}; // The system call writes to it.
    constexpr int signals = 64;
    constexpr int bitsInAByte = 8;
    return static_cast<int>(
        syscall(SYS_ppoll, fds, count, timeout ? &copy : nullptr, mask, signals / bitsInAByte));
}

} // namespace

VirtualTime::VirtualTime() {
    owner = thisThread();
}

VirtualTime::~VirtualTime() {
    owner = 0;
}

void VirtualTime::setPatience(std::chrono::microseconds time) {
    patience = std::chrono::nanoseconds(time).count();
}

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
    const int result = static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && (clock == CLOCK_MONOTONIC || clock == CLOCK_REALTIME))
        *time = timespecOf(nanoseconds(*time) + skipped);
    return result;
}

int ppoll(pollfd* fds, nfds_t count, const timespec* timeout, const sigset_t* mask) {
    if (!timeout || owner != thisThread() || nanoseconds(*timeout) <= patience)
        return realPoll(fds, count, timeout, mask);
    const timespec moment = timespecOf(patience);
    const int ready = realPoll(fds, count, &moment, mask);
    if (ready == 0)
        skipped += nanoseconds(*timeout) - patience;
    return ready;
}
}
