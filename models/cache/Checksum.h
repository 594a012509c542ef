// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

/// Tells bytes that a disk has mangled from those that were written; against nobody's intent. Reads 32 bytes
/// at a time, some GB/s: SQLite's own pages have no sums, and a library for this would be one more to ship.
std::int64_t checksumOf(std::string_view bytes);
