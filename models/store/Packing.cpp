// SPDX-License-Identifier: Apache-2.0
#include "store/Packing.h"

#include "store/Utf8.h"

#include <cstring>

namespace {
constexpr int bitsPerByte = 7;
constexpr std::uint64_t moreFollows = 0x80;
} // namespace

void PackedWriter::number(std::uint64_t value) {
    for (; value >= moreFollows; value >>= bitsPerByte)
        m_bytes += static_cast<char>(value | moreFollows);
    m_bytes += static_cast<char>(value);
}

/// The lowest bit of the length says whether the bytes are UTF-16, for what UTF-8 cannot carry.
void PackedWriter::text(QStringView text) {
    m_utf8.clear();
    if (appendUtf8(m_utf8, text)) {
        number(m_utf8.size() * 2);
        m_bytes += m_utf8;
        return;
    }
    const auto size = static_cast<std::size_t>(text.size()) * sizeof(char16_t);
    number(size * 2 + 1);
    const std::size_t start = m_bytes.size();
    m_bytes.resize(start + size);
    std::memcpy(m_bytes.data() + start, text.utf16(), size);
}

std::uint64_t PackedReader::number() {
    std::uint64_t value = 0;
    for (int shift = 0; !m_rest.empty(); shift += bitsPerByte) {
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= (byte & (moreFollows - 1)) << shift;
        if (byte < moreFollows)
            break;
    }
    return value;
}

QString PackedReader::text() {
    const std::uint64_t head = number();
    const std::string_view bytes = m_rest.substr(0, head / 2);
    m_rest.remove_prefix(bytes.size());
    if (head % 2 == 0)
        return textOf(bytes);
    QString text(static_cast<qsizetype>(bytes.size() / sizeof(char16_t)), Qt::Uninitialized);
    std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
}
