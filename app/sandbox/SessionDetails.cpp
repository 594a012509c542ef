// SPDX-License-Identifier: Apache-2.0
#include "SessionDetails.h"

#include "Ids.h"

namespace sandbox {

namespace {

/// The checks that the session's errors speak of must have been asked for.
void askFor(FailedCheck check, SessionOptions& options) {
    switch (check) {
    case FailedCheck::BeforeSubmission:
    case FailedCheck::Document:
        break;
    case FailedCheck::Selfie:
        if (options.document)
            options.document->requireMatchingSelfie = true;
        break;
    case FailedCheck::IdNumber:
        if (options.document)
            options.document->requireIdNumber = true;
        break;
    case FailedCheck::Email:
        options.email = true;
        break;
    case FailedCheck::Phone:
        options.phone = true;
        break;
    }
}

SessionOptions optionsFor(const SessionPlan& plan, Dice& dice) {
    SessionOptions options;
    if (plan.type == SessionType::IdNumber) {
        options.idNumber = true;
        return options;
    }
    DocumentOptions document;
    static constexpr const char* kTypes[] = {"driving_license", "id_card", "passport"};
    if (dice.percent(30)) {
        const quint64 leftOut = dice.below(4);
        for (quint64 i = 0; i < 3; ++i)
            if (i != leftOut)
                document.allowedTypes.append(kTypes[i]);
    }
    document.requireIdNumber = dice.percent(10);
    document.requireLiveCapture = dice.percent(40);
    document.requireMatchingSelfie = dice.percent(75);
    options.document = document;
    if (plan.type == SessionType::VerificationFlow) {
        options.email = dice.percent(60);
        options.phone = dice.percent(40);
        options.matching = dice.percent(30);
    }
    for (const Step& step : plan.steps)
        if (step.error != LastError::None)
            askFor(factsOf(step.error).check, options);
    return options;
}

Metadata ordinaryMetadata(const Person& person, quint64 number, Dice& dice) {
    static constexpr const char* kSources[] = {"ios",          "android",       "web",
                                               "support-link", "Händlerportal", "店頭"};
    static constexpr const char* kTeams[] = {"onboarding", "payouts", "trust & safety", "marketplace"};
    Metadata metadata;
    if (dice.percent(40))
        return metadata;
    metadata.emplaceBack("user_id", "u_" + QByteArray::number(number * 7919 % 900'000 + 100'000));
    if (dice.percent(50))
        metadata.emplaceBack("source", dice.pick(kSources));
    if (dice.percent(30))
        metadata.emplaceBack("team", dice.pick(kTeams));
    if (dice.percent(20))
        metadata.emplaceBack("display_name", person.firstName + ' ' + person.lastName);
    if (dice.percent(10))
        metadata.emplaceBack("ticket", "SUP-" + QByteArray::number(dice.between(1'000, 99'999)));
    return metadata;
}

/// As much as Stripe takes: 50 keys, or values of 500 characters.
Metadata oddMetadata(Oddity oddity, quint64 seed) {
    Metadata metadata;
    const bool many = oddity == Oddity::FiftyMetadataKeys;
    for (int i = 0; i < (many ? 50 : 10); ++i) {
        const QByteArray key = (many ? "key_" : "long_value_") + QByteArray::number(i);
        QByteArray value = letters(seed + static_cast<quint64>(i), many ? 24 : 500);
        if (!many && i == 0)
            value = QByteArray("長い値 ").repeated(125);
        metadata.emplaceBack(key, value);
    }
    return metadata;
}

} // namespace

quint64 DetailsMaker::personNumber(quint64 number) const {
    return Dice(m_seed, number, Luck::Details).below(m_people);
}

QByteArray DetailsMaker::clientReferenceId(quint64 number) const {
    const quint64 person = personNumber(number);
    const quint64 kind = mixed(m_seed ^ (person + 17)) % 100;
    if (kind < 30)
        return "user_" + QByteArray::number(person + 1'000);
    if (kind < 45)
        return letters(mixed(m_seed) ^ person, 20);
    if (kind < 55)
        return "customer/" + QByteArray::number(person) + "@shop.example";
    if (kind < 60)
        return QByteArray("Kunde-Ä") + QByteArray::number(person) + " / 顧客";
    return {};
}

Relations DetailsMaker::relations(quint64 number) const {
    Dice dice(m_seed, number, Luck::Relations);
    const Ids ids(m_seed);
    const quint64 person = personNumber(number);
    Relations related;
    if (dice.percent(20))
        related.customer = ids.write(IdKind::Customer, person).left(4 + 14);
    if (dice.percent(4))
        related.customerAccount = ids.write(IdKind::Account, person).left(5 + 16);
    if (dice.percent(3)) {
        related.personAccount = ids.write(IdKind::Account, person + 1).left(5 + 16);
        related.person = ids.write(IdKind::Person, person);
    }
    return related;
}

SessionDetails DetailsMaker::details(const SessionPlan& plan, Oddity oddity) const {
    Dice dice(m_seed, plan.number, Luck::Details);
    SessionDetails details;
    details.person = dice.below(m_people);
    details.oddity = oddity;
    if (oddity == Oddity::NearlyEmpty)
        return details;
    const Person someone = person(details);
    details.clientReferenceId = clientReferenceId(plan.number);
    details.related = relations(plan.number);
    if (plan.type == SessionType::VerificationFlow)
        details.verificationFlow = Ids(m_seed).write(IdKind::Flow, dice.below(4));
    if (!dice.percent(2))
        details.options = optionsFor(plan, dice);
    if (dice.percent(35)) {
        details.providedEmail = someone.email;
        if (dice.percent(50))
            details.providedPhone = someone.phone;
    }
    const bool full = oddity == Oddity::FiftyMetadataKeys || oddity == Oddity::LongMetadataValues;
    details.metadata = full ? oddMetadata(oddity, plan.number) : ordinaryMetadata(someone, plan.number, dice);
    return details;
}

Person DetailsMaker::person(const SessionDetails& details) const {
    Person person = personOf(m_seed, details.person);
    if (details.oddity == Oddity::VeryLongName) {
        person.firstName =
            "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth Lloyd "
            "Martin Nero Oliver Paul Quincy Randolph Sherman Thomas Uncas Victor";
        person.lastName = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers";
    }
    return person;
}

} // namespace sandbox
