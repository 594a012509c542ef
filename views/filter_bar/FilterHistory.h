// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// The filter lines there were, one after the other, so that any edit can be taken back: typing word by word,
/// everything else step by step.
class FilterHistory {
public:
    const QString& line() const { return m_lines.at(m_at); }
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_lines.size(); }

    /// While the same word is being typed, it stays one step.
    void typed(const QString& line);
    /// One step of its own: a facet, a menu, a saved line.
    void edited(const QString& line);
    /// Answers the line to show. Does nothing at the end of the history.
    const QString& undo();
    const QString& redo();

private:
    void push(const QString& line);

    QStringList m_lines{QString()};
    qsizetype m_at = 0;
    bool m_isTyping = false;
};
