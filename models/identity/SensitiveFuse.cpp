// SPDX-License-Identifier: Apache-2.0
#include "identity/SensitiveFuse.h"

namespace {

using Kind = SensitiveFuse::Kind;

bool hasResult(const VerificationSession& session, const std::optional<std::int64_t>& reportCreated) {
    return !session.isRedactionRequested() && (session.lastReport || reportCreated);
}

} // namespace

std::optional<bool> SensitiveFuse::isReadableAt(std::int64_t now) const {
    switch (kind) {
    case Kind::Unknown:
        return std::nullopt;
    case Kind::Never:
        return false;
    case Kind::Until:
        if (now > until && isAtLeast)
            return std::nullopt;
        return now <= until;
    case Kind::NoEnd:
        return true;
    }
    return std::nullopt;
}

SensitiveFuse sensitiveFuse(bool hasResult, std::int64_t created, SensitiveReach reach) {
    if (!hasResult)
        return {.kind = Kind::Never, .never = SensitiveFuse::Never::NoResult};
    switch (reach) {
    case SensitiveReach::Unknown:
        return {.kind = Kind::Unknown};
    case SensitiveReach::Nothing:
        return {.kind = Kind::Never, .never = SensitiveFuse::Never::KeyReadsNone};
    case SensitiveReach::Everything:
        return {.kind = Kind::NoEnd};
    case SensitiveReach::RecentAtLeast:
    case SensitiveReach::RecentOnly:
        break;
    }
    return {.kind = Kind::Until, .until = created + recentSensitiveSeconds, .isAtLeast = true};
}

SensitiveFuse sensitiveFuse(const VerificationSession& session, std::optional<std::int64_t> reportCreated,
                            SensitiveReach reach) {
    SensitiveFuse fuse =
        sensitiveFuse(hasResult(session, reportCreated), reportCreated.value_or(session.created), reach);
    if (session.isRedactionRequested())
        fuse.never = SensitiveFuse::Never::Erased;
    if (fuse.kind == Kind::Until)
        fuse.isAtLeast = reach == SensitiveReach::RecentAtLeast || !reportCreated;
    return fuse;
}
