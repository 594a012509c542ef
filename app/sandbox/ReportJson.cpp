// SPDX-License-Identifier: Apache-2.0
#include "IdentityJson.h"
#include "PersonJson.h"
#include "StoredFile.h"

namespace sandbox {

namespace {

/// One report while it is written.
struct ReportPage {
    JsonWriter& json;
    const View& view;
    const SessionMoment& moment;
    quint64 number;
    qint64 reportedAt;
    LastError error;
    Person person;

    bool shows(const char* leaf) const {
        return view.expansion.showsLeaf(leaf, reportedAt, view.world.now());
    }
    bool failed(FailedCheck check) const { return error != LastError::None && factsOf(error).check == check; }
    /// Checks run in the enum's order and stop at the first that fails.
    bool reached(FailedCheck check) const {
        return error == LastError::None || factsOf(error).check >= check;
    }
};

void writeCheck(const ReportPage& page, FailedCheck check) {
    const bool failed = page.failed(check);
    if (failed) {
        page.json.beginObject("error");
        page.json.text("code", factsOf(page.error).code);
        page.json.text("reason", factsOf(page.error).reason);
        page.json.endObject();
    } else {
        page.json.null("error");
    }
    page.json.text("status", failed ? "unverified" : "verified");
}

void writeDocumentLeaves(const ReportPage& page) {
    const bool erased = page.moment.erased;
    const Document& document = page.person.document;
    if (page.shows("document.dob"))
        writeDate(page.json, "dob", page.person.born, erased);
    if (page.shows("document.expiration_date"))
        writeDate(page.json, "expiration_date", document.expires, erased);
    if (page.shows("document.number"))
        writePersonal(page.json, "number", document.number, erased);
    if (page.shows("document.sex"))
        writePersonal(page.json, "sex", sexText(page.person.sex), erased);
    if (page.shows("document.unparsed_place_of_birth"))
        writePersonal(page.json, "unparsed_place_of_birth", page.person.placeOfBirth, erased);
    if (page.shows("document.unparsed_sex"))
        writePersonal(page.json, "unparsed_sex", sexText(page.person.sex).left(1).toUpper(), erased);
}

void writeDocument(const ReportPage& page) {
    JsonWriter& json = page.json;
    const Document& document = page.person.document;
    const bool readable = page.error != LastError::DocumentUnverifiedOther;
    json.beginObject("document");
    if (document.type == "passport" || !readable)
        json.null("address");
    else
        writeAddress(json, page.person.address, page.moment.erased);
    json.beginArray("files");
    for (const FileSide side : {FileSide::Front, FileSide::Back})
        if (hasSide(page.person, side))
            json.text({}, page.view.world.ids().write(IdKind::File, fileNumber(page.number, side)));
    json.endArray();
    if (readable) {
        writeName(json, page.person, page.moment.erased);
        writeDate(json, "issued_date", document.issued, page.moment.erased);
        writeDocumentLeaves(page);
    } else {
        for (const char* key : {"first_name", "last_name", "issued_date"})
            json.null(key);
    }
    json.text("issuing_country", page.person.address.country);
    json.text("type", document.type);
    writeCheck(page, FailedCheck::Document);
    json.endObject();
}

void writeSelfie(const ReportPage& page) {
    page.json.beginObject("selfie");
    for (const auto& [key, side] : {std::pair{"document", FileSide::Front}, {"selfie", FileSide::Selfie}})
        page.json.text(key, page.view.world.ids().write(IdKind::File, fileNumber(page.number, side)));
    writeCheck(page, FailedCheck::Selfie);
    page.json.endObject();
}

void writeIdNumber(const ReportPage& page) {
    const bool erased = page.moment.erased;
    page.json.beginObject("id_number");
    writeName(page.json, page.person, erased);
    page.json.textOrNull("id_number_type", erased ? QByteArray() : page.person.idNumberType);
    if (page.shows("id_number.dob"))
        writeDate(page.json, "dob", page.person.born, erased);
    if (page.shows("id_number.id_number"))
        writePersonal(page.json, "id_number", page.person.idNumber, erased);
    writeCheck(page, FailedCheck::IdNumber);
    page.json.endObject();
}

void writeContact(const ReportPage& page, const char* key, const QByteArray& value, FailedCheck check) {
    page.json.beginObject(key);
    writePersonal(page.json, key, value, page.moment.erased);
    writeCheck(page, check);
    page.json.endObject();
}

void writeChecks(const ReportPage& page) {
    const SessionType type = page.moment.session.plan.type;
    const SessionOptions options = page.moment.session.details.options.value_or(SessionOptions{});
    const bool numberOnly = type == SessionType::IdNumber;
    const auto run = [&page](FailedCheck check, bool asked) {
        return page.failed(check) || (asked && page.reached(check));
    };
    if (!numberOnly)
        writeDocument(page);
    if (run(FailedCheck::Selfie, options.document && options.document->requireMatchingSelfie))
        writeSelfie(page);
    if (run(FailedCheck::IdNumber, numberOnly || (options.document && options.document->requireIdNumber)))
        writeIdNumber(page);
    if (run(FailedCheck::Email, options.email))
        writeContact(page, "email", page.person.email, FailedCheck::Email);
    if (run(FailedCheck::Phone, options.phone))
        writeContact(page, "phone", page.person.phone, FailedCheck::Phone);
}

} // namespace

std::optional<std::pair<quint64, int>> findReport(const World& world, QByteArrayView id) {
    const auto number = world.ids().read(IdKind::Report, id);
    if (!number || *number / kAttemptsPerSession >= world.count())
        return std::nullopt;
    const quint64 session = *number / kAttemptsPerSession;
    const int attempt = static_cast<int>(*number % kAttemptsPerSession);
    const SessionPlan plan = world.plan(session);
    const auto found = attemptAt(plan.steps, stepsReached(plan.steps, world.now()), attempt);
    return found && found->decidedAt ? std::optional(std::pair{session, attempt}) : std::nullopt;
}

void writeReport(JsonWriter& json, QByteArrayView key, const View& view, const SessionMoment& moment,
                 int attempt) {
    const SessionPlan& plan = moment.session.plan;
    const SessionDetails& details = moment.session.details;
    const auto decided = attemptAt(plan.steps, moment.steps, attempt);
    const quint64 number = reportNumber(plan.number, attempt);
    const ReportPage page{json,
                          view,
                          moment,
                          number,
                          decided->decidedAt.value_or(0),
                          decided->error,
                          view.world.person(details)};
    json.beginObject(key);
    json.text("id", view.world.ids().write(IdKind::Report, number));
    json.text("object", "identity.verification_report");
    json.textOrNull("client_reference_id", details.clientReferenceId);
    json.number("created", page.reportedAt);
    writeChecks(page);
    json.boolean("livemode", view.livemode);
    json.text("type", typeText(plan.type));
    if (!details.verificationFlow.isEmpty())
        json.text("verification_flow", details.verificationFlow);
    json.text("verification_session", view.world.ids().write(IdKind::Session, plan.number));
    json.endObject();
}

} // namespace sandbox
