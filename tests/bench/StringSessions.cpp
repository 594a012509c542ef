// SPDX-License-Identifier: Apache-2.0
#include "bench/StringSessions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

QString personOf(const QJsonObject& outputs) {
    return (outputs.value(QStringLiteral("first_name")).toString() + u' ' +
            outputs.value(QStringLiteral("last_name")).toString())
        .trimmed();
}

StringSession sessionFrom(const QJsonObject& json) {
    const QJsonObject error = json.value(QStringLiteral("last_error")).toObject();
    const QJsonObject outputs = json.value(QStringLiteral("verified_outputs")).toObject();
    const QJsonObject provided = json.value(QStringLiteral("provided_details")).toObject();
    StringSession session;
    session.id = json.value(QStringLiteral("id")).toString();
    session.created = json.value(QStringLiteral("created")).toInteger();
    session.livemode = json.value(QStringLiteral("livemode")).toBool();
    session.status = json.value(QStringLiteral("status")).toString();
    session.type = json.value(QStringLiteral("type")).toString();
    session.errorCode = error.value(QStringLiteral("code")).toString();
    session.errorReason = error.value(QStringLiteral("reason")).toString();
    session.redaction =
        json.value(QStringLiteral("redaction")).toObject().value(QStringLiteral("status")).toString();
    session.reference = json.value(QStringLiteral("client_reference_id")).toString();
    session.customer = json.value(QStringLiteral("related_customer")).toString();
    session.customerAccount = json.value(QStringLiteral("related_customer_account")).toString();
    session.report = json.value(QStringLiteral("last_verification_report")).toString();
    session.flow = json.value(QStringLiteral("verification_flow")).toString();
    session.person = personOf(outputs);
    session.email = outputs.value(QStringLiteral("email")).toString();
    if (session.email.isEmpty())
        session.email = provided.value(QStringLiteral("email")).toString();
    session.country =
        outputs.value(QStringLiteral("address")).toObject().value(QStringLiteral("country")).toString();
    const QJsonObject metadata = json.value(QStringLiteral("metadata")).toObject();
    for (auto entry = metadata.begin(); entry != metadata.end(); ++entry)
        session.metadata.emplace_back(entry.key(), entry.value().toString());
    return session;
}

std::size_t memoryOf(const QString& text) {
    return static_cast<std::size_t>(text.capacity()) * sizeof(QChar);
}

} // namespace

void readWithQJson(const QByteArray& page, std::vector<StringSession>& sessions) {
    const QJsonArray data = QJsonDocument::fromJson(page).object().value(QStringLiteral("data")).toArray();
    for (const QJsonValue& session : data)
        sessions.push_back(sessionFrom(session.toObject()));
}

std::size_t memoryOf(const std::vector<StringSession>& sessions) {
    std::size_t bytes = sessions.capacity() * sizeof(StringSession);
    for (const StringSession& session : sessions) {
        for (const QString* text :
             {&session.id, &session.status, &session.type, &session.errorCode, &session.errorReason,
              &session.redaction, &session.reference, &session.customer, &session.customerAccount,
              &session.report, &session.flow, &session.person, &session.email, &session.country})
            bytes += memoryOf(*text);
        for (const auto& [key, value] : session.metadata)
            bytes += sizeof(std::pair<QString, QString>) + memoryOf(key) + memoryOf(value);
    }
    return bytes;
}
