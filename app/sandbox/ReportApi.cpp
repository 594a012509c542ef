// SPDX-License-Identifier: Apache-2.0
#include "ReportApi.h"

#include "AttemptWalk.h"
#include "IdentityJson.h"
#include "Page.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qsizetype kBytesPerReport = 2'000;
constexpr const char* kWhat = "verification_report";

AttemptRef cursor(const World& world, const QByteArray& id, const QByteArray& param) {
    const auto found = findReport(world, id);
    if (!found)
        throw Refusal::noSuch(kWhat, id, param);
    return *AttemptWalk::refOf(world, AttemptMoment::Decided, found->first, found->second);
}

struct ReportFilter {
    std::optional<QByteArray> clientReferenceId;
    std::optional<QByteArray> type;

    bool matches(const World& world, const AttemptRef& ref) const {
        if (clientReferenceId && world.clientReferenceId(ref.session) != *clientReferenceId)
            return false;
        return !type || typeText(world.plan(ref.session).type) == *type;
    }
};

AttemptBounds boundsOf(const World& world, const PageQuery& query) {
    AttemptBounds bounds{{query.createdFrom, 0, 0}, {std::min(query.createdBefore, world.now() + 1), 0, 0}};
    if (query.startingAfter)
        bounds.to = std::min(bounds.to, cursor(world, *query.startingAfter, "starting_after"));
    if (query.endingBefore) {
        AttemptRef after = cursor(world, *query.endingBefore, "ending_before");
        ++after.index;
        bounds.from = std::max(bounds.from, after);
    }
    return bounds;
}

/// The reports of one session, which needs no walk over the others.
std::vector<AttemptRef> ofSession(const World& world, const QByteArray& id, const AttemptBounds& bounds) {
    const auto session = world.find(id);
    if (!session)
        throw Refusal::noSuch("verification_session", id, "verification_session");
    std::vector<AttemptRef> found;
    for (int index = 0;; ++index) {
        const auto ref = AttemptWalk::refOf(world, AttemptMoment::Decided, *session, index);
        if (!ref)
            return found;
        if (*ref >= bounds.from && *ref < bounds.to)
            found.push_back(*ref);
    }
}

std::vector<AttemptRef> ofAll(const World& world, Direction direction, const AttemptBounds& bounds,
                              const ReportFilter& filter, std::size_t wanted) {
    std::vector<AttemptRef> found;
    AttemptWalk walk(world, AttemptMoment::Decided, direction, bounds);
    while (found.size() < wanted) {
        const auto ref = walk.next();
        if (!ref)
            break;
        if (filter.matches(world, *ref))
            found.push_back(*ref);
    }
    return found;
}

} // namespace

QByteArray ReportApi::list(const Call& call) const {
    static constexpr const char* kTypes[] = {"document", "id_number"};
    Parameters& parameters = call.parameters;
    const PageQuery query = readPageQuery(parameters);
    const ReportFilter filter{parameters.filled("client_reference_id"), parameters.choice("type", kTypes)};
    const auto session = parameters.filled("verification_session");
    const Expansion expansion =
        Expansion::read(parameters, Expandable::Report, true, call.access, m_settings.sensitiveRefusal);
    parameters.refuseTheRest();

    const AttemptBounds bounds = boundsOf(m_world, query);
    const auto limit = static_cast<std::size_t>(query.limit);
    const Direction direction = query.endingBefore ? Direction::OldestFirst : Direction::NewestFirst;
    std::vector<AttemptRef> found;
    if (session) {
        found = ofSession(m_world, *session, bounds);
        std::erase_if(found, [&](const AttemptRef& ref) { return !filter.matches(m_world, ref); });
        if (direction == Direction::NewestFirst)
            std::ranges::reverse(found);
    } else {
        found = ofAll(m_world, direction, bounds, filter, limit + 1);
    }
    const bool hasMore = found.size() > limit;
    found.resize(std::min(found.size(), limit));
    if (direction == Direction::OldestFirst)
        std::ranges::reverse(found);
    const View view{m_world, expansion, call.access.livemode};
    return listObject("/v1/identity/verification_reports", hasMore,
                      static_cast<qsizetype>(found.size() + 1) * kBytesPerReport, [&](JsonWriter& json) {
                          for (const AttemptRef& ref : found)
                              writeReport(json, {}, view, momentNow(m_world, ref.session), ref.index);
                      });
}

QByteArray ReportApi::retrieve(const Call& call) const {
    const Expansion expansion =
        Expansion::read(call.parameters, Expandable::Report, false, call.access, m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    const auto found = findReport(m_world, call.arguments.value(0));
    if (!found)
        throw Refusal::noSuch(kWhat, call.arguments.value(0), {});
    JsonWriter json;
    writeReport(json, {}, {m_world, expansion, call.access.livemode}, momentNow(m_world, found->first),
                found->second);
    return json.take();
}

} // namespace sandbox
