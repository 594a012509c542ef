// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence_viewer/PictureReading.h"
#include "evidence_viewer/Watermark.h"

#include <QTransform>
#include <QWidget>

#include <functional>
#include <optional>

/// One picture to look at closely: zoom, pan, turn, brightness, by keyboard and by mouse. Blurred until it is
/// shown, with the watermark over it always. There is no way out of it: nothing to save, to drag, to copy,
/// and no menu.
class PictureView : public QWidget {
    Q_OBJECT
public:
    /// `mark` is asked whenever something is shown anew.
    PictureView(const QString& name, std::function<Watermark()> mark, QWidget* parent = nullptr);

    /// Blurred, whole and upright.
    void display(const ReadPicture& picture);
    /// Nothing of it stays here.
    void clear();
    bool isEmpty() const { return m_picture.levels.empty(); }

    /// What has to happen before the reviewer sees it: it is given what shows it then. Without one it shows
    /// at once.
    using BeforeShowing = std::function<void(const std::function<void()>& show)>;
    void setBeforeShowing(BeforeShowing before) { m_beforeShowing = std::move(before); }
    void setShown(bool shown);
    bool isShown() const { return m_isShown; }

    static constexpr int mostBrightness = 4;                              ///< Steps to either side of 0.
    void zoomBy(double factor, const std::optional<QPointF>& about = {}); ///< 1 is as it is.
    void fit();                                                           ///< All of it, in the middle.
    void panBy(const QPointF& pixels);
    void turn(int quarters); ///< To the right; negative to the left.
    void brighten(int steps);
    void evenOut(); ///< As bright as it came.

    double zoom() const { return m_zoom; } ///< 1 is all of it.
    QPointF offset() const { return m_offset; }
    int quarterTurns() const { return m_quarters; }
    int brightness() const { return m_brightness; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void shownChanged(bool shown);
    void focused();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void changeShown(bool shown);
    QTransform imageToView() const;
    double fitScale() const;
    void keepInSight();
    void describe();
    void paintPicture(QPainter& painter, const QTransform& transform) const;
    void paintBrightness(QPainter& painter) const;
    void paintHint(QPainter& painter) const;
    const QImage& levelFor(double scale) const;
    bool act(int key, Qt::KeyboardModifiers modifiers);

    QString m_name;
    std::function<Watermark()> m_mark;
    Watermark m_written;
    ReadPicture m_picture;
    bool m_isShown = false;
    BeforeShowing m_beforeShowing;
    double m_zoom = 1;
    QPointF m_offset; ///< Of the picture's middle from the view's, in device-independent pixels.
    int m_quarters = 0;
    int m_brightness = 0;
    std::optional<QPointF> m_grabbedAt;
    bool m_isDragged = false;
};
