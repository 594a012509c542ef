// SPDX-License-Identifier: Apache-2.0
#include "look/MenuRest.h"

#include <QAbstractButton>
#include <QCursor>
#include <QMenu>

void restAfterMenu(QAbstractButton& button, QMenu& menu) {
    QObject::connect(&menu, &QMenu::aboutToHide, &button, [&button] {
        button.setDown(false);
        const bool isUnderMouse = button.rect().contains(button.mapFromGlobal(QCursor::pos()));
        button.setAttribute(Qt::WA_UnderMouse, isUnderMouse);
        button.update();
    });
}
