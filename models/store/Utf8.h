// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

/// Between the fields of a record. Never inside one.
inline constexpr char fieldSeparator = '\x1f';
/// Between a record's fields as they are and the same folded. Never inside either.
inline constexpr char foldedSeparator = '\x1e';

/// Appends the text as UTF-8 that may stand in a record: a separator becomes a space, half a surrogate pair
/// U+FFFD. False when textOf() of it would not be the same text again.
bool appendUtf8(std::string& bytes, QStringView text);

/// Whether textOf(bytes) is the text, found out without making it. `scratch` is overwritten.
bool isTextOf(std::string_view bytes, QStringView text, std::string& scratch);

bool isAscii(std::string_view bytes);

inline QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}
