// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/EventRhythm.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

/// Whether somebody looks at the window: it is used, it stands behind or beside another program's, or it
/// cannot be seen. A window in use that nobody touches for a while counts as standing aside: its owner is
/// on the telephone, or the screen is locked.
class DeskAttention : public QObject {
    Q_OBJECT
public:
    explicit DeskAttention(QWidget* window);

    Attention attention() const { return m_attention; }
    void setIdleTime(std::chrono::milliseconds time);
    /// Since a key or the pointer was used in any window of the desk.
    std::chrono::milliseconds sinceTouch() const { return std::chrono::milliseconds(m_sinceTouch.elapsed()); }

Q_SIGNALS:
    void changed(Attention attention);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void noteTouch();
    void decide();

    QWidget* m_window;
    Attention m_attention = Attention::InUse;
    std::chrono::milliseconds m_idleTime{120'000};
    QElapsedTimer m_sinceTouch;
    QTimer m_idle;
};
