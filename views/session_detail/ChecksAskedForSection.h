// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "session_detail/DetailSection.h"

class FieldRow;

/// What the account asked Stripe to check.
class ChecksAskedForSection : public DetailSection {
    Q_OBJECT
public:
    explicit ChecksAskedForSection(QWidget* parent = nullptr);

    void display(const VerificationSession& session);

private:
    FieldRow* m_document;
    FieldRow* m_selfie;
    FieldRow* m_idNumber;
    FieldRow* m_email;
    FieldRow* m_phone;
    FieldRow* m_nameMatch;
    FieldRow* m_birthMatch;
};
