// SPDX-License-Identifier: Apache-2.0
#include "stripe/Secrets.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

bool holdsSecret(std::string_view utf8) {
    constexpr std::array<std::string_view, 9> marks{
        "_secret_", "5Fsecret", "5fsecret", "verify.stripe.com/", "files.stripe.com/links/", "sk_",
        "rk_live_", "rk_test_", "ek_"};
    constexpr std::array<std::string_view, 3> rareParts{"k_", "secret", "stripe.com/"}; ///< Each has one.
    const auto isIn = [utf8](std::string_view part) { return utf8.find(part) != std::string_view::npos; };
    if (std::ranges::none_of(rareParts, isIn))
        return utf8.find("whsec_") != std::string_view::npos;
    return std::ranges::any_of(marks, isIn) || utf8.find("whsec_") != std::string_view::npos;
}

QString withoutSecrets(const QString& text) {
    static const QRegularExpression clientSecret(QStringLiteral(
        R"((?<![A-Za-z0-9])([a-z]+(?:_|%5[Ff])[A-Za-z0-9]+)(?:_|%5[Ff])secret(?:_|%5[Ff])[A-Za-z0-9_%-]+)"));
    static const QRegularExpression secret(
        QStringLiteral(R"((?:https?://)?verify\.stripe\.com/[^\s"'<>]*)"
                       R"(|(?:https?://)?files\.stripe\.com/links/[^\s"'<>]*)"
                       R"(|\b[srpe]k_(?:live|test|org)_[A-Za-z0-9_]{4,})"
                       R"(|\bwhsec_[A-Za-z0-9+/=_-]{4,})"));
    return QString(text)
        .replace(secret, QStringLiteral("••••••"))
        .replace(clientSecret, QStringLiteral("\\1"));
}
