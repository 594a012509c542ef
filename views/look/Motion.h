// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

/// True when the platform asks for less motion. Qt 6.4 passes that wish on as animations that take no time.
bool motionIsReduced(const QWidget& widget);
