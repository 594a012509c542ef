// SPDX-License-Identifier: Apache-2.0
#include "EventApi.h"

#include "IdentityJson.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kRetention = 30 * 86'400;
constexpr qsizetype kMostTypes = 20;
constexpr qsizetype kBytesPerEvent = 2'400;
constexpr quint64 kStepsPerSession = 128;
constexpr const char* kPrefix = "identity.verification_session.";
constexpr const char* kRedacted = "identity.verification_session.redacted";

quint64 eventNumber(const EventRef& event) {
    return event.session * kStepsPerSession + static_cast<quint64>(event.step);
}

bool covers(const QByteArray& pattern, const QByteArray& type) {
    return pattern.endsWith('*') ? type.startsWith(pattern.chopped(1)) : type == pattern;
}

Refusal agedOut(const QByteArray& id, int status, const QByteArray& param) {
    return {.status = status,
            .message =
                "The event " + id + " is no longer available because it's aged out of our retention policy.",
            .code = "resource_missing",
            .param = param};
}

QByteArray typeOf(const World& world, const EventRef& event) {
    const SessionPlan plan = world.plan(event.session);
    return kPrefix + eventSuffix(plan.steps[event.step].kind).toByteArray();
}

} // namespace

EventApi::Filter EventApi::readFilter(Parameters& parameters) const {
    Filter filter;
    filter.types = parameters.list("types");
    const auto type = parameters.filled("type");
    if (type && !filter.types.isEmpty())
        throw Refusal{.message = "You may only specify one of these parameters: type, types."};
    if (filter.types.size() > kMostTypes)
        throw Refusal::badParameter("types", "You may only specify up to 20 types.");
    if (type)
        filter.types.append(*type);
    const auto delivered = parameters.boolean("delivery_success");
    filter.undeliveredOnly = delivered && !*delivered;
    return filter;
}

/// Every other session's events, so that late ones come in behind and between those that were in time.
bool EventApi::isLate(const EventRef& event) const {
    return event.session % 2 == 1 && event.at > m_world.now() - m_settings.eventDelay;
}

bool EventApi::matches(const Filter& filter, const EventRef& event) const {
    if (isLate(event))
        return false;
    const QByteArray type = typeOf(m_world, event);
    if (type == kRedacted && !m_settings.listRedactedEvents)
        return false;
    return filter.types.isEmpty() ||
           std::ranges::any_of(filter.types, [&type](const QByteArray& one) { return covers(one, type); });
}

std::optional<EventRef> EventApi::find(const QByteArray& id) const {
    const auto number = m_world.ids().read(IdKind::Event, id);
    if (!number || *number / kStepsPerSession >= m_world.count())
        return std::nullopt;
    const SessionPlan plan = m_world.plan(*number / kStepsPerSession);
    const int step = static_cast<int>(*number % kStepsPerSession);
    if (step >= stepsReached(plan.steps, m_world.now()) || eventSuffix(plan.steps[step].kind).isEmpty())
        return std::nullopt;
    return EventRef{plan.steps[step].at, plan.number, step};
}

EventRef EventApi::cursor(const QByteArray& id, const QByteArray& param) const {
    const auto event = find(id);
    if (!event)
        throw Refusal::noSuch("event", id, param);
    if (event->at < m_world.now() - kRetention)
        throw agedOut(id, 400, param);
    return *event;
}

void EventApi::write(JsonWriter& json, const EventRef& event, bool livemode) const {
    const SessionMoment moment = momentAfter(m_world, event.session, event.step + 1);
    const auto mark = m_world.markOf(moment.session.plan, event.step);
    json.beginObject();
    json.text("id", m_world.ids().write(IdKind::Event, eventNumber(event)));
    json.text("object", "event");
    json.text("api_version", "2026-09-30.endive");
    json.number("created", event.at);
    json.beginObject("data");
    // Objects in events are never expanded.
    writeSession(json, "object", {m_world, Expansion(), livemode}, moment);
    json.endObject();
    json.boolean("livemode", livemode);
    json.number("pending_webhooks", 0);
    json.beginObject("request");
    json.textOrNull("id", mark ? mark->requestId : QByteArray());
    json.textOrNull("idempotency_key", mark ? mark->idempotencyKey : QByteArray());
    json.endObject();
    json.text("type", kPrefix + eventSuffix(moment.session.plan.steps[event.step].kind).toByteArray());
    json.endObject();
}

QByteArray EventApi::list(const Call& call) const {
    const PageQuery query = readPageQuery(call.parameters);
    const Filter filter = readFilter(call.parameters);
    Expansion::read(call.parameters, Expandable::Nothing, true, call.access, m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();

    const qint64 from = std::max(query.createdFrom, m_world.now() - kRetention);
    const qint64 before = std::min(query.createdBefore, m_world.now() + 1);
    const std::vector<EventRef>& all = m_world.events().inOrder();
    auto low = std::ranges::lower_bound(all, from, {}, &EventRef::at);
    auto high = std::ranges::lower_bound(all, before, {}, &EventRef::at);
    if (query.startingAfter)
        high = std::min(high, std::ranges::lower_bound(all, cursor(*query.startingAfter, "starting_after")));
    if (query.endingBefore)
        low = std::max(low, std::ranges::upper_bound(all, cursor(*query.endingBefore, "ending_before")));

    std::vector<EventRef> found;
    const auto wanted = static_cast<std::size_t>(query.limit) + 1;
    if (query.endingBefore) {
        for (; low < high && found.size() < wanted; ++low)
            if (!filter.undeliveredOnly && matches(filter, *low))
                found.push_back(*low);
    } else {
        for (; high > low && found.size() < wanted; --high)
            if (!filter.undeliveredOnly && matches(filter, *(high - 1)))
                found.push_back(*(high - 1));
    }
    const bool hasMore = found.size() == wanted;
    if (hasMore)
        found.pop_back();
    if (query.endingBefore)
        std::ranges::reverse(found);
    return listObject("/v1/events", hasMore, static_cast<qsizetype>(found.size() + 1) * kBytesPerEvent,
                      [&](JsonWriter& json) {
                          for (const EventRef& event : found)
                              write(json, event, call.access.livemode);
                      });
}

QByteArray EventApi::retrieve(const Call& call) const {
    Expansion::read(call.parameters, Expandable::Nothing, false, call.access, m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    const QByteArray id = call.arguments.value(0);
    const auto event = find(id);
    if (!event)
        throw Refusal::noSuch("event", id, {});
    if (event->at < m_world.now() - kRetention)
        throw agedOut(id, 404, "id");
    JsonWriter json;
    write(json, *event, call.access.livemode);
    return json.take();
}

} // namespace sandbox
