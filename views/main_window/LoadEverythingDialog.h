// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "sessions/HistoryEstimate.h"

#include <QDialog>

class QLabel;
class QPushButton;

/// Says what loading everything will cost before it is started. Accepted means: load it.
class LoadEverythingDialog : public QDialog {
    Q_OBJECT
public:
    LoadEverythingDialog(const DeskParts& parts, QWidget* parent);

private:
    void showEstimate();
    void showFailure(const StripeError& error);

    StripeClient& m_client;
    HistoryEstimate m_estimate;
    QLabel* m_words;
    QPushButton* m_load;
};
