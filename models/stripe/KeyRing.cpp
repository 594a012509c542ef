// SPDX-License-Identifier: Apache-2.0
#include "stripe/KeyRing.h"

namespace {

constexpr char between = '\n'; // Stands in no key.

}

KeyRing::KeyRing(const ApiKey& desk, const std::optional<ApiKey>& sensitive)
    : m_desk(desk)
    , m_sensitive(sensitive) {}

std::optional<KeyRing> KeyRing::fromSecret(const QByteArray& secret) {
    const qsizetype end = secret.indexOf(between);
    const auto keyIn = [](const QByteArray& text) { return ApiKey::fromText(QString::fromLatin1(text)); };
    const std::optional<ApiKey> desk = keyIn(end < 0 ? secret : secret.first(end));
    if (!desk)
        return std::nullopt;
    return KeyRing(*desk, end < 0 ? std::nullopt : keyIn(secret.sliced(end + 1)));
}

bool KeyRing::isForSensitive(const std::optional<Ability>& needs) {
    return needs == Ability::ReadSensitive || needs == Ability::ReadFiles;
}

const ApiKey& KeyRing::keyFor(const std::optional<Ability>& needs) const {
    return m_sensitive && isForSensitive(needs) ? *m_sensitive : m_desk;
}

QByteArray KeyRing::secret() const {
    QByteArray secret;
    secret.reserve(m_desk.secret().size() + (m_sensitive ? m_sensitive->secret().size() + 1 : 0));
    secret += m_desk.secret();
    if (m_sensitive)
        (secret += between) += m_sensitive->secret();
    return secret;
}

KeyAbilities abilitiesByKind(const KeyRing& keys) {
    KeyAbilities abilities = abilitiesByKind(keys.desk());
    if (!keys.sensitive())
        return abilities;
    const KeyAbilities ofSecond = abilitiesByKind(*keys.sensitive());
    for (const Ability ability : allAbilities)
        if (KeyRing::isForSensitive(ability))
            abilities.of(ability) = ofSecond.of(ability);
    abilities.sensitiveReach = ofSecond.sensitiveReach;
    return abilities;
}
