// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
class ValueLabel;

/// When the desk locks itself, and the passphrase that opens it.
class LockDialog : public QDialog {
    Q_OBJECT
public:
    explicit LockDialog(const Preferences& preferences, QWidget* parent = nullptr);

Q_SIGNALS:
    void lockAfterChosen(int minutes); ///< 0: never by itself.
    void revealsAnHourChosen(int usual);
    void operatorNameChosen(const QString& name); ///< Empty: the system's user again.
    /// Nothing: none from now on.
    void passphraseChosen(const std::optional<Passphrase>& passphrase);

private:
    void addIdle(QVBoxLayout* column, int minutes);
    void addReveals(QVBoxLayout* column, int usual);
    void addOperator(QVBoxLayout* column, const QString& name);
    void addPassphrase(QVBoxLayout* column);
    void judge();
    void choose();
    void remove();
    void refresh();

    bool m_hasPassphrase;
    QComboBox* m_after;
    ValueLabel* m_state;
    QLineEdit* m_words;
    QLineEdit* m_again;
    ValueLabel* m_verdict;
    QPushButton* m_choose;
    QPushButton* m_remove;
};
