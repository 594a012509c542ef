// SPDX-License-Identifier: Apache-2.0
#pragma once

class QDialog;

/// Keeps a dialog at least as high as its texts need at its width, whenever they change: by itself a dialog
/// keeps its height when a text in it grows, and cuts the others short.
void keepTextUncut(QDialog* dialog);
