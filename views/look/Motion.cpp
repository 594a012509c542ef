// SPDX-License-Identifier: Apache-2.0
#include "look/Motion.h"

#include <QStyle>
#include <QWidget>

bool motionIsReduced(const QWidget& widget) {
    return widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) == 0;
}
