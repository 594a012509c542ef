// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/ToneBox.h"

/// Why a full secret key is the wrong one to sit in front of.
class KeyWarning : public ToneBox {
    Q_OBJECT
public:
    explicit KeyWarning(QWidget* parent = nullptr);
};
