// SPDX-License-Identifier: Apache-2.0
#include "bench/MadeCache.h"

#include "models/store/RandomSessions.h"

#include <QRandomGenerator>

namespace {

/// 24 letters, as Stripe's are: nothing a disk could press together.
std::string randomId(const char* prefix, QRandomGenerator& random) {
    constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr int length = 24;
    std::string id(prefix);
    for (int i = 0; i < length; ++i)
        id += letters[static_cast<std::size_t>(random.bounded(static_cast<int>(letters.size())))];
    return id;
}

} // namespace

std::vector<SessionOutline> madeOutlines(int count) {
    RandomSessions sessions(1);
    QRandomGenerator random(2);
    std::vector<SessionOutline> all;
    for (int i = 0; i < count; ++i) {
        const VerificationSession session = sessions.ordinary();
        SessionOutline outline;
        outline.id = randomId("vs_", random);
        outline.created = madeCacheEnd - 1 - std::int64_t{i} * 60 - random.bounded(60);
        outline.asOf = madeCacheEnd;
        outline.kind = {session.status, session.type, {}, session.redaction, session.livemode};
        if (session.lastError)
            outline.kind.error = session.lastError->code;
        if (session.lastReport)
            outline.report = randomId("vr_", random);
        all.push_back(std::move(outline));
    }
    return all;
}
