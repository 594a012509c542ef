// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterLine.h"

#include "filter_bar/LineStateMark.h"
#include "look/SecretFreeText.h"
#include "look/Theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace {

constexpr int chipPadding = 6;
constexpr int chipGap = 12;  // Added to the space beside a chip: its padding and some air.
constexpr int markRoom = 10; // Before the mark of the line's state.
constexpr int leftRoom = markRoom + LineStateMark::side + 10;

bool isHelpKey(const QKeyEvent& event) {
    return event.key() == Qt::Key_F1 && event.modifiers() == Qt::NoModifier;
}

/// On some systems these also move the cursor to the end of a line, as End does; here they are the window's.
bool isWindowsKey(const QKeyEvent& event) {
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return event.key() == Qt::Key_E &&
           (modifiers == Qt::ControlModifier || modifiers == (Qt::ControlModifier | Qt::ShiftModifier));
}

bool isSuggestionsKey(const QKeyEvent& event) {
    return event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier;
}

} // namespace

FilterLine::FilterLine(QWidget* parent)
    : QLineEdit(parent)
    , m_state(new LineStateMark(this)) {
    setObjectName(QStringLiteral("filterLine"));
    // Ground and frame are painted here, behind the chips.
    setStyleSheet(QStringLiteral(
        "QLineEdit#filterLine { border: none; background: transparent; padding: 0; min-height: 0; }"));
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Find a person, an id, a reference, or status:refused"));
    keepSecretsOut(this);
    reserve(0);
}

void FilterLine::mark(const ParsedLine& parsed) {
    m_chips.clear();
    for (const ParsedLine::Span& span : parsed.spans) {
        const Condition& condition = parsed.filter.conditions.at(span.condition);
        // A word may stand for several conditions: they are one chip.
        const bool isSameWord = !m_chips.isEmpty() && m_chips.last().start == span.start;
        if ((condition.field != FilterField::AnyText || condition.excluded) && !isSameWord)
            m_chips.append({span.start, span.length, condition.excluded});
    }
    m_problems = parsed.problems;
    applyFormats();
    update();
}

void FilterLine::showState(LineState state, const QString& sentence) {
    m_state->show(state, text().trimmed().isEmpty(), sentence);
    setAccessibleDescription(m_state->words());
}

void FilterLine::replaceText(const QString& line) {
    setText(line.trimmed().isEmpty() ? QString() : line.trimmed() + u' ');
}

void FilterLine::reserve(int width) {
    setTextMargins(halo + leftRoom, halo, halo + leftRoom + width, halo);
}

QSize FilterLine::sizeHint() const {
    constexpr int lowest = 34;
    constexpr int slack = 16;
    return {QLineEdit::sizeHint().width(), std::max(lowest, fontMetrics().height() + slack) + 2 * halo};
}

QSize FilterLine::minimumSizeHint() const {
    constexpr int letters = 16;
    return {fontMetrics().averageCharWidth() * letters, sizeHint().height()};
}

QList<QTextLayout::FormatRange> FilterLine::formats() const {
    const Theme& theme = Theme::of(palette());
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&ranges](qsizetype start, qsizetype length, const QTextCharFormat& format) {
        ranges.append({static_cast<int>(start), static_cast<int>(length), format});
    };
    QTextCharFormat space;
    space.setFontLetterSpacingType(QFont::AbsoluteSpacing);
    space.setFontLetterSpacing(chipGap);
    qsizetype end = -1; // Of the chip before.
    for (const Chip& chip : m_chips) {
        QTextCharFormat word;
        word.setForeground(chip.excluded ? theme.label : theme.accent);
        word.setFontStrikeOut(false);
        add(chip.start, chip.length, word);
        const qsizetype after = chip.start + chip.length;
        if (after < text().size() && text().at(after).isSpace())
            add(after, 1, space);
        const bool chipBefore = end + 1 == chip.start;
        if (chip.start > 0 && text().at(chip.start - 1).isSpace() && !chipBefore)
            add(chip.start - 1, 1, space);
        end = after;
    }
    for (const ParsedLine::Problem& problem : m_problems) {
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(problem.incomplete ? QTextCharFormat::DotLine
                                                   : QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(problem.incomplete ? theme.label : theme.tone(Tone::Refused).text);
        add(problem.start, problem.length, wrong);
    }
    return ranges;
}

/// QLineEdit takes formats in one way only: as an input method would give them, relative to the cursor.
void FilterLine::applyFormats() {
    if (m_isComposing)
        return;
    QList<QInputMethodEvent::Attribute> attributes;
    const QList<QTextLayout::FormatRange> ranges = formats();
    for (const QTextLayout::FormatRange& range : ranges)
        attributes.append(
            {QInputMethodEvent::TextFormat, range.start - cursorPosition(), range.length, range.format});
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterLine::inputMethodEvent(QInputMethodEvent* event) {
    const bool composed = std::exchange(m_isComposing, !event->preeditString().isEmpty());
    QLineEdit::inputMethodEvent(event);
    applyFormats();
    if (composed != m_isComposing)
        Q_EMIT composingChanged(m_isComposing);
}

/// The line lays its text out the same way; where that begins (it scrolls) is told by the cursor.
QList<QRectF> FilterLine::chipRects() const {
    QTextLayout layout(text(), font());
    QTextOption option;
    option.setTextDirection(text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setFlags(QTextOption::IncludeTrailingSpaces);
    layout.setTextOption(option);
    layout.setFormats(formats());
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();

    constexpr int cursorRectReach = 5; // cursorRect() begins so far before the cursor.
    const qreal origin = cursorRect().x() + cursorRectReach - line.cursorToX(cursorPosition());
    const qreal height = std::min<qreal>(fontMetrics().height() + 4, this->height() - 4 * halo);
    const qreal top = (this->height() - height) / 2;
    QList<QRectF> rects;
    for (const Chip& chip : m_chips) {
        // In mixed directions the ends of a word need not be its first and last letter.
        qreal left = line.cursorToX(static_cast<int>(chip.start));
        qreal right = left;
        for (qsizetype i = chip.start; i <= chip.start + chip.length; ++i) {
            left = std::min(left, line.cursorToX(static_cast<int>(i)));
            right = std::max(right, line.cursorToX(static_cast<int>(i)));
        }
        rects.append(QRectF(origin + left - chipPadding, top, right - left + 2 * chipPadding, height));
    }
    return rects;
}

void FilterLine::paintBehindText() {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF frame = QRectF(rect()).adjusted(halo, halo, -halo, -halo);
    if (hasFocus()) {
        painter.setBrush(theme.selection);
        painter.drawRoundedRect(rect(), grid::radius + halo, grid::radius + halo);
    }
    // One shape on another: the outline of a shape takes several times as long to paint as its inside.
    painter.setBrush(hasFocus() ? theme.accent : theme.line);
    painter.drawRoundedRect(frame, grid::radius, grid::radius);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), grid::radius - 1, grid::radius - 1);
    if (m_isComposing)
        return;
    constexpr qreal corner = 4;
    painter.setPen(Qt::NoPen);
    painter.setClipRect(frame.adjusted(leftRoom - chipPadding, 0, -(textMargins().right() - halo), 0));
    const QList<QRectF> rects = chipRects();
    for (qsizetype i = 0; i < rects.size(); ++i) {
        painter.setBrush(m_chips.at(i).excluded ? theme.tone(Tone::Canceled).ground : theme.selection);
        painter.drawRoundedRect(rects.at(i), corner, corner);
    }
}

void FilterLine::paintEvent(QPaintEvent* event) {
    // Twice: the first time it scrolls to the cursor, and only then is it known where the chips belong.
    QLineEdit::paintEvent(event);
    paintBehindText();
    QLineEdit::paintEvent(event);
}

/// Keys that are also shortcuts of the window belong to the line while it has the focus.
bool FilterLine::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isHelpKey(*key) || isSuggestionsKey(*key)) {
            event->accept();
            return true;
        }
        if (isWindowsKey(*key)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool FilterLine::takeKey(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo))
        Q_EMIT undoRequested();
    else if (event->matches(QKeySequence::Redo))
        Q_EMIT redoRequested();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT escapePressed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        Q_EMIT leaveRequested();
    else if (isHelpKey(*event))
        Q_EMIT helpRequested();
    else if (isSuggestionsKey(*event))
        Q_EMIT suggestionsRequested();
    else if (event->key() == Qt::Key_Up && text().isEmpty())
        Q_EMIT recentRequested();
    else
        return false;
    return true;
}

void FilterLine::keyPressEvent(QKeyEvent* event) {
    if (!takeKey(event))
        QLineEdit::keyPressEvent(event);
}

void FilterLine::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    m_state->move(halo + markRoom, (height() - LineStateMark::side) / 2);
}

void FilterLine::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Undo"), this, &FilterLine::undoRequested);
    menu->addAction(tr("Redo"), this, &FilterLine::redoRequested);
    menu->addSeparator();
    menu->addAction(tr("Cut"), this, &QLineEdit::cut)->setEnabled(hasSelectedText());
    menu->addAction(tr("Copy"), this, &QLineEdit::copy)->setEnabled(hasSelectedText());
    menu->addAction(tr("Paste"), this, &QLineEdit::paste);
    menu->addAction(tr("Select all"), this, &QLineEdit::selectAll)->setEnabled(!text().isEmpty());
    menu->popup(event->globalPos());
}

void FilterLine::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyFormats();
}
