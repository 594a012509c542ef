// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;

/// What is not finished, and what to do about it before the window closes or the key changes. Enter and Esc
/// stay.
class LeaveDialog : public QDialog {
    Q_OBJECT
public:
    /// Otherwise the key is to be changed.
    LeaveDialog(bool closesWindow, QWidget* parent = nullptr);

    /// `isFinishing`: it leaves by itself as soon as nothing is open.
    void display(const QStringList& openThings, const QString& consequence, bool isFinishing);

Q_SIGNALS:
    void finishChosen();
    void leaveNowChosen();

private:
    bool m_closesWindow;
    QLabel* m_things;
    QLabel* m_consequence;
    QPushButton* m_stay;
    QPushButton* m_finish;
    QPushButton* m_leave;
};
