// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>

class QWidget;

/// Tells screen readers what a widget of the desk's own is, where Qt takes it for an empty box and they would
/// pass over it: a word, a picture, a chart, a group. To be called before anything else is told of it.
void speakAs(QWidget* widget, QAccessible::Role role);
