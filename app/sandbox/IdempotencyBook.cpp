// SPDX-License-Identifier: Apache-2.0
#include "IdempotencyBook.h"

#include "Refusal.h"

namespace sandbox {

namespace {

constexpr qsizetype kLongestKey = 255;

} // namespace

std::optional<Reply> IdempotencyBook::replay(const QByteArray& key, const QByteArray& fingerprint) const {
    if (key.size() > kLongestKey)
        throw Refusal{.message = "Idempotency keys must be at most 255 characters long.",
                      .type = "idempotency_error"};
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.constEnd())
        return std::nullopt;
    if (entry->fingerprint != fingerprint)
        throw Refusal{.message =
                          "Keys for idempotent requests can only be used with the same parameters they were "
                          "first used with. Try using a key other than '" +
                          key + "' if you meant to execute a different request.",
                      .type = "idempotency_error"};
    if (m_running.elapsed() < entry->busyUntil)
        throw Refusal{.status = 409,
                      .message = "There is currently another in-progress request using this Idempotent Key "
                                 "(that probably means you submitted twice, and the other request is still "
                                 "going through): " +
                                 key + ". Please try again later.",
                      .code = "idempotency_key_in_use",
                      .type = "idempotency_error"};
    Reply reply = entry->reply;
    reply.headers.emplaceBack("Idempotent-Replayed", "true");
    reply.headers.emplaceBack("Original-Request", entry->requestId);
    return reply;
}

void IdempotencyBook::keep(const QByteArray& key, const QByteArray& fingerprint, const QByteArray& requestId,
                           const Reply& reply, int answerMs) {
    m_entries.insert(key, {fingerprint, requestId, reply, m_running.elapsed() + answerMs});
}

} // namespace sandbox
