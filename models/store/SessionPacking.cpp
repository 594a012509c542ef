// SPDX-License-Identifier: Apache-2.0
#include "store/SessionPacking.h"

#include "store/Packing.h"
#include "store/SessionOptionsPacking.h"
#include "store/ToldParts.h"
#include "store/Utf8.h"

#include <limits>

namespace {

constexpr int highestByte = std::numeric_limits<std::uint8_t>::max();
constexpr int highestCountry = std::numeric_limits<std::uint16_t>::max();

enum Flag : unsigned {
    Live = 1,
    HasProvidedDetails = 2,
    HasVerifiedOutputs = 4,
    HasAddress = 8,
    HasIdNumberType = 16,
    MetadataApart = 32,
};

constexpr std::uint64_t bitOf(std::size_t part) {
    return std::uint64_t{1} << part;
}

template <typename Enum>
std::uint8_t numberOf(WordTable& table, const OpenEnum<Enum>& value) {
    return static_cast<std::uint8_t>(table.numberFor(value.wireWord()));
}

template <typename Enum>
OpenEnum<Enum> knownValueOf(int number) {
    const auto known = static_cast<int>(WireWords<Enum>::words.size());
    return number <= known ? OpenEnum<Enum>(static_cast<Enum>(number)) : OpenEnum<Enum>();
}

OpenEnum<SessionStatus> statusOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Unknown:
        return {};
    case Outcome::Verified:
        return SessionStatus::Verified;
    case Outcome::Refused:
    case Outcome::NeverSubmitted:
        return SessionStatus::RequiresInput;
    case Outcome::Processing:
        return SessionStatus::Processing;
    case Outcome::Canceled:
        return SessionStatus::Canceled;
    }
    return {};
}

unsigned flagsOf(const VerificationSession& session) {
    unsigned flags = session.livemode ? Live : 0U;
    if (session.providedDetails)
        flags |= HasProvidedDetails;
    if (session.verifiedOutputs) {
        flags |= HasVerifiedOutputs;
        if (session.verifiedOutputs->address)
            flags |= HasAddress;
        if (session.verifiedOutputs->idNumberType)
            flags |= HasIdNumberType;
    }
    return flags;
}

void writeMetadata(PackedWriter& writer, const Metadata& metadata) {
    writer.number(metadata.size());
    for (const auto& [key, value] : metadata) {
        writer.text(key);
        writer.text(value);
    }
}

Metadata readMetadata(PackedReader& reader) {
    Metadata metadata(reader.number());
    for (auto& [key, value] : metadata) {
        key = reader.text();
        value = reader.text();
    }
    return metadata;
}

void packColumns(PackedSession& packed, const VerificationSession& session, SessionWords& words) {
    packed.created = session.created;
    packed.outcome = outcomeOf(session);
    const bool hasType = session.type != OpenEnum<VerificationType>();
    packed.type = hasType ? numberOf(words.types, session.type) : std::uint8_t{0};
    packed.error = session.lastError ? numberOf(words.errors, session.lastError->code) : std::uint8_t{0};
    packed.redaction = session.redaction ? numberOf(words.redactions, *session.redaction) : std::uint8_t{0};
    if (session.verifiedOutputs && session.verifiedOutputs->address &&
        session.verifiedOutputs->address->country)
        packed.country =
            static_cast<std::uint16_t>(words.countries.numberFor(*session.verifiedOutputs->address->country));
}

/// Where a session is not as its record tells.
struct Differing {
    std::uint64_t kept = 0;       ///< Texts told wrongly or not at all.
    std::uint64_t unexpected = 0; ///< Present although told to be empty, or absent although told.
};

Differing differingParts(const VerificationSession& session, const ToldParts& told) {
    const SessionParts parts = partsOf(session);
    Differing differing;
    std::string scratch;
    for (std::size_t i = 0; i < partCount; ++i) {
        const std::string_view text = told.text(static_cast<Part>(i));
        if (parts[i] && !isTextOf(text, *parts[i], scratch))
            differing.kept |= bitOf(i);
        else if (parts[i].has_value() == text.empty())
            differing.unexpected |= bitOf(i);
    }
    return differing;
}

std::string packApart(const VerificationSession& session, const Differing& differing, bool metadataApart) {
    if (differing.kept == 0 && !metadataApart)
        return {};
    PackedWriter writer;
    writer.number(differing.kept);
    const SessionParts parts = partsOf(session);
    for (std::size_t i = 0; i < partCount; ++i)
        if (differing.kept & bitOf(i))
            writer.text(*parts[i]);
    if (metadataApart)
        writeMetadata(writer, session.metadata);
    return writer.bytes();
}

std::string packShape(const VerificationSession& session, const Differing& differing, bool metadataApart) {
    const unsigned flags = flagsOf(session) | (metadataApart ? MetadataApart : 0U);
    PackedWriter writer;
    writer.number(flags);
    writer.number(differing.unexpected);
    if (flags & HasIdNumberType)
        writer.number(static_cast<unsigned>(session.verifiedOutputs->idNumberType->value));
    writeOptions(writer, session.options);
    return writer.bytes();
}

VerificationSession unpackColumns(const PackedView& packed) {
    VerificationSession session;
    session.id = SessionId::fromText(textOf(fieldIn(packed.record, TextField::Id))).value_or(SessionId());
    session.created = packed.created;
    session.status = statusOf(packed.outcome);
    session.type = knownValueOf<VerificationType>(packed.type);
    if (packed.error != 0)
        session.lastError.emplace().code = knownValueOf<ErrorCode>(packed.error);
    if (packed.redaction != 0)
        session.redaction = knownValueOf<RedactionStatus>(packed.redaction);
    return session;
}

void unpackStructures(VerificationSession& session, std::uint64_t flags) {
    session.livemode = (flags & Live) != 0;
    if (flags & HasProvidedDetails)
        session.providedDetails.emplace();
    if (flags & HasVerifiedOutputs)
        session.verifiedOutputs.emplace();
    if (flags & HasAddress)
        session.verifiedOutputs->address.emplace();
}

SessionParts unpackParts(const ToldParts& told, PackedReader& apart, std::uint64_t unexpected) {
    SessionParts parts;
    const std::uint64_t kept = apart.number();
    for (std::size_t i = 0; i < partCount; ++i) {
        const std::string_view text = told.text(static_cast<Part>(i));
        if (kept & bitOf(i))
            parts[i] = apart.text();
        else if (text.empty() == ((unexpected & bitOf(i)) != 0))
            parts[i] = textOf(text);
    }
    return parts;
}

} // namespace

SessionWords::SessionWords()
    : types(WireWords<VerificationType>::words, highestByte)
    , errors(WireWords<ErrorCode>::words, highestByte)
    , redactions(WireWords<RedactionStatus>::words, highestByte)
    , countries({}, highestCountry) {}

PackedSession pack(const VerificationSession& session, SessionWords& words) {
    PackedSession packed;
    packColumns(packed, session, words);
    packed.record = searchRecordOf(session);
    const ToldParts told(plainPart(packed.record), words.countries.word(packed.country));
    const Differing differing = differingParts(session, told);
    const bool metadataApart = !told.tells(session.metadata);
    packed.apart = packApart(session, differing, metadataApart);
    packed.shape = packShape(session, differing, metadataApart);
    return packed;
}

VerificationSession unpack(const PackedView& packed, const SessionWords& words) {
    PackedReader shape(packed.shape);
    const std::uint64_t flags = shape.number();
    const std::uint64_t unexpected = shape.number();
    VerificationSession session = unpackColumns(packed);
    unpackStructures(session, flags);
    if (flags & HasIdNumberType)
        session.verifiedOutputs->idNumberType = OpenEnum(static_cast<IdNumberType>(shape.number()));
    session.options = readOptions(shape);

    const ToldParts told(plainPart(packed.record), words.countries.word(packed.country));
    PackedReader apart(packed.apart);
    setParts(session, unpackParts(told, apart, unexpected));
    session.metadata = flags & MetadataApart ? readMetadata(apart) : told.metadata();
    return session;
}
