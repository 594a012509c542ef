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
        for (const JsonElement file : *files)
            if (std::string_view id; file.get(id) == simdjson::SUCCESS)
                if (const std::optional<FileId> fileId = FileId::fromText(toText(id)))
                    check.files.push_back(*fileId);
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
    check.type = enumAt<IdNumberType>(object, "id_number_type");
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
    const auto type = enumAt<VerificationType>(object, "type");
    if (wordAt(object, "object") != "identity.verification_report" || !id || !created || !type)
        return std::nullopt;
    VerificationReport report;
    report.id = *id;
    report.created = *created;
    report.type = *type;
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
