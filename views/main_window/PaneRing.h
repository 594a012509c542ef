// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <functional>

class QWidget;

/// The panes in the order the focus goes round them; those that are hidden are left out.
class PaneRing {
public:
    struct Pane {
        QWidget* pane;
        std::function<void()> focus;
    };
    explicit PaneRing(QList<Pane> panes)
        : m_panes(std::move(panes)) {}

    /// From the pane that has the focus so many further, or back.
    void step(int by) const;

private:
    QList<Pane> m_panes;
};
