// SPDX-License-Identifier: Apache-2.0
#include "stripe/ApiRequest.h"

#include <algorithm>

namespace api {

namespace {

constexpr auto sessionsPath = "/v1/identity/verification_sessions";
/// What the desk was built against. Without it, answers would change with the account's settings.
constexpr auto stripeVersion = "2026-09-30.endive";
constexpr int largestPage = 100;
/// A page of a hundred sessions with all their metadata is half of it.
constexpr qint64 largestPageAnswer = 64 * 1024 * 1024;
/// Whose key it is, a link to a file: some kilobytes.
constexpr qint64 largestSmallAnswer = 1024 * 1024;

void expand(ApiRequest& request, QLatin1StringView field) {
    request.parameters.emplace_back("expand[]", field);
}

QByteArray pathOf(const SessionId& id, const QByteArray& verb = {}) {
    return id.isEmpty() ? QByteArray() : sessionsPath + ('/' + id.text().toLatin1()) + verb;
}

/// No expansion on a write: a key that may act but not read a report would be refused for the expansion's
/// sake, and an action must depend on nothing but itself.
ApiRequest action(const SessionId& id, const QByteArray& verb, const IntentKey& intent) {
    ApiRequest request;
    request.isWrite = true;
    request.path = pathOf(id, verb);
    request.intent = intent;
    request.needs = Ability::CancelAndRedact;
    return request;
}

/// Brackets may come encoded (Stripe, API conventions), and then no part of the way can misread them.
QByteArray encoded(const ApiRequest& request) {
    QByteArray text;
    for (const auto& [name, value] : request.parameters) {
        if (!text.isEmpty())
            text += '&';
        text += name.toPercentEncoding() + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QByteArray userAgent() {
    return QByteArray("VerificationDesk/" DESK_VERSION " (desktop; Qt ") + qVersion() + ')';
}

void keepToItself(QNetworkRequest& network) {
    // A redirect would carry the key, or lead to a file of somebody else's.
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, true);
}

} // namespace

ApiRequest listSessions(const SessionQuery& query) {
    ApiRequest request;
    request.path = sessionsPath;
    request.purpose = query.purpose;
    request.largestAnswer = largestPageAnswer;
    request.needs = Ability::ReadSessions;
    const auto add = [&request](const char* name, const QString& value) {
        request.parameters.emplace_back(name, value);
    };
    add("limit", QString::number(std::clamp(query.limit, 1, largestPage)));
    if (query.startingAfter)
        add("starting_after", query.startingAfter->text());
    if (query.endingBefore)
        add("ending_before", query.endingBefore->text());
    if (query.createdFrom)
        add("created[gte]", QString::number(*query.createdFrom));
    if (query.createdBefore)
        add("created[lt]", QString::number(*query.createdBefore));
    if (!query.reference.isEmpty())
        add("client_reference_id", query.reference);
    if (!query.customer.isEmpty())
        add("related_customer", query.customer);
    if (query.withPeople) {
        expand(request, QLatin1StringView("data.verified_outputs"));
        expand(request, QLatin1StringView("data.provided_details"));
    }
    return request;
}

ApiRequest retrieveSession(const SessionId& id, SessionExpansions expansions) {
    ApiRequest request;
    request.path = pathOf(id);
    // Sensitive leaves are never part of their parent's expansion; each is asked for beside it, by name.
    const SessionExpansions outputs = SessionExpansion::People | SessionExpansion::DateOfBirth |
                                      SessionExpansion::IdNumber | SessionExpansion::Sex |
                                      SessionExpansion::PlaceOfBirth;
    const SessionExpansions report = SessionExpansion::LastReport | SessionExpansion::DocumentNumber |
                                     SessionExpansion::DocumentExpirationDate |
                                     SessionExpansion::DocumentDateOfBirth |
                                     SessionExpansion::CheckedIdNumber;
    const SessionExpansions sensitive =
        (outputs | report) & ~(SessionExpansion::People | SessionExpansion::LastReport);
    request.needs = expansions & sensitive ? Ability::ReadSensitive : Ability::ReadSessions;
    const auto when = [&](SessionExpansions any, const char* field) {
        if (expansions & any)
            expand(request, QLatin1StringView(field));
    };
    when(outputs, "verified_outputs");
    when(SessionExpansion::People, "provided_details");
    when(report, "last_verification_report");
    when(SessionExpansion::DateOfBirth, "verified_outputs.dob");
    when(SessionExpansion::IdNumber, "verified_outputs.id_number");
    when(SessionExpansion::Sex, "verified_outputs.sex");
    when(SessionExpansion::Sex, "verified_outputs.unparsed_sex");
    when(SessionExpansion::PlaceOfBirth, "verified_outputs.unparsed_place_of_birth");
    when(SessionExpansion::DocumentNumber, "last_verification_report.document.number");
    when(SessionExpansion::DocumentExpirationDate, "last_verification_report.document.expiration_date");
    when(SessionExpansion::DocumentDateOfBirth, "last_verification_report.document.dob");
    when(SessionExpansion::CheckedIdNumber, "last_verification_report.id_number.id_number");
    return request;
}

ApiRequest cancelSession(const SessionId& id, const IntentKey& intent) {
    return action(id, "/cancel", intent);
}

ApiRequest redactSession(const SessionId& id, const IntentKey& intent) {
    return action(id, "/redact", intent);
}

ApiRequest writeMetadata(const SessionId& id, const Metadata& values, const IntentKey& intent) {
    ApiRequest request = action(id, {}, intent);
    for (const auto& [key, value] : values)
        request.parameters.emplace_back("metadata[" + key.toUtf8() + ']', value);
    return request;
}

ApiRequest listReports(const ReportQuery& query) {
    ApiRequest request;
    // Without a session it would be every report of the account.
    request.path = query.session.isEmpty() ? QByteArray() : QByteArray("/v1/identity/verification_reports");
    request.purpose = ReadPurpose::Report;
    request.largestAnswer = largestPageAnswer;
    request.needs = Ability::ReadReports;
    const auto add = [&request](const char* name, const QString& value) {
        request.parameters.emplace_back(name, value);
    };
    add("verification_session", query.session.text());
    add("limit", QString::number(std::clamp(query.limit, 1, largestPage)));
    if (query.startingAfter)
        add("starting_after", query.startingAfter->text());
    return request;
}

ApiRequest listEvents(const EventQuery& query) {
    ApiRequest request;
    request.path = "/v1/events";
    request.purpose = ReadPurpose::Events;
    request.largestAnswer = largestPageAnswer;
    request.needs = Ability::ReadEvents;
    const auto add = [&request](const char* name, const QString& value) {
        request.parameters.emplace_back(name, value);
    };
    add("limit", QString::number(std::clamp(query.limit, 1, largestPage)));
    if (query.startingAfter)
        add("starting_after", query.startingAfter->text());
    if (query.createdFrom)
        add("created[gte]", QString::number(*query.createdFrom));
    for (const std::string_view type : WireWords<SessionEventType>::words)
        add("types[]", QString::fromLatin1(type.data(), static_cast<qsizetype>(type.size())));
    return request;
}

ApiRequest retrieveAccount() {
    ApiRequest request;
    request.path = "/v1/account";
    request.purpose = ReadPurpose::Account;
    request.largestAnswer = largestSmallAnswer;
    request.needs = Ability::ReadAccount;
    return request;
}

ApiRequest listFiles() {
    ApiRequest request;
    request.path = "/v1/files";
    request.purpose = ReadPurpose::File;
    request.largestAnswer = largestSmallAnswer;
    request.parameters.emplace_back("limit", QStringLiteral("1"));
    request.about = Ability::ReadFiles;
    return request;
}

ApiRequest createFileLink(const FileId& file, std::int64_t expiresAt, const IntentKey& intent) {
    ApiRequest request;
    request.isWrite = true;
    request.path = file.isEmpty() ? QByteArray() : QByteArray("/v1/file_links");
    request.largestAnswer = largestSmallAnswer;
    request.intent = intent;
    request.needs = Ability::ReadFiles;
    request.parameters.emplace_back("file", file.text());
    request.parameters.emplace_back("expires_at", QString::number(expiresAt));
    return request;
}

QByteArray formOf(const ApiRequest& request) {
    return encoded(request);
}

QNetworkRequest networkRequest(const ApiRequest& request, const QUrl& baseUrl, const ApiKey& key) {
    QUrl url = baseUrl;
    url.setPath(QString::fromLatin1(request.path), QUrl::StrictMode);
    if (!request.isWrite && !request.parameters.empty())
        url.setQuery(QString::fromLatin1(encoded(request)), QUrl::StrictMode);

    QNetworkRequest network(url);
    network.setRawHeader("Authorization", key.authorizationHeader());
    network.setRawHeader("Stripe-Version", stripeVersion);
    network.setRawHeader("Accept", "application/json");
    network.setRawHeader("User-Agent", userAgent());
    if (request.isWrite) {
        network.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
        network.setRawHeader("Idempotency-Key", request.intent.text().toLatin1());
    }
    keepToItself(network);
    return network;
}

QNetworkRequest fileRequest(const QUrl& link) {
    QNetworkRequest network(link);
    network.setRawHeader("Accept", "image/jpeg, image/png");
    network.setRawHeader("Accept-Encoding", "identity"); // Nothing swells on its way in.
    network.setRawHeader("User-Agent", userAgent());
    keepToItself(network);
    return network;
}

} // namespace api
