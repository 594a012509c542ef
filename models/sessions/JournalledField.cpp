// SPDX-License-Identifier: Apache-2.0
#include "sessions/JournalledField.h"

JournalDetail journalDetail(PersonalField field) {
    switch (field) {
    case PersonalField::Name:
        return JournalDetail::Name;
    case PersonalField::DateOfBirth:
        return JournalDetail::DateOfBirth;
    case PersonalField::IdNumber:
        return JournalDetail::IdNumber;
    case PersonalField::Sex:
        return JournalDetail::Sex;
    case PersonalField::PlaceOfBirth:
        return JournalDetail::PlaceOfBirth;
    case PersonalField::Address:
        return JournalDetail::Address;
    case PersonalField::Email:
        return JournalDetail::Email;
    case PersonalField::Phone:
        return JournalDetail::Phone;
    case PersonalField::DocumentNumber:
        return JournalDetail::DocumentNumber;
    case PersonalField::DocumentExpirationDate:
        return JournalDetail::DocumentExpirationDate;
    case PersonalField::ProvidedEmail:
        return JournalDetail::ProvidedEmail;
    case PersonalField::ProvidedPhone:
        return JournalDetail::ProvidedPhone;
    case PersonalField::DocumentName:
        return JournalDetail::DocumentName;
    case PersonalField::DocumentAddress:
        return JournalDetail::DocumentAddress;
    case PersonalField::DocumentDateOfBirth:
        return JournalDetail::DocumentDateOfBirth;
    case PersonalField::DocumentIssuedDate:
        return JournalDetail::DocumentIssuedDate;
    case PersonalField::CheckedName:
        return JournalDetail::CheckedName;
    case PersonalField::CheckedIdNumber:
        return JournalDetail::CheckedIdNumber;
    case PersonalField::CheckedEmail:
        return JournalDetail::CheckedEmail;
    case PersonalField::CheckedPhone:
        return JournalDetail::CheckedPhone;
    case PersonalField::Reference:
        return JournalDetail::Reference;
    case PersonalField::MetadataValue:
        return JournalDetail::MetadataValue;
    }
    return JournalDetail::None;
}
