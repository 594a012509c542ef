// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>

#include <functional>

class QToolButton;
class QWidget;

/// The reviewer's side of the read budget: the counter in the status line and the dialog behind it, and the
/// question before reads that somebody asks for beyond the ceiling.
class ReadsFlow : public QObject {
    Q_OBJECT
public:
    ReadsFlow(const DeskParts& parts, QWidget* window);

    QToolButton* counter() const { return m_counter; }
    /// Does it, or asks first when so many reads would go beyond the ceiling.
    void read(int price, const std::function<void()>& go);
    void showReads();

Q_SIGNALS:
    void ceilingChosen(int reads);

private:
    void refresh();
    void readAgain(bool everything);

    DeskParts m_parts;
    QWidget* m_window;
    QToolButton* m_counter;
};
