// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "identity/VerificationSession.h"

#include <QList>

#include <optional>

/// A value about the person that stays masked until it is revealed by itself.
enum class PersonalField {
    Name,
    DateOfBirth,
    IdNumber,
    Sex,
    PlaceOfBirth,
    Address,
    Email,
    Phone,
    DocumentNumber,
    DocumentExpirationDate,
    ProvidedEmail,
    ProvidedPhone,
};

inline const QList<PersonalField> verifiedOutputFields{
    PersonalField::Name,         PersonalField::DateOfBirth, PersonalField::IdNumber, PersonalField::Sex,
    PersonalField::PlaceOfBirth, PersonalField::Address,     PersonalField::Email,    PersonalField::Phone};

QString personalFieldLabel(PersonalField field);
/// Stripe sends it only when asked for by name, and only to a restricted key that may read sensitive results.
bool isSensitive(PersonalField field);
/// The value in words for the reader; nothing when the session does not hold it (or not yet).
std::optional<QString> personalText(PersonalField field, const VerificationSession& session,
                                    const std::optional<VerificationReport>& report);
/// How that text looks masked.
QString maskedPersonalText(PersonalField field, const QString& text);
