// SPDX-License-Identifier: Apache-2.0
#include "ControlApi.h"

#include "IdentityJson.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kMostArrivals = 100'000;
constexpr qsizetype kMostSteps = 60;
constexpr qint64 kMostLatency = 600'000;
constexpr qint64 kTenYears = 10LL * 365 * 86'400;

Refusal unknownPlace(const Request& request) {
    return {.status = 404, .message = "The sandbox has no " + request.method + ' ' + request.path + '.'};
}

qint64 bounded(Parameters& parameters, const char* name, qint64 now, qint64 low, qint64 high) {
    const qint64 value = parameters.integer(name).value_or(now);
    if (value < low || value > high)
        throw Refusal::badParameter(name, QByteArray("Out of range: ") + name);
    return value;
}

QByteArray refusalText(SensitiveRefusal refusal) {
    switch (refusal) {
    case SensitiveRefusal::Mixed:
        return "mixed";
    case SensitiveRefusal::Missing:
        return "missing";
    case SensitiveRefusal::Error:
        return "error";
    }
    return {};
}

SensitiveRefusal readRefusal(Parameters& parameters, SensitiveRefusal now) {
    static constexpr const char* kTexts[] = {"mixed", "missing", "error"};
    const auto text = parameters.choice("sensitive_refusal", kTexts);
    for (const auto refusal : {SensitiveRefusal::Mixed, SensitiveRefusal::Missing, SensitiveRefusal::Error})
        if (text && *text == refusalText(refusal))
            return refusal;
    return now;
}

} // namespace

const char* controlHelp() {
    return "Endpoints for tests (no key; parameters form-encoded):\n"
           "  POST   /sandbox/mishap    "
           "kind=rate_limit|lock_timeout|conflict|server_error|slow_body|cut_body|\n"
           "                            reset|not_json|html|not_activated|unauthorized|forbidden|timeout|\n"
           "                            damaged_object\n"
           "                            [count=1, -1 until cleared] [path=prefix] [method=GET|POST]\n"
           "                            [after_effect=true: the action is done, its answer lost] "
           "[slow_ms=3000]\n"
           "  GET    /sandbox/mishap    those still waiting\n"
           "  DELETE /sandbox/mishap    none any more\n"
           "  GET    /sandbox/log       the requests so far, oldest first\n"
           "  DELETE /sandbox/log       forget them\n"
           "  GET    /sandbox/options   what is set, and the sandbox's time\n"
           "  POST   /sandbox/options   [redaction_delay=S] [latency=MS] [rate=PER_SECOND]\n"
           "                            [sensitive_refusal=mixed|missing|error] "
           "[redacted_events=true|false]\n"
           "                            [event_delay=S: every other session's events are listed so late]\n"
           "                            [clock_advance=S]\n"
           "  POST   /sandbox/arrivals  count=N: so many sessions are created now\n"
           "  POST   /sandbox/sessions/ID/submit  outcome=verified|processing|ERROR_CODE\n"
           "  POST   /sandbox/sessions/ID/odd     [status=TEXT] [type=TEXT]: values no documentation knows\n";
}

Reply ControlApi::answer(const Request& request) {
    try {
        Parameters parameters;
        parameters.add(request.query);
        parameters.add(request.body);
        return {.body = routed(request, parameters)};
    } catch (const Refusal& refusal) {
        return refusal.reply();
    }
}

QByteArray ControlApi::routed(const Request& request, Parameters& parameters) {
    if (request.path == "/sandbox/mishap")
        return mishap(request, parameters);
    if (request.path == "/sandbox/log")
        return requestLog(request);
    if (request.path == "/sandbox/options")
        return options(parameters);
    if (request.path == "/sandbox/arrivals" && request.method == "POST")
        return arrivals(parameters);
    const QList<QByteArray> path = request.path.split('/');
    if (path.size() == 5 && path[2] == "sessions" && request.method == "POST")
        return session(path, parameters);
    throw unknownPlace(request);
}

QByteArray ControlApi::mishap(const Request& request, Parameters& parameters) {
    Mishaps& mishaps = m_stripe.mishaps();
    if (request.method == "POST")
        mishaps.add(parameters);
    else if (request.method == "DELETE")
        mishaps.clear();
    return listObject("/sandbox/mishap", false, 1'024, [&mishaps](JsonWriter& json) { mishaps.write(json); });
}

QByteArray ControlApi::requestLog(const Request& request) {
    if (request.method == "DELETE")
        m_stripe.log().clear();
    return m_stripe.log().json();
}

QByteArray ControlApi::options(Parameters& parameters) {
    Settings next = m_settings;
    next.redactionDelay = bounded(parameters, "redaction_delay", next.redactionDelay, 0, kTenYears);
    next.latencyMs = static_cast<int>(bounded(parameters, "latency", next.latencyMs, 0, kMostLatency));
    next.rate = static_cast<int>(bounded(parameters, "rate", next.rate, 0, 1'000'000));
    next.sensitiveRefusal = readRefusal(parameters, next.sensitiveRefusal);
    next.listRedactedEvents = parameters.boolean("redacted_events").value_or(next.listRedactedEvents);
    next.eventDelay = bounded(parameters, "event_delay", next.eventDelay, 0, kTenYears);
    const qint64 advance = bounded(parameters, "clock_advance", 0, 0, kTenYears);
    parameters.refuseTheRest();
    m_settings = next;
    m_clock.advance(advance);
    JsonWriter json;
    json.beginObject();
    json.number("now", m_clock.now());
    json.number("redaction_delay", m_settings.redactionDelay);
    json.number("latency", m_settings.latencyMs);
    json.number("rate", m_settings.rate);
    json.text("sensitive_refusal", refusalText(m_settings.sensitiveRefusal));
    json.boolean("redacted_events", m_settings.listRedactedEvents);
    json.number("event_delay", m_settings.eventDelay);
    json.number("sessions", static_cast<qint64>(m_world.count()));
    json.endObject();
    return json.take();
}

QByteArray ControlApi::arrivals(Parameters& parameters) {
    const qint64 count = bounded(parameters, "count", 1, 0, kMostArrivals);
    parameters.refuseTheRest();
    const quint64 first = m_world.count();
    m_world.arrive(static_cast<quint64>(count));
    return listObject("/sandbox/arrivals", false, 4'096, [&](JsonWriter& json) {
        for (quint64 number = first; number < m_world.count(); ++number)
            json.text({}, m_world.ids().write(IdKind::Session, number));
    });
}

QByteArray ControlApi::session(const QList<QByteArray>& path, Parameters& parameters) {
    const auto number = m_world.find(path[3]);
    if (!number)
        throw Refusal::noSuch("verification_session", path[3], {});
    if (path[4] == "submit")
        submit(*number, parameters);
    else if (path[4] == "odd")
        makeOdd(*number, parameters);
    else
        throw Refusal{.status = 404, .message = "The sandbox has no such hook: " + path[4]};
    JsonWriter json;
    writeSession(json, {}, {m_world, Expansion(), m_settings.livemode}, momentNow(m_world, *number));
    return json.take();
}

/// What Stripe's hosted page would do for the person. A session that is already processing is decided; one
/// that was decided is decided anew, as an override in the dashboard does.
void ControlApi::submit(quint64 number, Parameters& parameters) {
    const QByteArray outcome = parameters.filled("outcome").value_or("verified");
    parameters.refuseTheRest();
    const auto error = lastErrorFromCode(outcome);
    if (!error && outcome != "verified" && outcome != "processing")
        throw Refusal::badParameter("outcome", "Invalid outcome: " + outcome);
    const SessionPlan plan = m_world.plan(number);
    const SessionState state = m_world.state(plan);
    if (state.status == Status::Canceled || state.redaction != Redaction::None ||
        plan.steps.size() > kMostSteps)
        throw Refusal::notNow("This session cannot be submitted any more.");
    const bool stopped = error && factsOf(*error).check == FailedCheck::BeforeSubmission;
    if (stopped && state.status != Status::RequiresInput)
        throw Refusal::notNow("Only a session that was not submitted can be given up.");
    const qint64 now = m_world.now();
    Steps steps;
    if (state.status != Status::Processing && !stopped)
        steps.append({now, StepKind::Submitted, LastError::None});
    if (stopped)
        steps.append({now, StepKind::GaveUp, *error});
    else if (error)
        steps.append({now, StepKind::Refused, *error});
    else if (outcome == "verified")
        steps.append({now, StepKind::Verified, LastError::None});
    m_world.append(number, steps, {});
}

void ControlApi::makeOdd(quint64 number, Parameters& parameters) {
    const Session session = m_world.session(number);
    SessionDetails details = session.details;
    details.oddStatus = parameters.text("status").value_or(details.oddStatus);
    details.oddType = parameters.text("type").value_or(details.oddType);
    parameters.refuseTheRest();
    m_world.change(number, session.plan.type, details);
}

} // namespace sandbox
