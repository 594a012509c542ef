// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/Eligibility.h"
#include "identity/VerificationReport.h"
#include "session_detail/FieldRow.h"
#include "stripe/KeyAbilities.h"

/// Whether the attempt's pictures can be looked at, and if not, why.
Eligibility picturesEligibility(const std::optional<VerificationReport>& report, const AbilityAnswer& key);

/// Which pictures an attempt has, and the way to them.
class PicturesRow : public FieldRow {
    Q_OBJECT
public:
    explicit PicturesRow(QWidget* parent = nullptr);

    /// The row hides while there is no report.
    void display(const std::optional<VerificationReport>& report);
    /// Whether the key may open pictures, as far as is known. Only a clear no takes the link away.
    void setKeyAnswer(const AbilityAnswer& answer);

Q_SIGNALS:
    void showRequested();

private:
    void refresh();

    std::optional<VerificationReport> m_report;
    AbilityAnswer m_keyAnswer; ///< Of Ability::ReadFiles.
    LinkButton* m_show;
};
