// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>

/// Called through a volatile pointer, so that no optimiser takes it for writing what nobody reads. What
/// sodium_memzero does comes to the same, but headers of every room include this, and explicit_bzero is not
/// to be had everywhere the desk runs.
inline void* (*const volatile overwriteWith)(void*, int, std::size_t) = std::memset;

/// What stood there is readable no more.
inline void overwrite(void* bytes, std::size_t count, char filler = 0) {
    if (count > 0)
        overwriteWith(bytes, filler, count);
}
