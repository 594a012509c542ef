// SPDX-License-Identifier: Apache-2.0
// A picture under hands: keys, wheel and mouse.
#include "evidence_viewer/PictureView.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>

#include <cmath>

namespace {

constexpr double zoomStep = 1.25;
constexpr double panStep = 48;

} // namespace

bool PictureView::act(int key, Qt::KeyboardModifiers modifiers) {
    const bool shift = modifiers & Qt::ShiftModifier;
    switch (key) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setShown(!m_isShown);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / zoomStep);
        return true;
    case Qt::Key_0:
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_Left:
        panBy({panStep, 0});
        return true;
    case Qt::Key_Right:
        panBy({-panStep, 0});
        return true;
    case Qt::Key_Up:
        panBy({0, panStep});
        return true;
    case Qt::Key_Down:
        panBy({0, -panStep});
        return true;
    case Qt::Key_R:
        turn(shift ? -1 : 1);
        return true;
    case Qt::Key_B:
        brighten(1);
        return true;
    case Qt::Key_D:
        brighten(-1);
        return true;
    case Qt::Key_N:
        evenOut();
        return true;
    default: // Keys are no enumeration of ours.
        return false;
    }
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    // With Ctrl or Alt a key means something else, or nothing: there is no copying.
    const bool isOurs = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isEmpty() || !isOurs || !act(event->key(), event->modifiers()))
        QWidget::keyPressEvent(event);
}

void PictureView::wheelEvent(QWheelEvent* event) {
    constexpr double oneNotch = 120;
    if (isEmpty())
        return;
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / oneNotch), event->position());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_grabbedAt = event->position();
    m_isDragged = false;
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_grabbedAt)
        return;
    const QPointF moved = event->position() - *m_grabbedAt;
    if (!m_isDragged && moved.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_isDragged = true;
    m_grabbedAt = event->position();
    panBy(moved);
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_grabbedAt)
        return;
    m_grabbedAt.reset();
    if (!m_isDragged)
        setShown(true); // Blurring again takes its button or key: a click on a face is no wish to lose it.
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    constexpr double close = 3;
    if (event->button() != Qt::LeftButton || !m_isShown)
        return;
    if (m_zoom > 1)
        fit();
    else
        zoomBy(close, event->position());
}

void PictureView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
    Q_EMIT focused();
}
