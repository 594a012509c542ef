// SPDX-License-Identifier: Apache-2.0
#include "RequestLog.h"

#include "JsonWriter.h"

namespace sandbox {

namespace {

constexpr std::size_t kLongest = 20'000;

} // namespace

void RequestLog::add(const Entry& entry) {
    m_entries.push_back(entry);
    if (m_entries.size() > kLongest)
        m_entries.pop_front();
}

QByteArray RequestLog::json() const {
    JsonWriter json(static_cast<qsizetype>(m_entries.size() * 256 + 64));
    json.beginObject();
    json.text("object", "list");
    json.beginArray("data");
    for (const Entry& entry : m_entries) {
        json.beginObject();
        json.number("at", entry.at);
        json.text("method", entry.method);
        json.text("path", entry.path);
        json.text("query", entry.query);
        json.text("form", entry.form);
        json.text("key", entry.keyKind);
        json.text("idempotency_key", entry.idempotencyKey);
        json.text("stripe_version", entry.stripeVersion);
        json.text("user_agent", entry.userAgent);
        json.text("request_id", entry.requestId);
        json.number("status", entry.status);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace sandbox
