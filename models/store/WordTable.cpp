// SPDX-License-Identifier: Apache-2.0
#include "store/WordTable.h"

#include "store/Utf8.h"

WordTable::WordTable(std::span<const std::string_view> knownWords, int highest)
    : m_highest(highest)
    , m_words(1) {
    for (const std::string_view word : knownWords)
        numberFor(textOf(word));
}

int WordTable::numberFor(const QString& word) {
    const auto known = m_numbers.constFind(word);
    if (known != m_numbers.cend())
        return *known;
    if (count() >= m_highest) {
        m_words.resize(static_cast<std::size_t>(m_highest) + 1);
        return m_highest;
    }
    const int number = count();
    m_words.push_back(word);
    m_numbers.insert(word, number);
    return number;
}

std::optional<int> WordTable::find(const QString& word) const {
    const auto known = m_numbers.constFind(word);
    return known != m_numbers.cend() ? std::optional<int>(*known) : std::nullopt;
}

QString WordTable::word(int number) const {
    return number > 0 && number < count() ? m_words[static_cast<std::size_t>(number)] : QString();
}

std::size_t WordTable::memoryUsed() const {
    std::size_t bytes = m_words.capacity() * sizeof(QString);
    for (const QString& word : m_words) // Shared with the hash, whose nodes are counted roughly.
        bytes += static_cast<std::size_t>(word.capacity()) * sizeof(QChar) + 2 * sizeof(QString);
    return bytes;
}
