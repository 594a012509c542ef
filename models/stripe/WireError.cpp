// SPDX-License-Identifier: Apache-2.0
#include "stripe/JsonFields.h"
#include "stripe/JsonRepair.h"
#include "stripe/Secrets.h"
#include "stripe/Wire.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace wire {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

/// Stripe's error body, as far as there is one.
struct ErrorBody {
    bool present = false;
    QString type;
    QString code;
    QString message;
    QString param;
};

ErrorBody errorBodyFrom(const QByteArray& text) {
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    const auto parse = [&parser, &root](const QByteArray& json) {
        return parser.parse(json.constData(), static_cast<std::size_t>(json.size())).get(root) ==
               simdjson::SUCCESS;
    };
    if (!parse(text) && !parse(repairedJson(text)))
        return {};
    const std::optional<JsonObject> error = objectAt(JsonObject(root), "error");
    if (!error)
        return {};
    // Stripe's sentences are some hundred letters. What is longer is none, and takes long to look through.
    constexpr qsizetype longest = 2'000;
    const auto read = [&error](std::string_view key) {
        return textAt(*error, key).value_or(QString()).left(longest);
    };
    return {true, read("type"), read("code"), read("message"), read("param")};
}

bool saysNotActivated(const ErrorBody& body) {
    return body.code == QLatin1StringView("identity_api_invalid_application") ||
           body.message.contains(QLatin1StringView("not set up to use Identity"), Qt::CaseInsensitive);
}

/// Stripe's sentence (seen with status 401): "The API key provided does not allow requests from your IP
/// address." The address follows in brackets.
bool saysOtherAddress(const ErrorBody& body) {
    return body.message.contains(QLatin1StringView("does not allow requests from your IP"),
                                 Qt::CaseInsensitive);
}

StripeError::Kind kindOfRefusal(int status, const ErrorBody& body) {
    using Kind = StripeError::Kind;
    if (status == 409 || body.type == QLatin1StringView("idempotency_error"))
        return Kind::Conflict;
    if (body.code == QLatin1StringView("lock_timeout"))
        return Kind::Locked;
    if (status == 429 || body.code == QLatin1StringView("rate_limit"))
        return Kind::RateLimited;
    if (saysNotActivated(body))
        return Kind::IdentityNotActivated;
    if (saysOtherAddress(body))
        return Kind::AddressNotAllowed;
    if (status == 401)
        return Kind::KeyRefused;
    if (status == 403)
        return Kind::PermissionMissing;
    if (status == 404 || body.code == QLatin1StringView("resource_missing"))
        return Kind::NotFound;
    return Kind::Refused;
}

StripeError::Kind kindOf(const HttpAnswer& answer, const ErrorBody& body) {
    using Kind = StripeError::Kind;
    constexpr int proxyAuthentication = 407;
    if (answer.status == proxyAuthentication && !body.present)
        return Kind::ProxyPassword;
    if (answer.status >= 500)
        return Kind::StripeFault;
    // Proxies and gateways refuse in Stripe's name: without a word of Stripe's their 401 is not about the key
    // and their 404 not about the session. Who says 429 is to be spared, whoever it is.
    if (answer.status == 429 && !body.present)
        return Kind::RateLimited;
    if (answer.status < 400 || (!body.present && answer.requestId.isEmpty()))
        return Kind::NotStripe;
    return kindOfRefusal(answer.status, body);
}

QString messageWithout(const HttpAnswer& answer) {
    if (answer.status >= 300 && answer.status < 400)
        return tr("The answer sent the desk to another address. The desk did not follow.");
    return tr("The answer had status %1 and nothing of Stripe's in it.").arg(answer.status);
}

} // namespace

StripeError readError(const HttpAnswer& answer) {
    StripeError error;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    if (answer.failure) {
        error.kind = *answer.failure;
        error.message = withoutSecrets(answer.failureMessage);
        error.certificate = answer.certificate;
        error.proxy = answer.proxy;
        return error;
    }
    const ErrorBody body = errorBodyFrom(answer.body);
    error.kind = kindOf(answer, body);
    error.messageIsStripes = !body.message.isEmpty() && !answer.requestId.isEmpty();
    error.message = body.message.isEmpty() ? messageWithout(answer) : body.message;
    error.code = body.code;
    error.param = body.param;
    if (error.kind == StripeError::Kind::PermissionMissing) {
        static const QRegularExpression permission(QStringLiteral("\\brak_[a-z0-9_]+"));
        error.missingPermission = permission.match(error.message).captured();
    }
    return error;
}

QString accountNamedIn(const StripeError& error) {
    static const QRegularExpression account(QStringLiteral("\\bacct_[A-Za-z0-9]+"));
    return account.match(error.message).captured();
}

} // namespace wire
