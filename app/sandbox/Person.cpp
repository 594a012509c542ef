// SPDX-License-Identifier: Apache-2.0
#include "Person.h"

#include "Dice.h"
#include "Places.h"

namespace sandbox {

namespace {

const Name& pickName(std::span<const Name> names, Dice& dice) {
    return names[dice.below(names.size())];
}

QByteArray filledIn(QByteArray pattern, Dice& dice) {
    for (char& letter : pattern) {
        if (letter == '#')
            letter = static_cast<char>('0' + dice.below(10));
        else if (letter == '@')
            letter = static_cast<char>('A' + dice.below(26));
    }
    return pattern;
}

Date someDay(qint64 firstYear, qint64 lastYear, Dice& dice) {
    // Day 28 at the latest, so that every month has it.
    return {static_cast<int>(dice.between(firstYear, lastYear)), static_cast<int>(dice.between(1, 12)),
            static_cast<int>(dice.between(1, 28))};
}

void giveNames(Person& person, const Place& place, Dice& dice) {
    const bool woman = person.sex == Sex::Female || (person.sex == Sex::Unknown && dice.percent(50));
    const auto given = woman ? place.women : place.men;
    const Name& first = pickName(given, dice);
    const Name& family = pickName(place.families, dice);
    person.firstName = first.native;
    person.latinFirstName = first.latin;
    if (dice.percent(12)) {
        // The given name itself comes up too: some people are called that.
        const Name& second = pickName(given, dice);
        person.firstName += QByteArray(" ") + second.native;
        person.latinFirstName += QByteArray(" ") + second.latin;
    }
    person.lastName = family.native;
    person.latinLastName = family.latin;
}

Address addressIn(const Place& place, Dice& dice) {
    const Town& town = place.towns[dice.below(place.towns.size())];
    Address address;
    const QByteArray house = QByteArray::number(dice.between(1, 240));
    const bool houseFirst = QByteArrayView(place.country) == "US" || QByteArrayView(place.country) == "GB";
    address.line1 = houseFirst ? house + ' ' + town.street : QByteArray(town.street) + ' ' + house;
    if (dice.percent(15))
        address.line2 = QByteArray("Apt ") + QByteArray::number(dice.between(1, 60));
    address.city = town.city;
    if (town.state)
        address.state = town.state;
    address.postalCode = town.postalCode;
    address.country = place.country;
    return address;
}

void giveIdNumber(Person& person, Dice& dice) {
    if (person.address.country == "BR") {
        person.idNumberType = "br_cpf";
        person.idNumber = filledIn("###########", dice);
    } else if (person.address.country == "SG") {
        person.idNumberType = "sg_nric";
        person.idNumber = filledIn("S#######@", dice);
    } else {
        person.idNumberType = "us_ssn";
        person.idNumber = filledIn("####", dice);
    }
}

Document documentFor(Dice& dice) {
    Document document;
    const quint64 kind = dice.below(100);
    document.type = kind < 45 ? "passport" : kind < 75 ? "driving_license" : "id_card";
    document.number = filledIn(kind < 45 ? "@########" : kind < 75 ? "@@@@@######@#@@" : "@@##@####", dice);
    document.issued = someDay(2017, 2024, dice);
    document.expires = document.issued;
    document.expires.year += 10;
    return document;
}

} // namespace

QByteArray sexText(Sex sex) {
    switch (sex) {
    case Sex::Female:
        return "female";
    case Sex::Male:
        return "male";
    case Sex::Unknown:
        return "unknown";
    }
    return {};
}

Person personOf(quint64 seed, quint64 number) {
    Dice dice(seed, number, Luck::Person);
    const Place& place = weightedPlace(dice.next());
    Person person;
    const quint64 sex = dice.below(100);
    person.sex = sex < 49 ? Sex::Female : sex < 98 ? Sex::Male : Sex::Unknown;
    giveNames(person, place, dice);
    person.address = addressIn(place, dice);
    person.placeOfBirth = place.towns[dice.below(place.towns.size())].city;
    static constexpr const char* kMailHosts[] = {"example.com", "example.org", "example.net", "mail.example"};
    QByteArray mailbox = person.latinFirstName + '.' + person.latinLastName;
    mailbox = mailbox.toLower().replace(' ', '-') + QByteArray::number(number % 10'000);
    person.email = mailbox + '@' + dice.pick(kMailHosts);
    person.phone = filledIn(place.phone, dice);
    person.born = someDay(1938, 2007, dice);
    giveIdNumber(person, dice);
    person.document = documentFor(dice);
    return person;
}

} // namespace sandbox
