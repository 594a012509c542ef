// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Overwrite.h"
#include "store/Utf8.h"

/// What stood there is readable no more, and is found by no search.
inline void overwriteText(char* bytes, std::size_t count) {
    overwrite(bytes, count, fieldSeparator);
}
