// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/LineCompletion.h"

#include "filter_bar/CompletionPopup.h"
#include "filter_bar/FilterLine.h"
#include "look/Text.h"

#include <QKeyEvent>

LineCompletion::LineCompletion(FilterLine& line, Source source)
    : QObject(&line)
    , m_line(line)
    , m_source(std::move(source))
    , m_popup(new CompletionPopup(line)) {
    line.installEventFilter(this);
    connect(&line, &QLineEdit::cursorPositionChanged, this, [this](int /*before*/, int now) {
        if (isOpen() && (now != m_cursor || m_line.text() != m_offeredFor))
            close();
    });
    connect(m_popup, &CompletionPopup::chosen, this, &LineCompletion::choose);
}

LineCompletion::~LineCompletion() {
    delete m_popup;
}

bool LineCompletion::isOpen() const {
    return m_popup && m_popup->isVisible();
}

void LineCompletion::offer(Asked asked) {
    if (m_line.isComposing())
        return close();
    open(suggestionsAt(m_line.text(), m_line.cursorPosition(), m_source(), asked));
    m_asked = asked;
}

void LineCompletion::refresh() {
    if (isOpen() && m_asked && m_popup->highlighted() < 0)
        offer(*m_asked);
}

void LineCompletion::offerLines(const QStringList& lines) {
    QList<Suggestion> suggestions;
    for (const QString& each : lines) {
        Suggestion suggestion;
        suggestion.text = each;
        suggestion.length = m_line.text().size();
        suggestion.label = oneLine(each);
        suggestions << suggestion;
    }
    open(suggestions);
    m_asked.reset();
}

void LineCompletion::open(const QList<Suggestion>& suggestions) {
    if (suggestions.isEmpty())
        return close();
    m_suggestions = suggestions;
    m_offeredFor = m_line.text();
    m_cursor = m_line.cursorPosition();
    m_popup->show(suggestions);
    place();
    Q_EMIT opened();
}

void LineCompletion::close() {
    if (!isOpen())
        return;
    m_popup->hide();
    m_line.setAccessibleDescription({});
    Q_EMIT closed();
}

/// Below the beginning of what is completed.
void LineCompletion::place() {
    const QString typed =
        m_offeredFor.mid(m_suggestions.first().start, m_cursor - m_suggestions.first().start);
    const int cursor = m_line.inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();
    constexpr int popupText = 12; // Where the popup's texts begin.
    m_popup->placeAt(cursor - m_line.fontMetrics().horizontalAdvance(typed) - popupText);
}

void LineCompletion::highlight(int step) {
    m_popup->highlightNext(step);
    m_line.setAccessibleDescription(m_popup->highlightedInWords());
}

void LineCompletion::choose(int index) {
    const Suggestion chosen = m_suggestions.value(index);
    const qsizetype behind = chosen.start + chosen.length;
    const bool isLast = behind == m_offeredFor.size();
    QString line = m_offeredFor;
    line.replace(chosen.start, chosen.length, chosen.text);
    auto cursor = static_cast<int>(chosen.start + chosen.text.size());
    if (chosen.isFinished && isLast)
        line += u' ';
    if (chosen.isFinished && cursor < line.size() && line.at(cursor).isSpace())
        ++cursor; // Ready for another word.
    close();
    Q_EMIT lineChosen(line, cursor);
    if (!chosen.isFinished)
        offer(Asked::ByTyping); // A field wants its value.
}

bool LineCompletion::takeKey(int key) {
    switch (key) {
    case Qt::Key_Down:
        highlight(1);
        return true;
    case Qt::Key_Up:
        highlight(-1);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        choose(std::max(0, m_popup->highlighted()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_popup->highlighted() < 0) {
            close(); // And then what Enter does without it.
            return false;
        }
        choose(m_popup->highlighted());
        return true;
    default:
        return false;
    }
}

bool LineCompletion::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_line || !isOpen())
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        return isPlain && takeKey(key->key());
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
        close();
        return false;
    case QEvent::Move:
    case QEvent::Resize:
        place();
        return false;
    default:
        return false;
    }
}
