// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "identity/VerificationSession.h"
#include "session_detail/DetailSection.h"
#include "session_detail/ShownField.h"

class FieldRow;
class PersonalFieldRow;

/// When and for whom the session was made, and what it is tied to: with links that narrow the list to the
/// same value.
class SessionFactsSection : public DetailSection {
    Q_OBJECT
public:
    explicit SessionFactsSection(QWidget* parent = nullptr);

    void display(const VerificationSession& session);
    /// The reference, where it looks personal.
    void display(const FieldKey& key, const ShownField& shown);
    /// Unix seconds against which "2 days ago" is worked out.
    void setNow(std::int64_t now);

Q_SIGNALS:
    void filterRequested(FilterField field, const QString& value);
    void copyRequested(const QString& value);
    /// The company's own words, which may name somebody.
    void referenceCopyRequested(const QString& value);
    void revealRequested(const FieldKey& key);
    void maskRequested(const FieldKey& key);
    void valueCopyRequested(const FieldKey& key);

private:
    FieldRow* addRow(const QString& label, const char* name);
    FieldRow* addTypeRow();
    PersonalFieldRow* addPersonalReferenceRow();
    /// A row for one of the account's or Stripe's ids; with a field it offers to narrow the list by it.
    FieldRow* addIdRow(const QString& label, const char* name,
                       std::optional<FilterField> field = std::nullopt);
    void displayCreated();

    std::int64_t m_created = 0;
    std::int64_t m_now = 0;
    QString m_typeWord;
    FieldRow* m_createdRow;
    FieldRow* m_type;
    FieldRow* m_flow;
    FieldRow* m_reference;
    PersonalFieldRow* m_personalReference; ///< In its place where it looks personal.
    FieldRow* m_customer;
    FieldRow* m_customerAccount;
    FieldRow* m_relatedAccount;
    FieldRow* m_relatedPerson;
    FieldRow* m_report;
};
