// SPDX-License-Identifier: Apache-2.0
#include "stripe/KeyAbilities.h"

#include <QCoreApplication>

namespace {

using Verdict = AbilityAnswer::Verdict;

QString tr(const char* text) {
    return QCoreApplication::translate("KeyAbilities", text);
}

/// A cancel of an id that cannot exist might be answered 404 or 403, and which of the two Stripe looks at
/// first is not documented: a 404 would prove nothing, and the attempt stands in the account's log.
AbilityAnswer onlyAWriteTells() {
    return {Verdict::CannotTell,
            {},
            tr("Only a real cancel or redaction tells. The desk sends none to find out; it learns it from "
               "yours.")};
}

void setAll(KeyAbilities& abilities, const AbilityAnswer& answer) {
    abilities.answers.fill(answer);
}

} // namespace

KeyAbilities abilitiesByKind(const ApiKey& key) {
    KeyAbilities abilities;
    abilities.kind = key.kind();
    abilities.isLive = key.isLive();
    switch (key.kind()) {
    case KeyKind::Secret: {
        setAll(abilities, {Verdict::Yes, {}, {}});
        const QString never = tr("A secret key never may. It takes a restricted key.");
        abilities.of(Ability::ReadSensitive) = {Verdict::No, {}, never};
        abilities.of(Ability::ReadFiles) = {Verdict::No, {}, never};
        abilities.sensitiveReach = SensitiveReach::Nothing;
        break;
    }
    case KeyKind::Publishable:
        setAll(abilities, {Verdict::No, {}, tr("A publishable key is made for web pages.")});
        abilities.sensitiveReach = SensitiveReach::Nothing;
        break;
    case KeyKind::Organization:
        setAll(abilities, {Verdict::CannotTell,
                           {},
                           tr("The key covers several accounts, and the desk opens one. It takes a "
                              "restricted key of that account.")});
        break;
    case KeyKind::Restricted:
    case KeyKind::Unknown:
        abilities.of(Ability::CancelAndRedact) = onlyAWriteTells();
        break;
    }
    return abilities;
}
