// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

/// A text to look for in the records' bytes, in any case of the ASCII letters. Letters beyond ASCII are
/// found in the folded part of a record, in which every case and accent is gone.
class TextNeedle {
public:
    explicit TextNeedle(const QString& text);

    bool isIn(std::string_view bytes) const;
    bool isExactly(std::string_view bytes) const {
        return bytes.size() == m_bytes.size() && matchesAt(bytes.data());
    }
    const std::string& bytes() const { return m_bytes; }

private:
    bool matchesAt(const char* bytes) const {
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            if ((bytes[i] | m_caseBits[i]) != m_bytes[i])
                return false;
        return true;
    }

    std::string m_bytes;    ///< Folded.
    std::string m_caseBits; ///< For each byte: what a letter and its capital differ by, else 0.
};
