// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "identity/VerificationSession.h"
#include "stripe/StripeTypes.h"

#include <QDate>
#include <QList>

#include <array>
#include <optional>

/// A value that is or may be about the person and stays masked until it is revealed by itself.
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
    // What a report alone says: read from the document or typed by the person, and not verified.
    DocumentName,
    DocumentAddress,
    DocumentDateOfBirth,
    DocumentIssuedDate,
    CheckedName, ///< With the ID number.
    CheckedIdNumber,
    CheckedEmail,
    CheckedPhone,
    Reference,     ///< The business's own, where it looks personal: see looksPersonal().
    MetadataValue, ///< One of them; which, is told by its key.
};

/// Which masked value of a session is meant: a field, and of metadata the key.
struct FieldKey {
    FieldKey() = default;
    FieldKey(PersonalField of) // NOLINT(google-explicit-constructor): most fields have no further key.
        : field(of) {}
    static FieldKey ofMetadata(const QString& key) {
        FieldKey made(PersonalField::MetadataValue);
        made.metadataKey = key;
        return made;
    }

    PersonalField field = PersonalField::Name;
    QString metadataKey; ///< Of a MetadataValue alone.

    friend bool operator==(const FieldKey&, const FieldKey&) = default;
    friend bool operator<(const FieldKey& a, const FieldKey& b) {
        return a.field != b.field ? a.field < b.field : a.metadataKey < b.metadataKey;
    }
};

/// Those that every session may have; a session's metadata comes on top.
inline constexpr std::array allPersonalFields{PersonalField::Name,
                                              PersonalField::DateOfBirth,
                                              PersonalField::IdNumber,
                                              PersonalField::Sex,
                                              PersonalField::PlaceOfBirth,
                                              PersonalField::Address,
                                              PersonalField::Email,
                                              PersonalField::Phone,
                                              PersonalField::DocumentNumber,
                                              PersonalField::DocumentExpirationDate,
                                              PersonalField::ProvidedEmail,
                                              PersonalField::ProvidedPhone,
                                              PersonalField::DocumentName,
                                              PersonalField::DocumentAddress,
                                              PersonalField::DocumentDateOfBirth,
                                              PersonalField::DocumentIssuedDate,
                                              PersonalField::CheckedName,
                                              PersonalField::CheckedIdNumber,
                                              PersonalField::CheckedEmail,
                                              PersonalField::CheckedPhone,
                                              PersonalField::Reference};
inline const QList<PersonalField> verifiedOutputFields{
    PersonalField::Name,         PersonalField::DateOfBirth, PersonalField::IdNumber, PersonalField::Sex,
    PersonalField::PlaceOfBirth, PersonalField::Address,     PersonalField::Email,    PersonalField::Phone};

QString personalFieldLabel(PersonalField field);
/// Stripe sends it only when asked for by name, and only to a restricted key that may read sensitive results.
bool isSensitive(PersonalField field);
/// What to ask Stripe for to get a sensitive field.
SessionExpansions expansionFor(PersonalField field);

/// The value in words for the reader; nothing when the session does not hold it (or not yet). What a report
/// repeats of the verified outputs is nothing: it has its row there.
std::optional<QString> personalText(const FieldKey& key, const VerificationSession& session,
                                    const std::optional<VerificationReport>& report);
/// What follows from the value on that day: "36 years", "expired 12 days before this attempt". Empty where
/// nothing does. As telling as the value.
QString personalAside(PersonalField field, const VerificationSession& session,
                      const std::optional<VerificationReport>& report, QDate today);
/// The same, masked; of an address the country stays readable.
std::optional<QString> maskedPersonalText(const FieldKey& key, const VerificationSession& session,
                                          const std::optional<VerificationReport>& report);
/// Puts a sensitive value that was fetched by itself beside what is held; does nothing for the others.
void adoptSensitive(PersonalField field, const VerificationSession& fetched,
                    const std::optional<VerificationReport>& fetchedReport, VerificationSession& session,
                    std::optional<VerificationReport>& report);
/// Takes a sensitive value out of what is held; does nothing for the others.
void forgetSensitive(PersonalField field, VerificationSession& session,
                     std::optional<VerificationReport>& report);
/// Whether Stripe can have a value for a sensitive field that has not been asked for.
bool mayHoldSensitive(PersonalField field, const VerificationSession& session,
                      const std::optional<VerificationReport>& report);
