// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/LineState.h"

#include <QLineEdit>
#include <QTextLayout>

class LineStateMark;

/// The line the reviewer types into. A mark at its left tells how it stands; conditions look like soft chips
/// and wrong words are underlined, while it stays one plain text to edit, select, copy and write from right
/// to left in.
class FilterLine : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterLine(QWidget* parent = nullptr);

    /// Colours the words; `parsed` is what the present text came to.
    void mark(const ParsedLine& parsed);
    /// How the line stands; `sentence` says it of the word at fault, and may be empty.
    void showState(LineState state, const QString& sentence);
    /// An input method is putting a word together.
    bool isComposing() const { return m_isComposing; }
    /// Replaces the text, with the cursor behind it, ready for another word. Not a textEdited().
    void replaceText(const QString& line);
    /// Keeps so many pixels free at the right, for what stands there.
    void reserve(int width);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The soft ring around the line while it has the focus.
    static constexpr int halo = 3;

Q_SIGNALS:
    void undoRequested();
    void redoRequested();
    void escapePressed();
    /// Enter, or Down: on to the rows.
    void leaveRequested();
    void composingChanged(bool composing);
    void suggestionsRequested(); ///< Ctrl+Space.
    void recentRequested();      ///< Up, in an empty line.
    void helpRequested();        ///< F1.

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyFormats();
    QList<QTextLayout::FormatRange> formats() const;
    QList<QRectF> chipRects() const;
    void paintBehindText();
    bool takeKey(QKeyEvent* event);

    struct Chip {
        qsizetype start = 0;
        qsizetype length = 0;
        bool excluded = false;
    };
    QList<Chip> m_chips;
    QList<ParsedLine::Problem> m_problems;
    LineStateMark* m_state;
    bool m_isComposing = false;
};
