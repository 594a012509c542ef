// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHistory.h"

#include <algorithm>

namespace {

qsizetype wordsIn(const QString& line) {
    return line.simplified().isEmpty() ? 0 : line.simplified().count(u' ') + 1;
}

/// How many letters an edit at one place took out, and how many it put there instead.
struct Edit {
    qsizetype removed = 0;
    qsizetype added = 0;
};

Edit editBetween(const QString& before, const QString& after) {
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype start = 0;
    while (start < shorter && before.at(start) == after.at(start))
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && before.at(before.size() - 1 - end) == after.at(after.size() - 1 - end))
        ++end;
    return {before.size() - start - end, after.size() - start - end};
}

} // namespace

void FilterHistory::typed(const QString& line) {
    const QString& before = m_lines.at(m_at);
    if (line == before)
        return;
    const bool onlySpace = line.simplified() == before.simplified();
    const Edit edit = editBetween(before, line);
    const bool adds = edit.removed == 0 && wordsIn(line) == wordsIn(before);
    const bool deletes = edit.removed == 1 && edit.added == 0;
    const bool continues = (adds && m_run == Run::Adding) || (deletes && m_run == Run::Deleting);
    if (onlySpace || continues) {
        m_lines.resize(m_at + 1);
        m_lines[m_at] = line;
    } else {
        push(line);
    }
    if (!onlySpace)
        m_run = deletes ? Run::Deleting : Run::Adding; // What is typed into a replaced text belongs to it.
}

void FilterHistory::edited(const QString& line) {
    if (line.trimmed() != m_lines.at(m_at).trimmed())
        push(line);
    m_run = Run::None;
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
    m_run = Run::None;
    if (canUndo())
        --m_at;
    return line();
}

const QString& FilterHistory::redo() {
    m_run = Run::None;
    if (canRedo())
        ++m_at;
    return line();
}
