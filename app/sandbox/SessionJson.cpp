// SPDX-License-Identifier: Apache-2.0
#include "AttemptWalk.h"
#include "IdentityJson.h"
#include "PersonJson.h"

namespace sandbox {

namespace {

void writeLastError(JsonWriter& json, const SessionMoment& moment) {
    if (moment.session.details.oddity == Oddity::MockFixture) {
        json.beginObject("last_error");
        json.null("code");
        json.null("reason");
        json.endObject();
        return;
    }
    if (moment.state.error == LastError::None) {
        json.null("last_error");
        return;
    }
    const LastErrorFacts& facts = factsOf(moment.state.error);
    json.beginObject("last_error");
    json.text("code", facts.code);
    json.text("reason", facts.reason);
    json.endObject();
}

void writeMetadata(JsonWriter& json, const SessionMoment& moment) {
    json.beginObject("metadata");
    // Stripe's sample of a redacted session has empty metadata: gone as soon as redaction is asked for.
    if (!moment.redacting)
        for (const auto& [key, value] : moment.session.details.metadata)
            json.text(key, value);
    json.endObject();
}

void writeDocumentOptions(JsonWriter& json, const DocumentOptions& options) {
    json.beginObject("document");
    if (!options.allowedTypes.isEmpty()) {
        json.beginArray("allowed_types");
        for (const QByteArray& type : options.allowedTypes)
            json.text({}, type);
        json.endArray();
    }
    json.boolean("require_id_number", options.requireIdNumber);
    json.boolean("require_live_capture", options.requireLiveCapture);
    json.boolean("require_matching_selfie", options.requireMatchingSelfie);
    json.endObject();
}

void writeOptions(JsonWriter& json, const std::optional<SessionOptions>& options) {
    if (!options) {
        json.null("options");
        return;
    }
    json.beginObject("options");
    if (options->document)
        writeDocumentOptions(json, *options->document);
    if (options->idNumber) {
        json.beginObject("id_number");
        json.endObject();
    }
    for (const auto& [key, asked] : {std::pair{"email", options->email}, {"phone", options->phone}}) {
        if (!asked)
            continue;
        json.beginObject(key);
        json.boolean("require_verification", true);
        json.endObject();
    }
    if (options->matching) {
        json.beginObject("matching");
        json.text("dob", "similar");
        json.text("name", "similar");
        json.endObject();
    }
    json.endObject();
}

void writeProvidedDetails(JsonWriter& json, const SessionMoment& moment) {
    const SessionDetails& details = moment.session.details;
    if (moment.redacting || (details.providedEmail.isEmpty() && details.providedPhone.isEmpty())) {
        json.null("provided_details");
        return;
    }
    json.beginObject("provided_details");
    if (!details.providedEmail.isEmpty())
        json.text("email", details.providedEmail);
    if (!details.providedPhone.isEmpty())
        json.text("phone", details.providedPhone);
    json.endObject();
}

void writeRelations(JsonWriter& json, const Relations& related) {
    json.textOrNull("related_customer", related.customer);
    json.textOrNull("related_customer_account", related.customerAccount);
    if (related.person.isEmpty())
        return;
    json.beginObject("related_person");
    json.text("account", related.personAccount);
    json.text("person", related.person);
    json.endObject();
}

/// Both are single use and made afresh each time; nothing opens with them here. Old events carry them as
/// well, until redaction reaches into the events.
void writeSecrets(JsonWriter& json, const View& view, const SessionMoment& moment, QByteArrayView key) {
    const bool open = moment.state.status == Status::RequiresInput && !moment.redacting;
    const quint64 fresh =
        mixed(view.world.seed() ^ mixed(moment.session.plan.number) ^ static_cast<quint64>(view.world.now()));
    const QByteArray mode = view.livemode ? "live_" : "test_";
    if (!open)
        json.null(key);
    else if (key == "url")
        json.text(key, "https://verify.stripe.com/start/" + mode + letters(fresh, 60));
    else
        json.text(key, view.world.ids().write(IdKind::Session, moment.session.plan.number) + "_secret_" +
                           mode + letters(fresh + 1, 32));
}

void writeNumberOutputs(JsonWriter& json, const View& view, const SessionMoment& moment, const Person& person,
                        qint64 reportedAt) {
    const bool erased = moment.erased;
    const auto shows = [&](const char* leaf) {
        return view.expansion.showsLeaf(QByteArray("verified_outputs.") + leaf, reportedAt, view.world.now());
    };
    const auto& options = moment.session.details.options;
    const bool hasNumber =
        moment.session.plan.type == SessionType::IdNumber ||
        (options && (options->idNumber || (options->document && options->document->requireIdNumber)));
    if (shows("dob"))
        writeDate(json, "dob", person.born, erased);
    if (shows("id_number"))
        writePersonal(json, "id_number", hasNumber ? person.idNumber : QByteArray(), erased);
    json.textOrNull("id_number_type", hasNumber && !erased ? person.idNumberType : QByteArray());
    if (shows("sex"))
        writePersonal(json, "sex", sexText(person.sex), erased);
    if (shows("unparsed_place_of_birth"))
        writePersonal(json, "unparsed_place_of_birth", person.placeOfBirth, erased);
    if (shows("unparsed_sex"))
        writePersonal(json, "unparsed_sex", sexText(person.sex).left(1).toUpper(), erased);
}

void writeVerifiedOutputs(JsonWriter& json, const View& view, const SessionMoment& moment) {
    if (moment.state.status != Status::Verified) {
        json.null("verified_outputs");
        return;
    }
    const SessionDetails& details = moment.session.details;
    const Person person = view.world.person(details);
    const auto attempt = attemptAt(moment.session.plan.steps, moment.steps, moment.state.reports - 1);
    const qint64 reportedAt = attempt && attempt->decidedAt ? *attempt->decidedAt : 0;
    const bool email = details.options && details.options->email;
    const bool phone = details.options && details.options->phone;
    json.beginObject("verified_outputs");
    // A passport names no address.
    if (moment.session.plan.type == SessionType::IdNumber || person.document.type == "passport")
        json.null("address");
    else
        writeAddress(json, person.address, moment.erased);
    writePersonal(json, "email", email ? person.email : QByteArray(), moment.erased);
    writeName(json, person, moment.erased);
    writePersonal(json, "phone", phone ? person.phone : QByteArray(), moment.erased);
    writeNumberOutputs(json, view, moment, person, reportedAt);
    json.endObject();
}

void writeLastReport(JsonWriter& json, const View& view, const SessionMoment& moment) {
    static constexpr QByteArrayView kKey = "last_verification_report";
    if (moment.state.reports == 0) {
        json.null(kKey);
        return;
    }
    const int attempt = moment.state.reports - 1;
    if (!view.expansion.has(kKey)) {
        json.text(kKey,
                  view.world.ids().write(IdKind::Report, reportNumber(moment.session.plan.number, attempt)));
        return;
    }
    const Expansion inner = view.expansion.ofReport();
    writeReport(json, kKey, {view.world, inner, view.livemode}, moment, attempt);
}

void writeRedaction(JsonWriter& json, Redaction redaction) {
    if (redaction == Redaction::None) {
        json.null("redaction");
        return;
    }
    json.beginObject("redaction");
    json.text("status", redactionText(redaction));
    json.endObject();
}

} // namespace

SessionMoment momentAfter(const World& world, quint64 number, int steps) {
    SessionMoment moment{.session = world.session(number), .steps = steps, .state = {}};
    moment.state = stateAfter(moment.session.plan.steps, steps);
    const Redaction reached = world.state(moment.session.plan).redaction;
    moment.erased = reached == Redaction::Redacted;
    moment.redacting = reached != Redaction::None;
    return moment;
}

SessionMoment momentNow(const World& world, quint64 number) {
    return momentAfter(world, number, stepsReached(world.plan(number).steps, world.now()));
}

void writeSession(JsonWriter& json, QByteArrayView key, const View& view, const SessionMoment& moment) {
    const SessionPlan& plan = moment.session.plan;
    const SessionDetails& details = moment.session.details;
    json.beginObject(key);
    json.text("id", view.world.ids().write(IdKind::Session, plan.number));
    json.text("object", "identity.verification_session");
    json.textOrNull("client_reference_id", details.clientReferenceId);
    writeSecrets(json, view, moment, "client_secret");
    json.number("created", plan.created);
    writeLastError(json, moment);
    writeLastReport(json, view, moment);
    json.boolean("livemode", view.livemode);
    writeMetadata(json, moment);
    writeOptions(json, details.options);
    if (view.expansion.has("provided_details"))
        writeProvidedDetails(json, moment);
    writeRedaction(json, moment.state.redaction);
    writeRelations(json, details.related);
    json.text("status", details.oddStatus.isEmpty() ? statusText(moment.state.status)
                                                    : QByteArrayView(details.oddStatus));
    json.text("type", details.oddType.isEmpty() ? typeText(plan.type) : QByteArrayView(details.oddType));
    writeSecrets(json, view, moment, "url");
    if (!details.verificationFlow.isEmpty())
        json.text("verification_flow", details.verificationFlow);
    if (view.expansion.has("verified_outputs"))
        writeVerifiedOutputs(json, view, moment);
    json.endObject();
}

} // namespace sandbox
