// SPDX-License-Identifier: Apache-2.0
#include "identity/Ids.h"

#include <algorithm>

bool isStripeId(QStringView text, QLatin1StringView prefix) {
    constexpr qsizetype longestTail = 250;
    if (!text.startsWith(prefix))
        return false;
    const QStringView tail = text.sliced(prefix.size());
    if (tail.contains(QLatin1StringView("_secret_"))) // A client secret begins with its session's id.
        return false;
    if (tail.isEmpty() || tail.size() > longestTail)
        return false;
    return std::all_of(tail.begin(), tail.end(), [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_';
    });
}
