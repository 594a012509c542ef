// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "charts/HistogramPicture.h"

#include <QWidget>

class QToolButton;

/// When the sessions were created, in columns stacked by outcome. Pressing and dragging chooses a time,
/// double-clicking lifts it, the wheel looks closer, the middle button and the sideways wheel move along.
/// With the keyboard: Left and Right go from column to column, with Shift they choose, Enter takes the
/// choice, Escape and Delete lift it; + and - look closer and farther, 0 shows the whole time.
///
/// It holds no sessions: it says which question it wants answered and shows the answers it is given.
class CreatedChart : public QWidget {
    Q_OBJECT
public:
    explicit CreatedChart(QWidget* parent = nullptr);

    void show(const CreatedHistogram& histogram);
    /// The time the filter leaves; nothing when it leaves all.
    void showChosen(const std::optional<TimeRange>& range);
    /// The times of which not everything is loaded.
    void showMissing(const QList<TimeSpan>& missing);
    const HistogramQuestion& question() const { return m_question; }
    bool isZoomed() const { return m_zoom.has_value(); }
    /// The whole time again; also what is loaded may be another account's.
    void showWholeTime();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    using QWidget::show;

Q_SIGNALS:
    void questionChanged(const HistogramQuestion& question);
    void rangeChosen(const TimeRange& range);
    void rangeLifted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    TimeScale scale() const;
    double plotX(const QPointF& position) const;
    int columnAt(std::int64_t moment) const; ///< -1 where there is none.
    void ask();
    void zoomTo(const TimeSpan& span);
    void zoomAround(std::int64_t pivot, double factor);
    void point(int column);
    void sayPointed();
    void stepCursor(int to, bool brush);
    void take(TimeSpan brush);
    void dropBrush();
    bool keyZooms(const QKeyEvent& event);

    HistogramPicture m_picture;
    HistogramQuestion m_question;
    TimeSpan m_whole;               ///< As far as is known.
    std::optional<TimeSpan> m_zoom; ///< Nothing: the whole time.
    std::optional<double> m_pressedAt;
    std::optional<double> m_panningFrom;
    int m_cursor = -1; ///< The keyboard's column.
    int m_anchor = -1; ///< Where the keyboard began to choose.
    QToolButton* m_wholeTime;
};
