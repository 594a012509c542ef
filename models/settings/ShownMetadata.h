// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

// Metadata keys whose values are harmless (an order's number) and are shown without masking. They are chosen
// for the account of one API key, since the same key name may stand for a person elsewhere; the preferences
// contain the mark of the API key and the name of the metadata key, never a value.

/// Of all that were chosen, the metadata keys for the account of this API key.
QStringList shownMetadata(const QStringList& chosen, const QByteArray& apiKeyMark);
/// What was chosen, with or without this one.
QStringList withShownMetadata(const QStringList& chosen, const QByteArray& apiKeyMark,
                              const QString& metadataKey, bool isShown);
/// What of it may be written to a file: a key name can be a mail address as well.
QStringList keepableShownMetadata(const QStringList& chosen);
