// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>
#include <QWidget>

#include <chrono>

/// Counts down to the moment in which pictures that are shown in a window are blurred again: as long after
/// the last key or move of the pointer in that window as a revealed value stays.
class BlurCountdown : public QObject {
    Q_OBJECT
public:
    explicit BlurCountdown(QWidget* window);

    void start();
    void stop();
    bool isRunning() const { return m_tick.isActive(); }
    int secondsLeft() const; ///< 0 while it does not run.
    std::chrono::milliseconds time() const { return m_time; }
    /// For tests.
    void setTime(std::chrono::milliseconds time) { m_time = time; }

Q_SIGNALS:
    /// secondsLeft() is another than before.
    void ticked();
    void over();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Clock = std::chrono::steady_clock;

    bool isOfWindow(const QObject* watched) const;
    void restart();
    void look();
    void tellIfChanged();

    QWidget* m_window;
    std::chrono::milliseconds m_time;
    Clock::time_point m_until;
    int m_toldSeconds = 0;
    QTimer m_tick;
};
