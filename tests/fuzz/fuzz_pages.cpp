// SPDX-License-Identifier: Apache-2.0
// A page of Stripe's lists with any bytes as one of its objects. With clang and DESK_FUZZ a libFuzzer
// program; else tst_fuzz_pages calls the same function with objects of its own.
#include "fuzz/PageInvariants.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray element(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString broken = invariants::ofPageWith(element, invariants::isOneValue(element));
    if (!broken.isEmpty()) {
        std::fprintf(stderr, "%s\nin: %s\n", qPrintable(broken), element.constData());
        std::abort();
    }
    return 0;
}
