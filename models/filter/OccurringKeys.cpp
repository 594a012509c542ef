// SPDX-License-Identifier: Apache-2.0
#include "filter/OccurringKeys.h"

#include "store/SessionStore.h"
#include "store/Utf8.h"

#include <QHash>

#include <algorithm>

QStringList occurringMetadataKeys(const SessionStore& store) {
    constexpr Row looked = 4'000;
    const Row step = std::max<Row>(1, store.size() / looked);
    QHash<QString, int> counts;
    for (Row row = 0; row < store.size(); row += step) {
        std::string_view pairs = store.text(row, TextField::MetadataPairs);
        while (!pairs.empty()) {
            const std::size_t end = std::min(pairs.find(fieldSeparator), pairs.size());
            const std::size_t equals = pairs.substr(0, end).find('=');
            if (equals != std::string_view::npos)
                ++counts[textOf(pairs.substr(0, equals))];
            pairs.remove_prefix(std::min(end + 1, pairs.size()));
        }
    }
    QStringList keys = counts.keys();
    std::sort(keys.begin(), keys.end(), [&counts](const QString& a, const QString& b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    constexpr qsizetype most = 50; // As many as Stripe lets a session have.
    return keys.mid(0, most);
}

QStringList occurringFlows(const SessionStore& store) {
    QStringList flows;
    for (int number = 1; number < store.wordCount(SessionStore::WordColumn::Flow); ++number)
        flows << store.wordOf(SessionStore::WordColumn::Flow, number);
    return flows;
}

OccurringWord occurringWordsOf(const SessionStore& store) {
    using WordColumn = SessionStore::WordColumn;
    return [&store](FilterField field, const QString& typed) -> std::optional<QString> {
        const WordColumn column = field == FilterField::Type    ? WordColumn::Type
                                  : field == FilterField::Error ? WordColumn::Error
                                                                : WordColumn::Redaction;
        for (int number = 1; number < store.wordCount(column); ++number) {
            const QString word = store.wordOf(column, number);
            if (word.compare(typed, Qt::CaseInsensitive) == 0)
                return word;
        }
        return std::nullopt;
    };
}
