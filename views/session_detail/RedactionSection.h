// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"
#include "session_detail/DetailSection.h"

class FieldRow;

/// How far a redaction is and what it takes away. Hidden while none was asked for.
class RedactionSection : public DetailSection {
    Q_OBJECT
public:
    explicit RedactionSection(QWidget* parent = nullptr);

    /// `askedAt` in unix seconds; nothing when the app does not know.
    void display(const std::optional<OpenEnum<RedactionStatus>>& redaction,
                 std::optional<std::int64_t> askedAt = {});

private:
    FieldRow* m_state;
    FieldRow* m_askedFor;
    FieldRow* m_takes;
    FieldRow* m_erases;
    FieldRow* m_remains;
};
