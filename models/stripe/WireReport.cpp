// SPDX-License-Identifier: Apache-2.0
#include "stripe/WireObjects.h"

namespace wire {

namespace {

/// What every check has: its result, and why it failed if it did.
template <typename Check>
Check checkFrom(const JsonObject& object) {
    Check check;
    check.status = enumAt<CheckStatus>(object, "status").value_or(OpenEnum<CheckStatus>());
    if (const std::optional<JsonObject> error = objectAt(object, "error"))
        if (const std::optional<OpenEnum<ErrorCode>> code = enumAt<ErrorCode>(*error, "code"))
            check.error = CheckError{*code, textAt(*error, "reason").value_or(QString())};
    return check;
}

/// A file's id, also when Stripe sends the whole file.
std::optional<FileId> fileFrom(JsonElement element) {
    if (simdjson::dom::object whole; element.get(whole) == simdjson::SUCCESS)
        return idAt<FileId>(JsonObject(whole), "id");
    std::string_view id;
    return element.get(id) == simdjson::SUCCESS ? FileId::fromText(toText(id)) : std::nullopt;
}

DocumentCheck documentFrom(const JsonObject& object) {
    DocumentCheck check = checkFrom<DocumentCheck>(object);
    check.type = enumAt<DocumentType>(object, "type");
    check.issuingCountry = textAt(object, "issuing_country");
    check.firstName = textAt(object, "first_name");
    check.lastName = textAt(object, "last_name");
    check.address = addressAt(object, "address");
    check.issued = dateAt(object, "issued_date");
    check.expires = dateAt(object, "expiration_date");
    check.dateOfBirth = dateAt(object, "dob");
    check.number = textAt(object, "number");
    if (const std::optional<simdjson::dom::array> files = arrayAt(object, "files"))
        for (const JsonElement file : *files) {
            if (const std::optional<FileId> id = fileFrom(file))
                check.files.push_back(*id);
            else
                object.noteUnread("files");
        }
    return check;
}

SelfieCheck selfieFrom(const JsonObject& object) {
    SelfieCheck check = checkFrom<SelfieCheck>(object);
    check.documentFace = idAt<FileId>(object, "document");
    check.selfie = idAt<FileId>(object, "selfie");
    return check;
}

IdNumberCheck idNumberFrom(const JsonObject& object) {
    IdNumberCheck check = checkFrom<IdNumberCheck>(object);
    check.firstName = textAt(object, "first_name");
    check.number = textAt(object, "id_number");
    check.type = enumAt<IdNumberType>(object, "id_number_type");
    check.lastName = textAt(object, "last_name");
    return check;
}

ContactCheck contactFrom(const JsonObject& object, std::string_view contact) {
    ContactCheck check = checkFrom<ContactCheck>(object);
    check.contact = textAt(object, contact);
    return check;
}

} // namespace

std::optional<VerificationReport> reportFrom(const JsonObject& object) {
    const std::optional<ReportId> id = idAt<ReportId>(object, "id");
    const std::optional<std::int64_t> created = timeAt(object, "created");
    if (!isOfKind(object, "identity.verification_report") || !id || !created)
        return std::nullopt;
    VerificationReport report;
    report.id = *id;
    report.created = *created;
    report.type = enumAt<VerificationType>(object, "type").value_or(OpenEnum<VerificationType>());
    report.session = idAt<SessionId>(object, "verification_session");
    if (const std::optional<JsonObject> check = objectAt(object, "document"))
        report.document = documentFrom(*check);
    if (const std::optional<JsonObject> check = objectAt(object, "selfie"))
        report.selfie = selfieFrom(*check);
    if (const std::optional<JsonObject> check = objectAt(object, "id_number"))
        report.idNumber = idNumberFrom(*check);
    if (const std::optional<JsonObject> check = objectAt(object, "email"))
        report.email = contactFrom(*check, "email");
    if (const std::optional<JsonObject> check = objectAt(object, "phone"))
        report.phone = contactFrom(*check, "phone");
    return report;
}

} // namespace wire
