// SPDX-License-Identifier: Apache-2.0
#include "main_window/PaneRing.h"

#include <QApplication>
#include <QWidget>

void PaneRing::step(int by) const {
    QList<Pane> shown = m_panes;
    shown.removeIf([](const Pane& one) { return one.pane->isHidden(); });
    const QWidget* focused = QApplication::focusWidget();
    qsizetype at = 0;
    // A pane may stand inside another one: the innermost has the focus.
    const QWidget* innermost = nullptr;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QWidget* pane = shown[i].pane;
        const bool hasFocus = focused && (pane == focused || pane->isAncestorOf(focused));
        if (!hasFocus || (innermost && !innermost->isAncestorOf(pane)))
            continue;
        innermost = pane;
        at = i;
    }
    shown[(at + by + shown.size()) % shown.size()].focus();
}
