// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>

/// Called through a volatile pointer, so that no optimiser takes it for writing what nobody reads. What
/// OPENSSL_cleanse and sodium_memzero do comes to the same; neither library is linked for anything else, and
/// explicit_bzero is not to be had everywhere the desk runs.
inline void* (*const volatile overwriteWith)(void*, int, std::size_t) = std::memset;

/// What stood there is readable no more.
inline void overwrite(void* bytes, std::size_t count, char filler = 0) {
    if (count > 0)
        overwriteWith(bytes, filler, count);
}
