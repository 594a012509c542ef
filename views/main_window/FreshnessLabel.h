// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "main_window/FreshnessText.h"

#include <QLabel>

/// How fresh the list is, at the left of the status line.
class FreshnessLabel : public QLabel {
    Q_OBJECT
public:
    FreshnessLabel(const DeskParts& parts, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    FreshnessSituation situation() const;
    void refresh();

    DeskParts m_parts;
};
