// SPDX-License-Identifier: Apache-2.0
#include "identity/OutsideText.h"

#include "identity/Typography.h"

#include <algorithm>
#include <cstring>

bool holdsDirectionMark(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto* found = static_cast<const char*>(std::memchr(utf8.data() + at, 0xE2, utf8.size() - at));
        if (found == nullptr)
            break;
        at = static_cast<std::size_t>(found - utf8.data());
        if (at + 2 >= utf8.size())
            break;
        const auto second = static_cast<unsigned char>(utf8[at + 1]);
        const auto third = static_cast<unsigned char>(utf8[at + 2]);
        const bool isMark = second == 0x80 && (third == 0x8E || third == 0x8F);
        const bool isEmbedding = second == 0x80 && third >= 0xAA && third <= 0xAE;
        const bool isIsolate = second == 0x81 && third >= 0xA6 && third <= 0xA9;
        if (isMark || isEmbedding || isIsolate)
            return true;
    }
    return utf8.find("\xD8\x9C") != std::string_view::npos;
}

QString withoutDirectionMarks(const QString& text) {
    if (std::none_of(text.begin(), text.end(), turnsDirection))
        return text;
    return QString(text).removeIf(turnsDirection);
}
