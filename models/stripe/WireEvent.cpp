// SPDX-License-Identifier: Apache-2.0
#include "stripe/WireObjects.h"

namespace wire {

std::optional<SessionEvent> eventFrom(const JsonObject& object) {
    const std::optional<EventId> id = idAt<EventId>(object, "id");
    const std::optional<std::int64_t> created = timeAt(object, "created");
    if (!isOfKind(object, "event") || !id || !created)
        return std::nullopt;

    SessionEvent event;
    event.id = *id;
    event.created = *created;
    event.type = enumAt<SessionEventType>(object, "type").value_or(OpenEnum<SessionEventType>());
    // The object is in whatever shape the API had when the event was made: its id is all that lasts.
    if (const std::optional<JsonObject> data = objectAt(object, "data"))
        event.session = idAt<SessionId>(*data, "object").value_or(SessionId());
    if (const std::optional<JsonObject> request = objectAt(object, "request"))
        event.requestId = textAt(*request, "id");
    return event;
}

} // namespace wire
