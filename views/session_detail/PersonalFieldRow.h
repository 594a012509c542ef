// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_detail/FieldRow.h"
#include "session_detail/ShownField.h"

/// A row for a personal value: masked with a way to reveal it, revealed with the time it has left, or why it
/// cannot be read. Nothing of it can be selected; what is revealed can be copied by a link of its own.
class PersonalFieldRow : public FieldRow {
    Q_OBJECT
public:
    explicit PersonalFieldRow(PersonalField field, QWidget* parent = nullptr);

    PersonalField field() const { return m_field; }
    /// Hides the row when there is no such value, or it is erased.
    void display(const ShownField& shown);
    const ShownField& shown() const { return m_shown; }
    /// Takes away the explanation that the reviewer unfolded.
    void fold();
    /// Stands below the value, masked or not; holds nothing of it.
    void setRemark(const QString& remark);

Q_SIGNALS:
    void revealRequested(PersonalField field);
    void maskRequested(PersonalField field);
    void valueCopyRequested(PersonalField field); ///< Of a revealed one.

private:
    void press();
    void displayWhyNotReadable();
    QString besides() const;

    PersonalField m_field;
    ShownField m_shown;
    QString m_remark;
    bool m_explained = false;
    LinkButton* m_copyValue;
    ValueLabel* m_timeLeft;
    LinkButton* m_link;
};
