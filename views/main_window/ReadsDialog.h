// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

/// What the desk has read from Stripe and for what, the ceiling it keeps, and reading again what is loaded,
/// each with its price.
class ReadsDialog : public QDialog {
    Q_OBJECT
public:
    ReadsDialog(const DeskParts& parts, QWidget* parent);

Q_SIGNALS:
    void ceilingChosen(int reads);
    void readAgainRequested(bool everything);

private:
    void addCounts(QVBoxLayout* column);
    void addCeiling(QVBoxLayout* column);
    void addReadingAgain(QVBoxLayout* column);
    void refresh();
    void refreshReadingAgain();

    DeskParts m_parts;
    QLabel* m_total;
    QList<QLabel*> m_monthCounts; ///< By purpose.
    QLabel* m_today;
    QLabel* m_state;
    QSpinBox* m_ceiling;
    QPushButton* m_allow;
    QPushButton* m_lastDays;
    QPushButton* m_everything;
};
