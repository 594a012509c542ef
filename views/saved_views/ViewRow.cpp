// SPDX-License-Identifier: Apache-2.0
#include "saved_views/ViewRow.h"

#include "look/Look.h"
#include "look/Text.h"
#include "look/Theme.h"
#include "sessions/SessionCount.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace {

constexpr int inset = 8;
constexpr int gap = 8;

} // namespace

ViewRow::ViewRow(QWidget* parent)
    : QAbstractButton(parent) {
    setFocusPolicy(Qt::ClickFocus); // The panel gives one row at a time to the Tab key.
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ViewRow::show(const Content& content) {
    if (content == m_content)
        return;
    m_content = content;
    tellAccessibly();
    update();
}

QString ViewRow::countText() const {
    if (!m_content.understood)
        return QStringLiteral("–");
    return m_content.count ? QLocale().toString(*m_content.count) : QStringLiteral("…");
}

void ViewRow::tellAccessibly() {
    QStringList parts{m_content.name};
    if (!m_content.understood)
        parts << tr("its line has a word that is not understood");
    else if (m_content.count)
        parts << sessionCountText(*m_content.count);
    else
        parts << tr("being counted");
    if (m_content.current)
        parts << (m_content.edited ? tr("on show, edited") : tr("on show"));
    setAccessibleName(parts.join(QStringLiteral(", ")));
    QStringList tips{m_content.name};
    if (!m_content.explanation.isEmpty())
        tips << m_content.explanation;
    if (m_content.onlyThisRun)
        tips << tr("Has words that may be personal: kept until you close the desk.");
    if (!m_content.understood)
        tips << tr("Its line has a word that is not understood.");
    setAccessibleDescription(tips.join(u'\n')); // Else the tip would be read with its markup.
    setToolTip(plainToolTip(tips.join(u'\n')));
}

QSize ViewRow::sizeHint() const {
    constexpr int slack = 8;
    constexpr int letters = 24;
    return {fontMetrics().averageCharWidth() * letters, qMax(grid::facet, fontMetrics().height() + slack)};
}

void ViewRow::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
    if (m_content.current)
        painter.setBrush(theme.selection);
    else if (underMouse())
        painter.setBrush(theme.dark ? theme.panel : theme.line);
    painter.drawRoundedRect(box, grid::radius, grid::radius);

    QRectF words = QRectF(rect()).adjusted(inset, 0, -inset, 0);
    painter.setPen(theme.label);
    const QString count = countText();
    paintNumber(painter, words, count);
    words.setRight(words.right() - numberWidth(count, font()) - gap);
    if (m_content.edited) {
        const QString edited = tr("edited");
        painter.setFont(labelFont(font()));
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, edited);
        words.setRight(words.right() - QFontMetricsF(painter.font()).horizontalAdvance(edited) - gap);
    }
    const bool none = m_content.count == 0U && !m_content.current;
    QFont shown = font();
    shown.setItalic(m_content.onlyThisRun);
    painter.setFont(shown);
    painter.setPen(none ? theme.label : theme.text);
    paintOneLine(painter, words, m_content.name);
}

void ViewRow::keyPressEvent(QKeyEvent* event) {
    const bool moves = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = event->key() == Qt::Key_Up ? -1 : 1;
        if (moves)
            Q_EMIT moveRequested(step);
        else
            Q_EMIT stepRequested(step);
        return;
    }
    case Qt::Key_F2:
        Q_EMIT renameRequested();
        return;
    case Qt::Key_Delete:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void ViewRow::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuRequested(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().center())
                                                                        : event->globalPos());
}

void ViewRow::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    Q_EMIT focused();
}
