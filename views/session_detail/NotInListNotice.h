// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/ToneBox.h"

/// Says that the open session is not among those in the list, and what to do about it.
class NotInListNotice : public ToneBox {
    Q_OBJECT
public:
    explicit NotInListNotice(QWidget* parent = nullptr);

Q_SIGNALS:
    void showRequested();
    void closeRequested();
};
