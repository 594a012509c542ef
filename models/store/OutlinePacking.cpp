// SPDX-License-Identifier: Apache-2.0
#include "store/OutlinePacking.h"

#include "store/SearchRecord.h"
#include "store/Utf8.h"

namespace {

template <typename Enum>
OpenEnum<Enum> valueOf(const WordTable& table, int number) {
    constexpr auto known = static_cast<int>(WireWords<Enum>::words.size());
    if (number <= known)
        return OpenEnum<Enum>(static_cast<Enum>(number));
    OpenEnum<Enum> value;
    value.unknownWord = table.word(number);
    return value;
}

} // namespace

PackedSession packOutline(const SessionKind& kind, bool hasReport, SessionWords& words) {
    VerificationSession session;
    session.status = kind.status;
    session.type = kind.type;
    session.redaction = kind.redaction;
    session.livemode = kind.livemode;
    if (kind.error)
        session.lastError.emplace().code = *kind.error;
    PackedSession packed = pack(session, words);
    packed.kind.known = Known::Outline;
    packed.kind.outcome = outcomeOf(kind.status.value, kind.error.has_value() || hasReport);
    if (hasReport)
        packed.kind.presence |= static_cast<std::uint8_t>(Presence::Report);
    return packed;
}

SessionOutline outlineOf(const PackedView& packed, const SessionWords& words) {
    SessionOutline outline;
    outline.id = fieldIn(packed.ids, TextField::Id);
    outline.report = fieldIn(plainPart(packed.ids), TextField::Report);
    outline.created = packed.created;
    const SessionClass& of = packed.kind;
    if (of.outcome == Outcome::Unknown) { // Stripe's word for it stands elsewhere.
        outline.kind = kindOf(unpack(packed, words));
        return outline;
    }
    outline.kind.status = statusOf(of.outcome);
    outline.kind.type = valueOf<VerificationType>(words.types, of.type);
    if (of.error != 0)
        outline.kind.error = valueOf<ErrorCode>(words.errors, of.error);
    if (of.redaction != 0)
        outline.kind.redaction = valueOf<RedactionStatus>(words.redactions, of.redaction);
    outline.kind.livemode = of.livemode;
    return outline;
}

SessionKind kindOf(const VerificationSession& session) {
    SessionKind kind{session.status, session.type, std::nullopt, session.redaction, session.livemode};
    if (session.lastError)
        kind.error = session.lastError->code;
    return kind;
}
