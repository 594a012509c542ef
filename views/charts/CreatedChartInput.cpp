// SPDX-License-Identifier: Apache-2.0
// What hands do to the chart.
#include "charts/CreatedChart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace {

constexpr double closer = 0.8; ///< For one notch of the wheel or one key.

} // namespace

void CreatedChart::mousePressEvent(QMouseEvent* event) {
    if (m_picture.shown.isEmpty())
        return;
    if (event->button() == Qt::LeftButton)
        m_pressedAt = plotX(event->position());
    else if (event->button() == Qt::MiddleButton)
        m_panningFrom = plotX(event->position());
    else
        QWidget::mousePressEvent(event);
}

void CreatedChart::mouseMoveEvent(QMouseEvent* event) {
    const double x = plotX(event->position());
    if (m_panningFrom) {
        const std::int64_t moved = scale().timeAt(*m_panningFrom) - scale().timeAt(x);
        if (moved != 0)
            m_panningFrom = x;
        zoomTo(panned(m_picture.shown, m_whole, moved));
        return;
    }
    constexpr double slip = 3; // Pixels a hand moves without meaning it.
    if (m_pressedAt && (m_picture.brushing || std::abs(x - *m_pressedAt) >= slip)) {
        // A list: the form with two arguments returns references, here to temporaries.
        const auto [from, before] = std::minmax({scale().timeAt(*m_pressedAt), scale().timeAt(x)});
        m_picture.brushing = TimeSpan{from, before};
        update();
    }
    const bool inside = x >= 0 && x < scale().pixels;
    point(inside ? columnAt(scale().timeAt(x)) : -1);
}

void CreatedChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::MiddleButton)
        m_panningFrom.reset();
    if (event->button() != Qt::LeftButton)
        return;
    if (m_picture.brushing && m_pressedAt)
        take(*m_picture.brushing);
    else if (m_pressedAt)
        m_cursor = columnAt(scale().timeAt(plotX(event->position())));
    m_pressedAt.reset();
}

void CreatedChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    dropBrush();
    Q_EMIT rangeLifted();
}

void CreatedChart::wheelEvent(QWheelEvent* event) {
    constexpr double notch = 120;
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier);
    const double along = (event->angleDelta().x() + (sideways ? event->angleDelta().y() : 0)) / notch;
    const double towards = sideways ? 0 : event->angleDelta().y() / notch;
    event->accept(); // The list below does not scroll along.
    if (along != 0 && m_zoom) {
        constexpr double part = 0.1; // Of what is on show.
        const double seconds = -along * part * static_cast<double>(m_picture.shown.seconds());
        zoomTo(panned(m_picture.shown, m_whole, std::llround(seconds)));
    }
    if (towards != 0)
        zoomAround(scale().timeAt(plotX(event->position())), std::pow(closer, towards));
}

void CreatedChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    point(-1);
}

void CreatedChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    // A window that a press has just woken up gives the focus, too: that press goes on.
    const bool byKeyboard = event->reason() == Qt::TabFocusReason ||
                            event->reason() == Qt::BacktabFocusReason ||
                            event->reason() == Qt::OtherFocusReason;
    if (byKeyboard && !m_pressedAt)
        stepCursor(m_cursor >= 0 ? m_cursor : static_cast<int>(m_picture.histogram.columns.size()) - 1,
                   false);
    update();
}

void CreatedChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (!m_pressedAt)
        dropBrush();
    point(-1);
}

/// From here on Shift and the arrows would choose; without Shift they give a choice up.
void CreatedChart::stepCursor(int to, bool brush) {
    const int last = static_cast<int>(m_picture.histogram.columns.size()) - 1;
    if (last < 0)
        return;
    if (brush && m_anchor < 0)
        m_anchor = std::clamp(m_cursor, 0, last);
    if (!brush)
        dropBrush();
    m_cursor = std::clamp(to, 0, last);
    if (brush) {
        const auto [first, final] = std::minmax(m_anchor, m_cursor);
        const CreatedHistogram& histogram = m_picture.histogram;
        m_picture.brushing = TimeSpan{histogram.from + first * histogram.width,
                                      histogram.from + (final + 1) * histogram.width};
    }
    point(m_cursor);
    update();
}

bool CreatedChart::keyZooms(const QKeyEvent& event) {
    const CreatedHistogram& histogram = m_picture.histogram;
    const std::int64_t pivot = m_cursor < 0 ? m_picture.shown.from + m_picture.shown.seconds() / 2
                                            : histogram.from + m_cursor * histogram.width;
    if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)
        zoomAround(pivot, closer);
    else if (event.key() == Qt::Key_Minus)
        zoomAround(pivot, 1 / closer);
    else if (event.key() == Qt::Key_0)
        showWholeTime();
    else
        return false;
    return true;
}

void CreatedChart::keyPressEvent(QKeyEvent* event) {
    const bool brush = event->modifiers().testFlag(Qt::ShiftModifier);
    const int last = static_cast<int>(m_picture.histogram.columns.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return stepCursor(m_cursor - 1, brush);
    case Qt::Key_Right:
        return stepCursor(m_cursor + 1, brush);
    case Qt::Key_Home:
        return stepCursor(0, brush);
    case Qt::Key_End:
        return stepCursor(last, brush);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_picture.brushing && m_cursor >= 0)
            stepCursor(m_cursor, true);
        if (m_picture.brushing)
            take(*m_picture.brushing);
        return;
    case Qt::Key_Escape:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_picture.brushing)
            dropBrush();
        else
            Q_EMIT rangeLifted();
        return;
    default:
        if (!keyZooms(*event))
            QWidget::keyPressEvent(event);
    }
}

/// Its words are shown at once, and not by Qt's waiting for the pointer to rest.
bool CreatedChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        if (m_picture.pointed >= 0 && !QToolTip::isVisible())
            sayPointed();
        return true;
    }
    return QWidget::event(event);
}
