// SPDX-License-Identifier: Apache-2.0
#include "bench/ListPages.h"
#include "models/store/RandomSessions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace {

constexpr int sessionsPerPage = 100;

QJsonValue textOrNull(const std::optional<QString>& text) {
    return text ? QJsonValue(*text) : QJsonValue();
}

QJsonObject optionsJson() {
    const QJsonObject document{{QStringLiteral("require_id_number"), false},
                               {QStringLiteral("require_live_capture"), true},
                               {QStringLiteral("require_matching_selfie"), true}};
    return {{QStringLiteral("document"), document}};
}

QJsonValue errorJson(const VerificationSession& session) {
    if (!session.lastError)
        return {};
    return QJsonObject{{QStringLiteral("code"), session.lastError->code.wireWord()},
                       {QStringLiteral("reason"), session.lastError->reason}};
}

QJsonValue providedJson(const VerificationSession& session) {
    if (!session.providedDetails)
        return {};
    return QJsonObject{{QStringLiteral("email"), textOrNull(session.providedDetails->email)}};
}

QJsonValue outputsJson(const VerificationSession& session) {
    if (!session.verifiedOutputs)
        return {};
    const VerifiedOutputs& outputs = *session.verifiedOutputs;
    const Address address = outputs.address.value_or(Address());
    return QJsonObject{{QStringLiteral("address"),
                        QJsonObject{{QStringLiteral("city"), textOrNull(address.city)},
                                    {QStringLiteral("country"), textOrNull(address.country)},
                                    {QStringLiteral("line1"), textOrNull(address.line1)},
                                    {QStringLiteral("line2"), textOrNull(address.line2)},
                                    {QStringLiteral("postal_code"), textOrNull(address.postalCode)},
                                    {QStringLiteral("state"), textOrNull(address.state)}}},
                       {QStringLiteral("email"), textOrNull(outputs.email)},
                       {QStringLiteral("first_name"), textOrNull(outputs.firstName)},
                       {QStringLiteral("last_name"), textOrNull(outputs.lastName)},
                       {QStringLiteral("phone"), textOrNull(outputs.phone)},
                       {QStringLiteral("id_number_type"), QJsonValue()}};
}

QJsonObject sessionJson(const VerificationSession& session) {
    QJsonObject metadata;
    for (const auto& [key, value] : session.metadata)
        metadata.insert(key, value);
    const QString secret =
        session.id.text() + QStringLiteral("_secret_test_MadeForTheBenchMadeForTheBenchMadeFor");
    QJsonObject json{
        {QStringLiteral("id"), session.id.text()},
        {QStringLiteral("object"), QStringLiteral("identity.verification_session")},
        {QStringLiteral("client_reference_id"), textOrNull(session.clientReferenceId)},
        {QStringLiteral("client_secret"), secret},
        {QStringLiteral("created"), static_cast<qint64>(session.created)},
        {QStringLiteral("last_error"), errorJson(session)},
        {QStringLiteral("last_verification_report"),
         session.lastReport ? QJsonValue(session.lastReport->text()) : QJsonValue()},
        {QStringLiteral("livemode"), session.livemode},
        {QStringLiteral("metadata"), metadata},
        {QStringLiteral("options"), optionsJson()},
        {QStringLiteral("provided_details"), providedJson(session)},
        {QStringLiteral("related_customer"), textOrNull(session.relatedCustomer)},
        {QStringLiteral("related_customer_account"), QJsonValue()},
        {QStringLiteral("status"), session.status.wireWord()},
        {QStringLiteral("type"), session.type.wireWord()},
        {QStringLiteral("url"), QStringLiteral("https://verify.stripe.com/start/test_") + secret},
        {QStringLiteral("verified_outputs"), outputsJson(session)}};
    json.insert(QStringLiteral("redaction"),
                session.redaction
                    ? QJsonValue(QJsonObject{{QStringLiteral("status"), session.redaction->wireWord()}})
                    : QJsonValue());
    return json;
}

} // namespace

ListPages madePages(int sessions) {
    RandomSessions random(1);
    ListPages pages;
    for (int left = sessions; left > 0; left -= sessionsPerPage) {
        QJsonArray data;
        for (int i = std::min(left, sessionsPerPage); i > 0; --i)
            data.append(sessionJson(random.ordinary()));
        const QJsonObject page{{QStringLiteral("object"), QStringLiteral("list")},
                               {QStringLiteral("data"), data},
                               {QStringLiteral("has_more"), left > sessionsPerPage},
                               {QStringLiteral("url"), QStringLiteral("/v1/identity/verification_sessions")}};
        pages.push_back(QJsonDocument(page).toJson());
    }
    return pages;
}
