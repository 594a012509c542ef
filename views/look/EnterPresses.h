// SPDX-License-Identifier: Apache-2.0
#pragma once

class QPushButton;

/// A dialog's button that is never its default, and that Enter presses while it has the keyboard. Without
/// auto-default, Qt would press the dialog's default button instead of the one that shows the focus.
void pressWithEnter(QPushButton* button);
