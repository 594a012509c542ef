// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/Utf8.h"

#include <cstring>

/// Called through a volatile pointer, so that no optimiser takes it for writing what nobody reads.
inline void* (*const volatile overwriteWith)(void*, int, std::size_t) = std::memset;

/// What stood there is readable no more.
inline void overwrite(char* bytes, std::size_t count) {
    overwriteWith(bytes, fieldSeparator, count);
}
