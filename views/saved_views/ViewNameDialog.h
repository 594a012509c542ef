// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SavedViews.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

/// Asks for the name of a view, and says what becomes of it: whether it is kept on this computer, and whether
/// it takes another one's place.
class ViewNameDialog : public QDialog {
    Q_OBJECT
public:
    /// With a name: to rename the view that has it. Without: to save a new one.
    ViewNameDialog(const SavedViews& views, const SavedView& view, bool renames, QWidget* parent);

    QString name() const;

private:
    void judge();

    const SavedViews& m_views;
    SavedView m_view;
    bool m_renames;
    QLineEdit* m_name;
    QLabel* m_verdict;
    QPushButton* m_save;
};
