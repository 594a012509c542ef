// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilteredRows.h"

#include <functional>

/// Something that can stand at the cursor.
struct Suggestion {
    QString text;        ///< What to put into the line.
    qsizetype start = 0; ///< Instead of what stands here.
    qsizetype length = 0;
    QString label;  ///< How it is listed: as it will stand in the line, without quotes.
    QString detail; ///< What it means.
    std::optional<std::uint32_t> count = {}; ///< How many sessions have it, where that is known.
    bool isFinished = true; ///< A space goes behind it; not behind `status:`, which wants a value.
    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// Values that really occur. Nothing of a person's is among them.
struct OccurringValues {
    FacetCounts facets;
    QStringList metadataKeys;
    QStringList flows;
};

enum class Asked {
    ByTyping, ///< Only where a field or a value is begun: free words are left in peace.
    ByKey,    ///< Also for every field, wherever the cursor is.
};

/// What can complete the word at the cursor: fields behind three letters of one, and values behind `field:`
/// and each comma. Those that begin with what is typed come first, then those with a later word that does;
/// values that are in the list already are left out. Fields of free text, among them all that tell who
/// somebody is, have no suggestions.
QList<Suggestion> suggestionsAt(const QString& line, qsizetype cursor, const OccurringValues& values,
                                Asked asked);
