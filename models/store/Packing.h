// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

/// Writes numbers and texts into bytes, small ones small. Every text comes back as it was, also one that is
/// no valid Unicode.
class PackedWriter {
public:
    void number(std::uint64_t value);
    void text(QStringView text);
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::string m_utf8; ///< Of the text being written.
};

/// Reads what PackedWriter wrote, in the same order.
class PackedReader {
public:
    explicit PackedReader(std::string_view bytes)
        : m_rest(bytes) {}
    std::uint64_t number();
    QString text();

private:
    std::string_view m_rest;
};
