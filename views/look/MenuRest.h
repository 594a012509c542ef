// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAbstractButton;
class QMenu;

/// Makes the button look at rest when its menu has closed. While a menu is open, no other widget hears that
/// the mouse left it, so the button would look pressed or hovered until the mouse passes over it again.
void restAfterMenu(QAbstractButton& button, QMenu& menu);
