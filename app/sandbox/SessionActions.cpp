// SPDX-License-Identifier: Apache-2.0
#include "IdentityJson.h"
#include "SessionApi.h"
#include "SessionInput.h"

namespace sandbox {

namespace {

// Some redactions pass through `validated`, which Stripe lists as a value and describes nowhere.
constexpr quint64 kValidatedEvery = 10;

void refuseRedacted(const SessionState& state, const QByteArray& verb) {
    if (state.redaction != Redaction::None)
        throw Refusal::notNow("You cannot " + verb +
                              " this VerificationSession because it has been redacted or is being redacted.");
}

SessionOptions optionsAtCreation(SessionType type) {
    SessionOptions options;
    if (type == SessionType::IdNumber)
        options.idNumber = true;
    else
        options.document = DocumentOptions{};
    return options;
}

void readRelations(Parameters& parameters, SessionDetails& details) {
    details.clientReferenceId = parameters.filled("client_reference_id").value_or(QByteArray());
    Relations& related = details.related;
    related.customer = parameters.filled("related_customer").value_or(QByteArray());
    related.customerAccount = parameters.filled("related_customer_account").value_or(QByteArray());
    related.personAccount = parameters.filled("related_person[account]").value_or(QByteArray());
    related.person = parameters.filled("related_person[person]").value_or(QByteArray());
    if (related.person.isEmpty() != related.personAccount.isEmpty())
        throw Refusal::missingParameter(related.person.isEmpty() ? "related_person[person]"
                                                                 : "related_person[account]");
    // Where the person is sent afterwards; it is no part of the object.
    parameters.filled("return_url");
}

} // namespace

QByteArray SessionActions::shown(const Call& call, const Expansion& expansion, quint64 number) const {
    JsonWriter json;
    writeSession(json, {}, {m_world, expansion, call.access.livemode}, momentNow(m_world, number));
    return json.take();
}

QByteArray SessionActions::create(const Call& call) {
    Parameters& parameters = call.parameters;
    const Expansion expansion =
        Expansion::read(parameters, Expandable::Session, false, call.access, m_settings.sensitiveRefusal);
    const auto type = readType(parameters);
    SessionDetails details;
    details.verificationFlow = parameters.filled("verification_flow").value_or(QByteArray());
    if (!type && details.verificationFlow.isEmpty())
        throw Refusal::missingParameter("type");
    const SessionType made = details.verificationFlow.isEmpty() ? *type : SessionType::VerificationFlow;
    details.person = m_world.count();
    details.options = optionsAtCreation(made);
    readRelations(parameters, details);
    readMetadata(parameters, details.metadata);
    readDocumentOptions(parameters, details);
    readProvidedDetails(parameters, details);
    parameters.refuseTheRest();
    return shown(call, expansion, m_world.create(made, details, call.mark));
}

QByteArray SessionActions::update(const Call& call) {
    Parameters& parameters = call.parameters;
    const quint64 number = sessionInPath(m_world, call);
    const Expansion expansion =
        Expansion::read(parameters, Expandable::Session, false, call.access, m_settings.sensitiveRefusal);
    Session session = m_world.session(number);
    const auto type = readType(parameters);
    readMetadata(parameters, session.details.metadata);
    readDocumentOptions(parameters, session.details);
    readProvidedDetails(parameters, session.details);
    parameters.refuseTheRest();
    refuseRedacted(m_world.state(session.plan), "update");
    m_world.change(number, type.value_or(session.plan.type), session.details);
    return shown(call, expansion, number);
}

QByteArray SessionActions::cancel(const Call& call) {
    const quint64 number = sessionInPath(m_world, call);
    const Expansion expansion = Expansion::read(call.parameters, Expandable::Session, false, call.access,
                                                m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    const SessionState state = m_world.state(m_world.plan(number));
    switch (state.status) {
    case Status::Canceled:
        break;
    case Status::RequiresInput:
        m_world.append(number, {{m_world.now(), StepKind::Canceled, LastError::None}}, call.mark);
        break;
    case Status::Processing:
    case Status::Verified:
        throw Refusal::notNow("You cannot cancel this VerificationSession because it has a status of \"" +
                              statusText(state.status).toByteArray() +
                              "\". Only a VerificationSession in \"requires_input\" status may be canceled.");
    }
    return shown(call, expansion, number);
}

QByteArray SessionActions::redact(const Call& call) {
    const quint64 number = sessionInPath(m_world, call);
    const Expansion expansion = Expansion::read(call.parameters, Expandable::Session, false, call.access,
                                                m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    const SessionState state = m_world.state(m_world.plan(number));
    refuseRedacted(state, "redact");
    if (state.status == Status::Processing)
        throw Refusal::notNow("You cannot redact this VerificationSession because it has a status of "
                              "\"processing\". You must wait until it finishes processing.");
    const qint64 now = m_world.now();
    Steps steps;
    if (state.status == Status::RequiresInput)
        steps.append({now, StepKind::Canceled, LastError::None});
    steps.append({now, StepKind::RedactionRequested, LastError::None});
    if (number % kValidatedEvery == 3)
        steps.append({now + m_settings.redactionDelay / 2, StepKind::RedactionValidated, LastError::None});
    steps.append({now + m_settings.redactionDelay, StepKind::Redacted, LastError::None});
    m_world.append(number, steps, call.mark);
    return shown(call, expansion, number);
}

} // namespace sandbox
