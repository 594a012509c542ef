// SPDX-License-Identifier: Apache-2.0
#include "Page.h"

#include "Refusal.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kLargestPage = 100;
constexpr qsizetype kLongestCursor = 5'000;

void readLimit(Parameters& parameters, PageQuery& query) {
    const auto limit = parameters.integer("limit");
    if (!limit)
        return;
    if (*limit < 1)
        throw Refusal::badParameter("limit", "This value must be greater than or equal to 1.",
                                    "parameter_invalid_integer");
    if (*limit > kLargestPage)
        throw Refusal::badParameter("limit",
                                    "This value must be less than or equal to 100 (it currently is '" +
                                        QByteArray::number(*limit) + "').",
                                    "parameter_invalid_integer");
    query.limit = static_cast<int>(*limit);
}

void readCursors(Parameters& parameters, PageQuery& query) {
    query.startingAfter = parameters.filled("starting_after");
    query.endingBefore = parameters.filled("ending_before");
    for (const auto& cursor : {query.startingAfter, query.endingBefore})
        if (cursor && cursor->size() > kLongestCursor)
            throw Refusal::badParameter("starting_after", "Invalid string: must be at most 5000 characters");
    if (query.startingAfter && query.endingBefore)
        throw Refusal{
            .message = "Received both starting_after and ending_before parameters. Please pass in only one."};
}

/// Bounded, so that what is later added to it cannot overflow.
std::optional<qint64> timestamp(Parameters& parameters, QByteArrayView name) {
    static constexpr qint64 kFarthest = 1'000'000'000'000;
    const auto second = parameters.integer(name);
    if (second && (*second < -kFarthest || *second > kFarthest))
        throw Refusal::badParameter(name.toByteArray(),
                                    "Invalid timestamp: must be an integer Unix timestamp",
                                    "parameter_invalid_integer");
    return second;
}

void readCreated(Parameters& parameters, PageQuery& query) {
    if (const auto exactly = timestamp(parameters, "created")) {
        query.createdFrom = *exactly;
        query.createdBefore = *exactly + 1;
    }
    if (const auto after = timestamp(parameters, "created[gt]"))
        query.createdFrom = std::max(query.createdFrom, *after + 1);
    if (const auto from = timestamp(parameters, "created[gte]"))
        query.createdFrom = std::max(query.createdFrom, *from);
    if (const auto before = timestamp(parameters, "created[lt]"))
        query.createdBefore = std::min(query.createdBefore, *before);
    if (const auto until = timestamp(parameters, "created[lte]"))
        query.createdBefore = std::min(query.createdBefore, *until + 1);
}

} // namespace

PageQuery readPageQuery(Parameters& parameters) {
    PageQuery query;
    readLimit(parameters, query);
    readCursors(parameters, query);
    readCreated(parameters, query);
    return query;
}

QByteArray listObject(const QByteArray& url, bool hasMore, qsizetype expectedSize,
                      const std::function<void(JsonWriter&)>& data) {
    JsonWriter json(expectedSize);
    json.beginObject();
    json.text("object", "list");
    json.beginArray("data");
    data(json);
    json.endArray();
    json.boolean("has_more", hasMore);
    json.text("url", url);
    json.endObject();
    return json.take();
}

} // namespace sandbox
