// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

/// The button of what cannot be undone: outlined in the danger's colour, never filled, never a dialog's
/// default. Like any button it is pressed with the mouse, the space bar, and Enter while it has the keyboard.
class DangerButton : public QPushButton {
    Q_OBJECT
public:
    explicit DangerButton(const QString& text, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};
