// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Person.h"

#include <QRectF>

class QPainter;

namespace sandbox {

/// Draws a simple face with shoulders into the frame. The same `look` gives the same face at any size, so
/// that a document and a selfie can be compared.
void drawPortrait(QPainter& painter, const QRectF& frame, Sex sex, quint64 look);

} // namespace sandbox
