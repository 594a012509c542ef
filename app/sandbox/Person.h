// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace sandbox {

struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
};

/// Optional texts are empty where the person has none. All text is UTF-8.
struct Address {
    QByteArray line1;
    QByteArray line2;
    QByteArray city;
    QByteArray state;
    QByteArray postalCode;
    QByteArray country;
};

enum class Sex : quint8 { Female, Male, Unknown };

struct Document {
    /// passport, id_card or driving_license.
    QByteArray type;
    QByteArray number;
    Date issued;
    Date expires;
};

/// A made-up person: a function of seed and number. Several sessions may be the same person's.
struct Person {
    QByteArray firstName;
    QByteArray lastName;
    QByteArray latinFirstName;
    QByteArray latinLastName;
    Address address;
    QByteArray email;
    QByteArray phone;
    QByteArray placeOfBirth;
    Date born;
    Sex sex = Sex::Unknown;
    /// br_cpf, sg_nric or us_ssn: Stripe checks no others.
    QByteArray idNumberType;
    /// Of a us_ssn only the last four digits, as Stripe gives it.
    QByteArray idNumber;
    Document document;
};

Person personOf(quint64 seed, quint64 number);
QByteArray sexText(Sex sex);

} // namespace sandbox
