// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetRow.h"

#include "identity/Plural.h"
#include "look/Text.h"
#include "look/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <limits>

namespace {

constexpr int inset = 8;
constexpr int markWidth = 10;
constexpr int gap = 8;

bool excludes(Qt::KeyboardModifiers modifiers) {
    return modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier);
}

} // namespace

FacetRow::FacetRow(QWidget* parent)
    : QAbstractButton(parent) {
    setFocusPolicy(Qt::ClickFocus); // The panel gives one row at a time to the Tab key.
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // A screen reader checks the row rather than clicking it. What it then is, the filter tells.
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        if (on != (m_content.state == FacetState::Chosen))
            Q_EMIT chosen(m_content.value);
    });
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_withModifier && !m_content.value.isEmpty())
            Q_EMIT excluded(m_content.value);
        else
            Q_EMIT chosen(m_content.value);
    });
}

void FacetRow::show(FilterField field, const Content& content) {
    // Names of countries and reasons are looked up only when the row changes its value.
    const bool isSameFace = field == m_field && content.value == m_content.value;
    show(isSameFace ? FacetFace(m_face) : faceOf(field, content.value), content);
    m_field = field;
}

void FacetRow::show(const FacetFace& face, const Content& content) {
    m_field.reset();
    if (content == m_content && face == m_face)
        return;
    m_face = face;
    m_content = content;
    setCheckable(!content.value.isEmpty());
    setChecked(content.state == FacetState::Chosen);
    tellAccessibly();
    update();
}

void FacetRow::tellAccessibly() {
    QString state;
    switch (m_content.state) {
    case FacetState::Off:
        state = tr("not selected");
        break;
    case FacetState::Chosen:
        state = tr("selected");
        break;
    case FacetState::Excluded:
        state = tr("excluded");
        break;
    }
    setAccessibleName(
        m_content.count
            ? tr("%1, %2, %3")
                  .arg(m_face.label, plural(*m_content.count, tr("1 session"), tr("%1 sessions")), state)
            : tr("%1, %2").arg(m_face.label, state));
}

QSize FacetRow::sizeHint() const {
    constexpr int slack = 8;
    constexpr int letters = 24;
    return {fontMetrics().averageCharWidth() * letters, qMax(grid::facet, fontMetrics().height() + slack)};
}

void FacetRow::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.accent) : QPen(Qt::NoPen));
    if (m_content.state != FacetState::Off)
        painter.setBrush(theme.selection);
    else if (underMouse())
        painter.setBrush(theme.dark ? theme.panel : theme.line);
    painter.drawRoundedRect(box, grid::radius, grid::radius);

    const bool none = m_content.count && *m_content.count == 0 && m_content.state == FacetState::Off;
    const QColor dimmed = theme.label;
    QRectF words = QRectF(rect()).adjusted(inset, 0, -inset, 0);
    if (m_content.count) {
        const QString count = QLocale().toString(*m_content.count);
        painter.setPen(dimmed);
        paintNumber(painter, words, count);
        words.setRight(words.right() - numberWidth(count, font()) - gap);
    }
    if (m_face.mark != Mark::None) {
        constexpr double faint = 0.5;
        painter.setOpacity(none ? faint : 1);
        paintMark(painter, QRectF(words.left(), words.top(), markWidth, words.height()), m_face.mark,
                  theme.tone(m_face.tone).text);
        painter.setOpacity(1);
        words.setLeft(words.left() + markWidth + gap);
    }
    QFont shown = font();
    shown.setStrikeOut(m_content.state == FacetState::Excluded);
    painter.setFont(shown);
    painter.setPen(none || m_content.value.isEmpty() ? dimmed : theme.text);
    const bool fits = paintOneLine(painter, words, m_face.label);
    setToolTip(fits ? QString() : plainToolTip(m_face.label));
}

void FacetRow::mouseReleaseEvent(QMouseEvent* event) {
    const QScopedValueRollback modifier(m_withModifier, excludes(event->modifiers()));
    QAbstractButton::mouseReleaseEvent(event);
}

void FacetRow::keyPressEvent(QKeyEvent* event) {
    constexpr int toTheEnd = std::numeric_limits<int>::max();
    if (event->key() == Qt::Key_Up)
        Q_EMIT stepRequested(-1);
    else if (event->key() == Qt::Key_Down)
        Q_EMIT stepRequested(1);
    else if (event->key() == Qt::Key_Home)
        Q_EMIT stepRequested(-toTheEnd);
    else if (event->key() == Qt::Key_End)
        Q_EMIT stepRequested(toTheEnd);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FacetRow::keyReleaseEvent(QKeyEvent* event) {
    const QScopedValueRollback modifier(m_withModifier, excludes(event->modifiers()));
    QAbstractButton::keyReleaseEvent(event);
}

void FacetRow::contextMenuEvent(QContextMenuEvent* event) {
    if (m_content.value.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString value = m_content.value;
    const bool isChosen = m_content.state == FacetState::Chosen;
    const bool isExcluded = m_content.state == FacetState::Excluded;
    menu->addAction(isChosen ? tr("Show others too") : tr("Show these"), this,
                    [this, value] { Q_EMIT chosen(value); });
    QAction* exclude = menu->addAction(isExcluded ? tr("Exclude no more") : tr("Exclude these"), this,
                                       [this, value] { Q_EMIT excluded(value); });
    exclude->setObjectName(QStringLiteral("excludeFacet"));
    menu->popup(event->globalPos());
}

void FacetRow::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    Q_EMIT focused();
}
