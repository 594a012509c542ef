// SPDX-License-Identifier: Apache-2.0
#include "stripe/Secrets.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

bool holdsSecret(std::string_view utf8) {
    constexpr std::array<std::string_view, 7> marks{
        "_secret_", "verify.stripe.com/", "files.stripe.com/links/", "sk_", "rk_live_", "rk_test_", "ek_"};
    constexpr std::array<std::string_view, 3> rareParts{"k_", "_secret_", "stripe.com/"}; ///< Each has one.
    const auto isIn = [utf8](std::string_view part) { return utf8.find(part) != std::string_view::npos; };
    if (std::ranges::none_of(rareParts, isIn))
        return false;
    return std::ranges::any_of(marks, isIn);
}

QString withoutSecrets(const QString& text) {
    static const QRegularExpression secret(
        QStringLiteral(R"(\b[a-z]+_[A-Za-z0-9]+_secret_[A-Za-z0-9_%-]+)"
                       R"(|(?:https?://)?verify\.stripe\.com/[^\s"'<>]*)"
                       R"(|(?:https?://)?files\.stripe\.com/links/[^\s"'<>]*)"
                       R"(|\b[srpe]k_(?:live|test|org)_[A-Za-z0-9_]{4,})"));
    return QString(text).replace(secret, QStringLiteral("••••••"));
}
