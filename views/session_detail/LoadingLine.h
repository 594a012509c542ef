// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QWidget>

/// A thin line that moves while something is on its way, and keeps its place while nothing is. It stands
/// still where the platform asks for no motion.
class LoadingLine : public QWidget {
    Q_OBJECT
public:
    explicit LoadingLine(QWidget* parent = nullptr);

    void setLoading(bool loading);
    bool isLoading() const { return m_loading; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    bool m_loading = false;
    qreal m_place = 0; ///< 0 to 1
    QBasicTimer m_timer;
};
