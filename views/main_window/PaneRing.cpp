// SPDX-License-Identifier: Apache-2.0
#include "main_window/PaneRing.h"

#include <QApplication>
#include <QWidget>

void PaneRing::step(int by) const {
    QList<Pane> shown = m_panes;
    shown.removeIf([](const Pane& one) { return one.pane->isHidden(); });
    const QWidget* focused = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < shown.size(); ++i)
        if (focused && (shown[i].pane == focused || shown[i].pane->isAncestorOf(focused)))
            at = i;
    shown[(at + by + shown.size()) % shown.size()].focus();
}
