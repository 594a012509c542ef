// SPDX-License-Identifier: Apache-2.0
#include "stripe/MaskedJsonText.h"

QString MaskedJson::text(const QStringList& shownKeys) const {
    QString shown = m_text;
    if (shownKeys.isEmpty())
        return shown;
    // From the end, so that the places before stay where they are.
    for (auto value = m_values.rbegin(); value != m_values.rend(); ++value)
        if (shownKeys.contains(value->key))
            shown.replace(value->begin, value->length, value->json);
    return shown;
}
