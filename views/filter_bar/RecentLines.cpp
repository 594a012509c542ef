// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/RecentLines.h"

void RecentLines::remember(const QString& line) {
    const QString plain = line.trimmed();
    if (plain.isEmpty())
        return;
    m_lines.removeAll(plain);
    m_lines.prepend(plain);
    if (m_lines.size() > most)
        m_lines.removeLast();
}
