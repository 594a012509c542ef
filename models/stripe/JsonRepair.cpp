// SPDX-License-Identifier: Apache-2.0
#include "stripe/JsonRepair.h"

#include <QString>

#include <cmath>
#include <optional>
#include <string_view>

namespace wire {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
/// Stripe's objects are six deep.
constexpr int deepest = 64;

bool isHighSurrogate(unsigned unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(unsigned unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// Copies the text from left to right; each function begins at m_at and ends behind what it has read.
class Repair {
public:
    explicit Repair(const QByteArray& text)
        : m_text(text) {
        m_out.reserve(text.size() + 64);
    }

    QByteArray run() {
        while (m_at < m_text.size())
            copyNext();
        return m_out;
    }

private:
    void copyNext() {
        const char c = m_text.at(m_at);
        if (c == '"')
            copyString();
        else if (c == '{' || c == '[')
            open(c);
        else if (c == '}' || c == ']')
            close(c);
        else if (isOfWord(c))
            copyWord();
        else
            copy(1); // A comma, a colon, a space, or what no parser accepts.
    }

    void open(char c) {
        ++m_depth;
        if (m_depth == deepest)
            m_out += "null";
        write({&c, 1});
        ++m_at;
    }

    void close(char c) {
        write({&c, 1});
        --m_depth;
        ++m_at;
    }

    static bool isOfWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '+' || c == '.' || c == '_';
    }

    void copyWord() {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isOfWord(m_text.at(m_at)))
            ++m_at;
        const QByteArray word = m_text.mid(start, m_at - start);
        write(isKnownWord(word) || isPlainNumber(word)
                  ? std::string_view(word.constData(), static_cast<std::size_t>(word.size()))
                  : std::string_view("null"));
    }

    static bool isKnownWord(const QByteArray& word) {
        return word == "true" || word == "false" || word == "null";
    }

    /// A number of JSON's grammar that fits into 64 bits, or into a double if it has a fraction.
    static bool isPlainNumber(const QByteArray& word) {
        qsizetype at = word.startsWith('-') ? 1 : 0;
        const qsizetype firstDigit = at;
        const auto skipDigits = [&word, &at] {
            const qsizetype before = at;
            while (at < word.size() && word.at(at) >= '0' && word.at(at) <= '9')
                ++at;
            return at > before;
        };
        if (!skipDigits() || (word.at(firstDigit) == '0' && at > firstDigit + 1))
            return false;
        bool isInteger = true;
        if (at < word.size() && word.at(at) == '.') {
            isInteger = false;
            ++at;
            if (!skipDigits())
                return false;
        }
        if (at < word.size() && (word.at(at) == 'e' || word.at(at) == 'E')) {
            isInteger = false;
            ++at;
            if (at < word.size() && (word.at(at) == '+' || word.at(at) == '-'))
                ++at;
            if (!skipDigits())
                return false;
        }
        if (at != word.size())
            return false;
        bool fits = false;
        if (isInteger) {
            word.toLongLong(&fits);
            return fits;
        }
        const double value = word.toDouble(&fits);
        return fits && std::isfinite(value);
    }

    void copyString() {
        copy(1);
        while (m_at < m_text.size() && m_text.at(m_at) != '"') {
            if (m_text.at(m_at) == '\\')
                copyEscape();
            else
                copyCharacter();
        }
        if (m_at < m_text.size())
            copy(1);
    }

    std::optional<unsigned> unitAt(qsizetype at) const {
        if (at + 6 > m_text.size() || m_text.at(at) != '\\' || m_text.at(at + 1) != 'u')
            return std::nullopt;
        bool isHexadecimal = false;
        constexpr int sixteen = 16;
        const unsigned unit = m_text.mid(at + 2, 4).toUInt(&isHexadecimal, sixteen);
        return isHexadecimal ? std::optional(unit) : std::nullopt;
    }

    void copyEscape() {
        constexpr qsizetype escapeLength = 6;
        const std::optional<unsigned> unit = unitAt(m_at);
        if (!unit) {
            copyShortEscape();
            return;
        }
        const std::optional<unsigned> next = unitAt(m_at + escapeLength);
        if (isHighSurrogate(*unit) && next && isLowSurrogate(*next)) {
            copy(2 * escapeLength);
        } else if (isHighSurrogate(*unit) || isLowSurrogate(*unit)) {
            write(replacement);
            m_at += escapeLength;
        } else {
            copy(escapeLength);
        }
    }

    void copyShortEscape() {
        constexpr std::string_view known = "\"\\/bfnrt";
        const bool isKnown =
            m_at + 1 < m_text.size() && known.find(m_text.at(m_at + 1)) != std::string_view::npos;
        if (isKnown) {
            copy(2);
        } else {
            write(replacement);
            ++m_at;
        }
    }

    void copyCharacter() {
        const auto first = static_cast<unsigned char>(m_text.at(m_at));
        constexpr unsigned char firstPrintable = 0x20;
        constexpr unsigned char firstOfMany = 0x80;
        if (first >= firstOfMany) {
            copyLongCharacter();
        } else if (first >= firstPrintable) {
            copy(1);
        } else {
            write(" ");
            ++m_at;
        }
    }

    /// Two to four bytes, judged by the strict rules of UTF-8 (no overlong forms, no surrogates).
    void copyLongCharacter() {
        for (qsizetype length = 2; length <= 4; ++length) {
            const QByteArray candidate = m_text.mid(m_at, length);
            if (candidate.size() == length && candidate.isValidUtf8() && isOneCharacter(candidate)) {
                copy(length);
                return;
            }
        }
        write(replacement);
        ++m_at;
    }

    static bool isOneCharacter(const QByteArray& utf8) {
        const QString text = QString::fromUtf8(utf8);
        return text.size() == 1 || (text.size() == 2 && text.at(0).isHighSurrogate());
    }

    void copy(qsizetype length) {
        write({m_text.constData() + m_at, static_cast<std::size_t>(length)});
        m_at += length;
    }

    void write(std::string_view part) {
        if (m_depth < deepest)
            m_out.append(part.data(), static_cast<qsizetype>(part.size()));
    }

    const QByteArray& m_text;
    QByteArray m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

QByteArray repairedJson(const QByteArray& text) {
    return Repair(text).run();
}

} // namespace wire
