// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "attempts/AttemptCell.h"

#include <QTableWidget>

/// Attempts side by side, the newest at the left. What differs from the attempt before it says so, with a
/// mark and a word. As high as what stands in it; scrolls sideways.
class AttemptsTable : public QTableWidget {
    Q_OBJECT
public:
    explicit AttemptsTable(QWidget* parent = nullptr);

    /// Newest first.
    void display(const std::vector<VerificationReport>& attempts);
    /// Of the current cell; empty where there is none.
    AttemptCell currentCell() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void displayColumn(int column);
    void fitColumns();

    std::vector<VerificationReport> m_attempts;
    std::vector<AttemptPart> m_parts; ///< Of the rows: those that any attempt has.
};
