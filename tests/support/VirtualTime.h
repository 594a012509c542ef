// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

/// Lets hours pass within seconds: while one of these lives, a wait of the thread that made it ends at once
/// when nothing happens meanwhile, and every clock of the program is ahead by what was skipped. For a test
/// that counts what a program with its usual waits does in an hour.
///
/// A program that is linked with this asks its clocks here (clock_gettime, ppoll), Qt's included.
class VirtualTime {
public:
    VirtualTime();
    ~VirtualTime();
    VirtualTime(const VirtualTime&) = delete;
    VirtualTime& operator=(const VirtualTime&) = delete;

    /// How long really to wait for something to happen before time is skipped.
    static void setPatience(std::chrono::microseconds patience);
};
