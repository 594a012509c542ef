// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/KeyAbilities.h"

#include <QDialog>

#include <array>

class AbilityRow;
class ErrorNotice;
class KeyWarning;
class KeyXray;
class QPushButton;
class QVBoxLayout;
class SecondKey;
class ValueLabel;

/// What the key in use may do, in words: each ability with its mark, what is missing and where to give it,
/// and what finding out took. Follows the X-ray while it is open; asks for nothing by itself.
class KeyCard : public QDialog {
    Q_OBJECT
public:
    /// `key` is the masked one.
    KeyCard(const KeyXray& xray, const QString& key, SecondKey& second, QWidget* parent = nullptr);

Q_SIGNALS:
    void askAgainRequested();
    void copyRequested(const QString& requestId);

protected:
    bool event(QEvent* event) override;

private:
    void addRows(QVBoxLayout* column);
    void addFoot(QVBoxLayout* column, SecondKey& second);
    void refresh();
    QString priceWords() const;

    const KeyXray& m_xray;
    QString m_key;
    ValueLabel* m_kind;
    KeyWarning* m_warning;
    ErrorNotice* m_failure;
    std::array<AbilityRow*, allAbilities.size()> m_rows{}; ///< By ability.
    ValueLabel* m_price;
    QPushButton* m_askAgain;
};
