// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "session_detail/DetailSection.h"
#include "session_detail/ShownField.h"

#include <QList>

#include <initializer_list>
#include <optional>

class FieldRow;
class PersonalFieldRow;
class PicturesRow;
struct AbilityAnswer;

/// How each check of the last attempt went: verified, or not and why.
class ChecksSection : public DetailSection {
    Q_OBJECT
public:
    explicit ChecksSection(QWidget* parent = nullptr);

    /// Without a report the sentence stands there instead. Stripe's reason for a failed check is left out
    /// where it has been `told` already.
    void display(const std::optional<VerificationReport>& report, const QString& sentence,
                 const QString& told = {});
    void display(const FieldKey& key, const ShownField& shown);
    void fold();

    /// Whether the key may open pictures.
    void setPicturesAnswer(const AbilityAnswer& answer);

Q_SIGNALS:
    void picturesRequested();
    void revealRequested(const FieldKey& key);
    void maskRequested(const FieldKey& key);
    void valueCopyRequested(const FieldKey& key);

private:
    void addPersonalRows(std::initializer_list<PersonalField> fields);

    FieldRow* m_document;
    FieldRow* m_selfie;
    PicturesRow* m_pictures;
    FieldRow* m_idNumber;
    FieldRow* m_email;
    FieldRow* m_phone;
    QList<PersonalFieldRow*> m_personal; ///< What the checks were of, masked.
};
