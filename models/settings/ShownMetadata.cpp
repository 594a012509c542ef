// SPDX-License-Identifier: Apache-2.0
#include "settings/ShownMetadata.h"

#include "stripe/Secrets.h"

QStringList shownMetadata(const QStringList& chosen, const QByteArray& apiKeyMark) {
    const QString prefix = QString::fromLatin1(apiKeyMark) + u' ';
    QStringList keys;
    if (apiKeyMark.isEmpty())
        return keys;
    for (const QString& entry : chosen)
        if (entry.startsWith(prefix))
            keys << entry.mid(prefix.size());
    return keys;
}

QStringList withShownMetadata(const QStringList& chosen, const QByteArray& apiKeyMark,
                              const QString& metadataKey, bool isShown) {
    constexpr qsizetype most = 500;
    QStringList entries = chosen;
    const QString entry = QString::fromLatin1(apiKeyMark) + u' ' + metadataKey;
    entries.removeAll(entry);
    if (isShown && !apiKeyMark.isEmpty() && entries.size() < most)
        entries << entry;
    return entries;
}

QStringList keepableShownMetadata(const QStringList& chosen) {
    QStringList kept;
    for (const QString& entry : chosen)
        if (!entry.contains(u'@') && withoutSecrets(entry) == entry)
            kept << entry;
    return kept;
}
