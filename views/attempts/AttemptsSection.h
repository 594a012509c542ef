// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/SessionAttempts.h"
#include "session_detail/DetailSection.h"

class AttemptsTable;
class ErrorNotice;
class FieldRow;
class LinkButton;

/// All attempts of the open session, once somebody wants to see them: what is different this time. Below them
/// stands why the check under the cursor failed, and what to tell the person.
class AttemptsSection : public DetailSection {
    Q_OBJECT
public:
    explicit AttemptsSection(SessionAttempts& attempts, QWidget* parent = nullptr);

Q_SIGNALS:
    void copyRequested(const QString& text);

private:
    void refresh();
    void giveKeyboard();
    void displayCell();
    QString sentenceNow() const;

    SessionAttempts& m_attempts;
    LinkButton* m_ask;
    ErrorNotice* m_failure;
    AttemptsTable* m_table;
    FieldRow* m_why;
    FieldRow* m_tell;
};
