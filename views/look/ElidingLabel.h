// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

/// One line of plain text that gives way: where there is less room than it needs, it ends in "…" and its tool
/// tip has all of it. text() is always the whole text.
class ElidingLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidingLabel(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;
    bool isElided() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};
