// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

/// TEST or LIVE: which of Stripe's two worlds the window shows.
class ModeBadge : public QWidget {
    Q_OBJECT
public:
    explicit ModeBadge(QWidget* parent = nullptr);
    void setLive(bool live);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString word() const;
    bool m_live = false;
};
