// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/AbilityWords.h"

#include <QWidget>

class StatusBadge;
class ValueLabel;

/// One ability of the key: mark and word, what it is, and below what is missing for it.
class AbilityRow : public QWidget {
    Q_OBJECT
public:
    explicit AbilityRow(QWidget* parent = nullptr);

    void display(const AbilityWords& words);

private:
    StatusBadge* m_verdict;
    ValueLabel* m_ability;
    ValueLabel* m_detail;
};
