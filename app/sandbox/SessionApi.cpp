// SPDX-License-Identifier: Apache-2.0
#include "SessionApi.h"

#include "IdentityJson.h"

#include <algorithm>
#include <vector>

namespace sandbox {

namespace {

constexpr const char* kStatuses[] = {"canceled", "processing", "requires_input", "verified"};
// An average session of a page, with some room.
constexpr qsizetype kBytesPerSession = 2'000;
constexpr const char* kWhat = "verification_session";

struct SessionFilter {
    std::optional<QByteArray> status;
    std::optional<QByteArray> clientReferenceId;
    std::optional<QByteArray> relatedCustomer;
    std::optional<QByteArray> relatedCustomerAccount;

    /// Cheap questions first: over a million sessions most never get to the dear one.
    bool matches(const World& world, quint64 number) const {
        if (clientReferenceId && world.clientReferenceId(number) != *clientReferenceId)
            return false;
        if (relatedCustomer || relatedCustomerAccount) {
            const Relations related = world.relations(number);
            if ((relatedCustomer && related.customer != *relatedCustomer) ||
                (relatedCustomerAccount && related.customerAccount != *relatedCustomerAccount))
                return false;
        }
        return !status || statusText(world.state(world.plan(number)).status) == *status;
    }
};

quint64 cursor(const World& world, const QByteArray& id, const QByteArray& param) {
    const auto number = world.find(id);
    if (!number)
        throw Refusal::noSuch(kWhat, id, param);
    return *number;
}

struct SessionPage {
    /// Newest first.
    std::vector<quint64> numbers;
    bool hasMore = false;
};

SessionPage pageOf(const World& world, const PageQuery& query, const SessionFilter& filter) {
    quint64 low = world.firstAtOrAfter(query.createdFrom);
    quint64 high = world.firstAtOrAfter(query.createdBefore);
    if (query.startingAfter)
        high = std::min(high, cursor(world, *query.startingAfter, "starting_after"));
    if (query.endingBefore)
        low = std::max(low, cursor(world, *query.endingBefore, "ending_before") + 1);
    SessionPage page;
    const auto full = [&] { return page.numbers.size() > static_cast<std::size_t>(query.limit); };
    if (query.endingBefore) {
        for (quint64 number = low; number < high && !full(); ++number)
            if (filter.matches(world, number))
                page.numbers.push_back(number);
    } else {
        for (quint64 number = high; number > low && !full(); --number)
            if (filter.matches(world, number - 1))
                page.numbers.push_back(number - 1);
    }
    page.hasMore = full();
    if (page.hasMore)
        page.numbers.pop_back();
    // With ending_before the page is the one next to the cursor, but still newest first.
    if (query.endingBefore)
        std::ranges::reverse(page.numbers);
    return page;
}

} // namespace

quint64 sessionInPath(const World& world, const Call& call) {
    const auto number = world.find(call.arguments.value(0));
    if (!number)
        throw Refusal::noSuch(kWhat, call.arguments.value(0), {});
    return *number;
}

QByteArray SessionApi::list(const Call& call) const {
    Parameters& parameters = call.parameters;
    const PageQuery query = readPageQuery(parameters);
    SessionFilter filter;
    filter.status = parameters.choice("status", kStatuses);
    filter.clientReferenceId = parameters.filled("client_reference_id");
    filter.relatedCustomer = parameters.filled("related_customer");
    filter.relatedCustomerAccount = parameters.filled("related_customer_account");
    const Expansion expansion =
        Expansion::read(parameters, Expandable::Session, true, call.access, m_settings.sensitiveRefusal);
    parameters.refuseTheRest();
    const SessionPage page = pageOf(m_world, query, filter);
    const View view{m_world, expansion, call.access.livemode};
    return listObject("/v1/identity/verification_sessions", page.hasMore,
                      static_cast<qsizetype>(page.numbers.size() + 1) * kBytesPerSession,
                      [&](JsonWriter& json) {
                          for (const quint64 number : page.numbers)
                              writeSession(json, {}, view, momentNow(m_world, number));
                      });
}

QByteArray SessionApi::retrieve(const Call& call) const {
    const Expansion expansion = Expansion::read(call.parameters, Expandable::Session, false, call.access,
                                                m_settings.sensitiveRefusal);
    call.parameters.refuseTheRest();
    JsonWriter json;
    writeSession(json, {}, {m_world, expansion, call.access.livemode},
                 momentNow(m_world, sessionInPath(m_world, call)));
    return json.take();
}

} // namespace sandbox
