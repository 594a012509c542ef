// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyVerdict.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("KeyVerdict", text);
}

KeyVerdict restricted(const ApiKey& key) {
    return {key, key.isLive(), Tone::Verified,
            key.isLive() ? tr("✓ A restricted key for real people") : tr("✓ A restricted test key"),
            tr("The right kind: it may do only what it was made for. The desk uses it to read sessions and "
               "reports and, if it may, to cancel and redact.")};
}

KeyVerdict secret(const ApiKey& key) {
    return {
        key, key.isLive(), Tone::NeverSubmitted,
        key.isLive() ? tr("A secret key for real people") : tr("A secret test key"),
        tr("It works, but it may do everything in the account, payments too, and it can never read dates of "
           "birth or ID numbers. A restricted key is safer and shows more.")};
}

KeyVerdict publishable(const ApiKey& key) {
    return {
        std::nullopt, key.isLive(), Tone::Refused, tr("✕ A publishable key"),
        tr("It is made for web pages and cannot read sessions. Use a restricted key: it begins with rk_.")};
}

KeyVerdict organization() {
    return {std::nullopt, std::nullopt, Tone::Refused, tr("✕ An organization key"),
            tr("It covers several accounts, and the desk opens one. Use a restricted key of the account you "
               "review: it begins with rk_.")};
}

KeyVerdict unknown(const ApiKey& key) {
    return {key, key.isLive(), Tone::NeverSubmitted, tr("A kind of key the desk does not know"),
            tr("It is treated as one for real people. Stripe will say whether it may read sessions.")};
}

} // namespace

KeyVerdict verdictOn(const QString& text) {
    if (text.trimmed().isEmpty())
        return {};
    const std::optional<ApiKey> key = ApiKey::fromText(text);
    if (!key)
        return {std::nullopt, std::nullopt, Tone::Neutral, tr("Not a whole key yet"),
                tr("Keys begin with rk_test_, rk_live_, sk_test_ or sk_live_ and have no spaces in them.")};
    switch (key->kind()) {
    case KeyKind::Restricted:
        return restricted(*key);
    case KeyKind::Secret:
        return secret(*key);
    case KeyKind::Publishable:
        return publishable(*key);
    case KeyKind::Organization:
        return organization();
    case KeyKind::Unknown:
        return unknown(*key);
    }
    return {};
}
