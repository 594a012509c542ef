// SPDX-License-Identifier: Apache-2.0
#include "stripe/PageCheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

StripeError contradiction(const char* why, const QString& requestId) {
    StripeError error;
    error.kind = requestId.isEmpty() ? StripeError::Kind::NotStripe : StripeError::Kind::UnreadableAnswer;
    constexpr int ok = 200;
    error.httpStatus = ok;
    error.message = QCoreApplication::translate("StripeError", why);
    error.requestId = requestId;
    return error;
}

constexpr auto moreWithoutData =
    QT_TRANSLATE_NOOP("StripeError", "Stripe says there is more, and does not send it.");
constexpr auto goesRound = QT_TRANSLATE_NOOP("StripeError", "Stripe sent the same part of the list again.");
constexpr auto outOfOrder = QT_TRANSLATE_NOOP(
    "StripeError", "Stripe's list is not in the order, or not of the time, that was asked for.");

bool isNewestFirst(const std::vector<VerificationSession>& sessions) {
    return std::ranges::is_sorted(sessions, std::ranges::greater(), &VerificationSession::created);
}

bool isWithin(const SessionQuery& query, const VerificationSession& session) {
    return (!query.createdFrom || session.created >= *query.createdFrom) &&
           (!query.createdBefore || session.created < *query.createdBefore);
}

} // namespace

Result<SessionPage> checkedPage(const SessionQuery& query, Result<SessionPage> result) {
    if (!result.isOk())
        return result;
    SessionPage page = result.value();
    if (page.hasMore && page.sessions.empty())
        return contradiction(moreWithoutData, page.requestId);
    if (query.startingAfter && std::ranges::find(page.sessions, *query.startingAfter,
                                                 &VerificationSession::id) != page.sessions.end())
        return contradiction(goesRound, page.requestId);
    const bool isAnswer = isNewestFirst(page.sessions) &&
                          std::ranges::all_of(page.sessions, [&query](const VerificationSession& session) {
                              return isWithin(query, session);
                          });
    if (!isAnswer)
        page.contradiction = contradiction(outOfOrder, page.requestId);
    return page;
}

Result<EventPage> checkedPage(const EventQuery& query, Result<EventPage> result) {
    if (!result.isOk())
        return result;
    const EventPage& page = result.value();
    if (page.hasMore && page.events.empty())
        return contradiction(moreWithoutData, page.requestId);
    const bool isRound = query.startingAfter && std::ranges::find(page.events, *query.startingAfter,
                                                                  &SessionEvent::id) != page.events.end();
    if (isRound)
        return contradiction(goesRound, page.requestId);
    return result;
}
