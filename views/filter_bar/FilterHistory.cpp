// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHistory.h"

namespace {

qsizetype wordsIn(const QString& line) {
    return line.simplified().isEmpty() ? 0 : line.simplified().count(u' ') + 1;
}

} // namespace

void FilterHistory::typed(const QString& line) {
    if (line == m_lines.at(m_at))
        return;
    const bool onlySpace = line.simplified() == m_lines.at(m_at).simplified();
    const bool sameWord = m_isTyping && wordsIn(line) == wordsIn(m_lines.at(m_at));
    if (onlySpace || sameWord) {
        m_lines.resize(m_at + 1);
        m_lines[m_at] = line;
    } else {
        push(line);
    }
    m_isTyping = m_isTyping || !onlySpace;
}

void FilterHistory::edited(const QString& line) {
    if (line != m_lines.at(m_at))
        push(line);
    m_isTyping = false;
}

void FilterHistory::push(const QString& line) {
    constexpr qsizetype mostLines = 200;
    m_lines.resize(m_at + 1);
    m_lines.append(line);
    if (m_lines.size() > mostLines)
        m_lines.removeFirst();
    m_at = m_lines.size() - 1;
}

const QString& FilterHistory::undo() {
    m_isTyping = false;
    if (canUndo())
        --m_at;
    return line();
}

const QString& FilterHistory::redo() {
    m_isTyping = false;
    if (canRedo())
        ++m_at;
    return line();
}
