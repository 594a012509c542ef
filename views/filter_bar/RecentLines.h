// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// The filter lines that were of use, to use them again. In memory only, and never written anywhere: they may
/// hold names.
class RecentLines {
public:
    /// The line becomes the first; one that is among them already only moves there.
    void remember(const QString& line);
    void forget() { m_lines.clear(); }
    /// The latest first.
    const QStringList& lines() const { return m_lines; }

    static constexpr qsizetype most = 20;

private:
    QStringList m_lines;
};
