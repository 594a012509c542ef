// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

// What the words of the filter line mean, in the reader's language and in a few words.

struct FieldMeaning {
    QString word; ///< As it stands before the colon; `meta.` wants a key behind it.
    QString meaning;
};
/// Every field there is to offer, the most useful first.
QList<FieldMeaning> fieldMeanings();

/// "Document expired" for error:document_expired; empty where the word says it all.
QString meaningOfValue(FilterField field, const QString& value);
QString meaningOfIsWord(const QString& word);
