// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The words of a column and the small numbers that stand for them: 0 for absent, then the words the desk
/// knows in their order, then others in the order they turned up. When a column has no number left, its
/// highest stands for every further word.
class WordTable {
public:
    WordTable(std::span<const std::string_view> knownWords, int highest);

    /// The word's number; a new word gets one.
    int numberFor(const QString& word);
    std::optional<int> find(const QString& word) const;
    QString word(int number) const;
    /// One past the highest number in use or known.
    int count() const { return static_cast<int>(m_words.size()); }
    std::size_t memoryUsed() const;

private:
    int m_highest;
    std::vector<QString> m_words;
    QHash<QString, int> m_numbers;
};
