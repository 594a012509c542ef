// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// The filter lines there were, one after the other, so that any edit can be taken back: typing word by word,
/// deleting letter after letter as one step, everything else step by step. A text that was replaced or
/// deleted at once (selected and typed over, pasted over, cut) is always a step.
class FilterHistory {
public:
    const QString& line() const { return m_lines.at(m_at); }
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_lines.size(); }

    /// The line after a key. While letters are added to the same word, or taken away one by one, it stays one
    /// step.
    void typed(const QString& line);
    /// One step of its own: a facet, a menu, a saved line.
    void edited(const QString& line);
    /// Answers the line to show. Does nothing at the end of the history.
    const QString& undo();
    const QString& redo();

private:
    enum class Run { None, Adding, Deleting };

    void push(const QString& line);

    QStringList m_lines{QString()};
    qsizetype m_at = 0;
    Run m_run = Run::None; ///< What the present line came from, as long as the next key continues it.
};
