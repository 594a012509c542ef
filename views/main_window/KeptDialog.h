// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

/// What is kept of the sessions on this computer and what is not, whether it should be, and forgetting it.
class KeptDialog : public QDialog {
    Q_OBJECT
public:
    KeptDialog(const DeskParts& parts, QWidget* parent);

Q_SIGNALS:
    void wantedChosen(bool keep);
    void referencesChosen(bool keep);

private:
    void tell(const QString& sentence);
    void refresh();
    void forget();

    DeskParts m_parts;
    QLabel* m_kept;
    QLabel* m_told;
    QCheckBox* m_wanted;
    QCheckBox* m_references;
    QLabel* m_referencesNow;
    QPushButton* m_forget;
    bool m_isConfirming = false; ///< The next click on Forget does it.
};
