// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QStringList>

class QWidget;

/// What can be seen, heard and pressed of a widget and of everything visible inside it: a line for each, in
/// an order that does not depend on when the children were made. Arranges the widget first.
QStringList appearanceOf(QWidget& widget);

/// Empty when both look alike, in their properties and in their pixels. Else the first difference, in words.
QString differenceBetween(QWidget& one, QWidget& other);

/// Shows A and then B in one widget and only B in a fresh one, for so many pairs of states, and compares the
/// two. Empty when B never depends on A; else the first pair for which it does, and the difference.
///
/// `make()` returns a pointer that owns a fresh widget. `show(widget, state)` brings it into the state of
/// that number, and must do the same for the same number.
template <typename Make, typename Show>
QString firstLeftOver(int pairs, const Make& make, const Show& show) {
    for (int pair = 0; pair < pairs; ++pair) {
        const int before = 2 * pair;
        const int after = 2 * pair + 1;
        auto again = make();
        show(*again, before);
        appearanceOf(*again);
        show(*again, after);
        auto alone = make();
        show(*alone, after);
        const QString difference = differenceBetween(*again, *alone);
        if (!difference.isEmpty())
            return QStringLiteral("state %1 after %2: %3").arg(after).arg(before).arg(difference);
    }
    return {};
}
