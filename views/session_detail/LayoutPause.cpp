// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LayoutPause.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLayout>
#include <QWidget>

LayoutPause::LayoutPause(QWidget& widget) {
    QList<QWidget*> widgets = widget.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    widgets << &widget;
    for (const QWidget* each : std::as_const(widgets)) {
        if (!each->layout())
            continue;
        each->layout()->setEnabled(false);
        m_layouts << each->layout();
    }
}

LayoutPause::~LayoutPause() {
    // Asked for here, because a paused layout does not hear that its widget was shown again: rows that had
    // changed while the widget was hidden would stay where they were. It happens with the next round of
    // events.
    for (QLayout* layout : std::as_const(m_layouts)) {
        layout->setEnabled(true);
        QCoreApplication::postEvent(layout->parentWidget(), new QEvent(QEvent::LayoutRequest));
    }
}
