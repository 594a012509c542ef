// SPDX-License-Identifier: Apache-2.0
// The filter line under whatever can be typed or pasted. With clang and DESK_FUZZ a libFuzzer program; else
// tst_fuzz_filterline calls the same function with lines of its own.
#include "fuzz/FilterLineInvariants.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::int64_t now = 1'790'000'000;
    const QString line = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString broken = invariants::of(line, now);
    if (!broken.isEmpty()) {
        std::fprintf(stderr, "%s\nin: %s\n", qPrintable(broken), qPrintable(line));
        std::abort();
    }
    return 0;
}
