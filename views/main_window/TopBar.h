// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/AccountConnection.h"

#include <QWidget>

class ModeBadge;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;

/// Whose sessions these are, the filter line in the middle, and what is always at hand on its right.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(AccountConnection& connection, QWidget* filterBar, QWidget* parent = nullptr);

    void setMenu(QMenu* menu);
    QPushButton& maskAll() const { return *m_maskAll; }
    /// Beside it: how much was revealed. Hidden while it is empty.
    QLabel& reveals() const { return *m_reveals; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    AccountConnection& m_connection;
    QLabel* m_account;
    ModeBadge* m_mode;
    QLabel* m_reveals;
    QPushButton* m_maskAll;
    QPushButton* m_menuButton;
};
