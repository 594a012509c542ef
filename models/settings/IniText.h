// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <optional>

/// Settings by their names ("section/key"), each a list of texts, as the INI text that QSettings writes and
/// reads. QSettings itself works on a path: it follows links there, has a lock of its own, and keeps what it
/// read before.
class IniText {
public:
    using Values = QMap<QString, QStringList>;

    /// Nothing when a line is neither a section, a value, a comment nor blank.
    static std::optional<Values> read(const QByteArray& text);
    static QByteArray write(const Values& values);
};
