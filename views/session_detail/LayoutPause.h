// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QLayout;
class QWidget;

/// Keeps a widget and its children from arranging their contents while many of them change. Without it each
/// row that shows or hides makes Qt arrange all others at once: half a second for 50 rows.
class LayoutPause {
public:
    explicit LayoutPause(QWidget& widget);
    ~LayoutPause();
    LayoutPause(const LayoutPause&) = delete;
    LayoutPause& operator=(const LayoutPause&) = delete;

private:
    QList<QLayout*> m_layouts;
};
