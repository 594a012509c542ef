// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureView.h"

#include "look/Look.h"
#include "look/SpokenRole.h"
#include "look/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double closest = 32;   ///< Times all of it.
constexpr double largestFit = 3; ///< A small picture is not blown up further by itself.
constexpr double brightnessStep = 1.35;

} // namespace

PictureView::PictureView(const QString& name, std::function<Watermark()> mark, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_mark(std::move(mark)) {
    speakAs(this, QAccessible::Graphic);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

QSize PictureView::sizeHint() const {
    return {420, 420};
}

QSize PictureView::minimumSizeHint() const {
    return {160, 160};
}

void PictureView::display(const ReadPicture& picture) {
    m_picture = picture;
    m_written = m_mark();
    m_isShown = false;
    m_quarters = 0;
    m_brightness = 0;
    fit();
    describe();
    Q_EMIT shownChanged(false);
}

void PictureView::clear() {
    display({});
}

void PictureView::setShown(bool shown) {
    if (shown == m_isShown || isEmpty())
        return;
    if (shown && m_beforeShowing)
        m_beforeShowing([this] { changeShown(true); });
    else
        changeShown(shown);
}

void PictureView::changeShown(bool shown) {
    if (shown == m_isShown || isEmpty())
        return;
    m_isShown = shown;
    m_written = m_mark();
    setCursor(shown ? Qt::OpenHandCursor : Qt::ArrowCursor);
    describe();
    update();
    Q_EMIT shownChanged(shown);
}

/// For who does not see it: which picture, and whether anybody who looks can.
void PictureView::describe() {
    setAccessibleName(m_name);
    if (isEmpty()) {
        setAccessibleDescription({});
        return;
    }
    const QString size = tr("%1 by %2 pixels.").arg(m_picture.size.width()).arg(m_picture.size.height());
    setAccessibleDescription(
        (m_isShown
             ? tr("Shown, %1 percent, turned by %2 degrees.").arg(qRound(m_zoom * 100)).arg(m_quarters * 90)
             : tr("Blurred. Press Space to show it.")) +
        u' ' + size);
}

double PictureView::fitScale() const {
    QSizeF size = m_picture.size;
    if (m_quarters % 2)
        size.transpose();
    if (size.isEmpty())
        return 1;
    return std::min({width() / size.width(), height() / size.height(), largestFit});
}

QTransform PictureView::imageToView() const {
    constexpr int quarter = 90;
    const double scale = fitScale() * m_zoom;
    QTransform transform;
    transform.translate(width() / 2.0 + m_offset.x(), height() / 2.0 + m_offset.y());
    transform.rotate(quarter * m_quarters);
    transform.scale(scale, scale);
    transform.translate(-m_picture.size.width() / 2.0, -m_picture.size.height() / 2.0);
    return transform;
}

/// No further than until an edge of the picture meets the view's.
void PictureView::keepInSight() {
    const QRectF drawn = imageToView().mapRect(QRectF({}, m_picture.size));
    const double across = std::max(0.0, (drawn.width() - width()) / 2);
    const double down = std::max(0.0, (drawn.height() - height()) / 2);
    m_offset.setX(std::clamp(m_offset.x(), -across, across));
    m_offset.setY(std::clamp(m_offset.y(), -down, down));
    describe();
    update();
}

void PictureView::zoomBy(double factor, const std::optional<QPointF>& about) {
    const double before = m_zoom;
    m_zoom = std::clamp(m_zoom * factor, 1.0, closest);
    // What is under the pointer stays there.
    const QPointF fixed = about.value_or(QRectF(rect()).center()) - QRectF(rect()).center();
    m_offset = fixed + (m_offset - fixed) * (m_zoom / before);
    keepInSight();
}

void PictureView::fit() {
    m_zoom = 1;
    m_offset = {};
    keepInSight();
}

void PictureView::panBy(const QPointF& pixels) {
    m_offset += pixels;
    keepInSight();
}

void PictureView::turn(int quarters) {
    constexpr int whole = 4;
    m_quarters = ((m_quarters + quarters) % whole + whole) % whole;
    m_offset = {};
    keepInSight();
}

void PictureView::brighten(int steps) {
    m_brightness = std::clamp(m_brightness + steps, -mostBrightness, mostBrightness);
    update();
}

void PictureView::evenOut() {
    brighten(-m_brightness);
}

void PictureView::resizeEvent(QResizeEvent*) {
    keepInSight();
}

/// The smallest that still has a pixel for each on the screen.
const QImage& PictureView::levelFor(double scale) const {
    const double wanted = m_picture.size.width() * scale * devicePixelRatioF();
    const QImage* level = &m_picture.levels.front().image();
    for (const SecretImage& smaller : m_picture.levels)
        if (smaller.image().width() >= wanted)
            level = &smaller.image();
    return *level;
}

void PictureView::paintPicture(QPainter& painter, const QTransform& transform) const {
    painter.save();
    painter.setTransform(transform, true);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QImage& image = m_isShown ? levelFor(fitScale() * m_zoom) : m_picture.blurred.image();
    painter.drawImage(QRectF({}, m_picture.size), image);
    if (m_brightness != 0)
        paintBrightness(painter);
    painter.restore();
}

/// Multiplies what is painted there, without a second copy of the picture.
void PictureView::paintBrightness(QPainter& painter) const {
    constexpr int white = 255;
    const double gain = std::pow(brightnessStep, m_brightness);
    const int grey = qRound(white * (gain > 1 ? 1 - 1 / gain : gain));
    painter.setCompositionMode(gain > 1 ? QPainter::CompositionMode_ColorDodge
                                        : QPainter::CompositionMode_Multiply);
    painter.fillRect(QRectF({}, m_picture.size), QColor(grey, grey, grey));
}

void PictureView::paintHint(QPainter& painter) const {
    const Theme& theme = Theme::of(palette());
    const QString hint = tr("Blurred · click or Space to show");
    painter.setFont(labelFont(font()));
    QRectF box = painter.fontMetrics().boundingRect(hint);
    box.adjust(-12, -6, 12, 6);
    box.moveCenter(QRectF(rect()).center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box, grid::radius, grid::radius);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, hint);
}

void PictureView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    if (!isEmpty()) {
        const QTransform transform = imageToView();
        paintPicture(painter, transform);
        const QRectF drawn = transform.mapRect(QRectF({}, m_picture.size)) & QRectF(rect());
        paintWatermark(painter, drawn, m_written, font());
        if (!m_isShown)
            paintHint(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}
