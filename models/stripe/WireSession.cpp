// SPDX-License-Identifier: Apache-2.0
#include "stripe/WireObjects.h"

namespace wire {

namespace {

/// Stripe's `{code: null, reason: null}` is no error. A reason without a code is one.
std::optional<LastError> lastErrorFrom(const JsonObject& session) {
    const std::optional<JsonObject> error = objectAt(session, "last_error");
    if (!error)
        return std::nullopt;
    const auto code = enumAt<ErrorCode>(*error, "code");
    const QString reason = textAt(*error, "reason").value_or(QString());
    if (!code && reason.isEmpty())
        return std::nullopt;
    return LastError{code.value_or(OpenEnum<ErrorCode>()), reason};
}

std::optional<OpenEnum<RedactionStatus>> redactionFrom(const JsonObject& session) {
    if (!session.member("redaction"))
        return std::nullopt;
    // That there is one counts, even if its status cannot be read: nothing of the person is shown then.
    const std::optional<JsonObject> redaction = objectAt(session, "redaction");
    if (!redaction)
        return OpenEnum<RedactionStatus>();
    return enumAt<RedactionStatus>(*redaction, "status").value_or(OpenEnum<RedactionStatus>());
}

std::optional<RelatedPerson> relatedPersonFrom(const JsonObject& session) {
    const std::optional<JsonObject> related = objectAt(session, "related_person");
    if (!related)
        return std::nullopt;
    const RelatedPerson person{textAt(*related, "account").value_or(QString()),
                               textAt(*related, "person").value_or(QString())};
    return person == RelatedPerson{} ? std::nullopt : std::optional(person);
}

std::optional<ProvidedDetails> providedDetailsFrom(const JsonObject& session) {
    const std::optional<JsonObject> details = objectAt(session, "provided_details");
    if (!details)
        return std::nullopt;
    return ProvidedDetails{textAt(*details, "email"), textAt(*details, "phone")};
}

SessionOptions::Document documentOptionsFrom(const JsonObject& options) {
    SessionOptions::Document document;
    if (const std::optional<simdjson::dom::array> types = arrayAt(options, "allowed_types"))
        for (const JsonElement type : *types) {
            if (std::string_view word; type.get(word) == simdjson::SUCCESS)
                document.allowedTypes.push_back(OpenEnum<DocumentType>::fromWire(word));
            else
                options.noteUnread("allowed_types");
        }
    document.requireIdNumber = flagAt(options, "require_id_number").value_or(false);
    document.requireLiveCapture = flagAt(options, "require_live_capture").value_or(false);
    document.requireMatchingSelfie = flagAt(options, "require_matching_selfie").value_or(false);
    return document;
}

SessionOptions optionsFrom(const JsonObject& session) {
    SessionOptions options;
    const std::optional<JsonObject> json = objectAt(session, "options");
    if (!json)
        return options;
    if (const std::optional<JsonObject> document = objectAt(*json, "document"))
        options.document = documentOptionsFrom(*document);
    if (const std::optional<JsonObject> matching = objectAt(*json, "matching"))
        options.matching = SessionOptions::Matching{textAt(*matching, "dob").value_or(QString()),
                                                    textAt(*matching, "name").value_or(QString())};
    options.idNumber = objectAt(*json, "id_number").has_value();
    if (const std::optional<JsonObject> email = objectAt(*json, "email"))
        options.requireEmail = flagAt(*email, "require_verification").value_or(false);
    if (const std::optional<JsonObject> phone = objectAt(*json, "phone"))
        options.requirePhone = flagAt(*phone, "require_verification").value_or(false);
    return options;
}

Metadata metadataFrom(const JsonObject& session) {
    Metadata metadata;
    const std::optional<JsonObject> json = objectAt(session, "metadata");
    if (!json)
        return metadata;
    for (const auto& [key, value] : *json) {
        if (std::string_view text; value.get(text) == simdjson::SUCCESS)
            metadata.emplace_back(toText(key), toText(text));
        else if (!value.is_null())
            session.noteUnread("metadata");
    }
    return metadata;
}

} // namespace

std::optional<VerificationSession> sessionFrom(const JsonObject& object) {
    const std::optional<std::string_view> id = wordAt(object, "id");
    const std::optional<SessionId> sessionId = id ? SessionId::fromText(toText(*id)) : std::nullopt;
    if (!isOfKind(object, "identity.verification_session") || !sessionId)
        return std::nullopt;

    VerificationSession session;
    session.id = *sessionId;
    session.clientReferenceId = textAt(object, "client_reference_id");
    const std::optional<std::int64_t> created = timeAt(object, "created");
    if (!created)
        return std::nullopt;
    session.created = *created;
    session.lastError = lastErrorFrom(object);
    session.lastReport = idAt<ReportId>(object, "last_verification_report");
    const std::optional<bool> livemode = flagAt(object, "livemode");
    if (!livemode)
        object.noteUnread("livemode");
    // Real people are the careful guess until the key's mode is known: it warns more.
    session.livemode = livemode.value_or(true);
    session.metadata = metadataFrom(object);
    session.options = optionsFrom(object);
    session.providedDetails = providedDetailsFrom(object);
    session.redaction = redactionFrom(object);
    session.relatedCustomer = textAt(object, "related_customer");
    session.relatedCustomerAccount = textAt(object, "related_customer_account");
    session.relatedPerson = relatedPersonFrom(object);
    session.status = enumAt<SessionStatus>(object, "status").value_or(OpenEnum<SessionStatus>());
    session.type = enumAt<VerificationType>(object, "type").value_or(OpenEnum<VerificationType>());
    session.verificationFlow = textAt(object, "verification_flow");
    if (const std::optional<JsonObject> outputs = objectAt(object, "verified_outputs"))
        session.verifiedOutputs = verifiedOutputsFrom(*outputs);
    return session;
}

} // namespace wire
