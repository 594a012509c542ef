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
constexpr int highestWord = std::numeric_limits<int>::max() - 1;

enum Flag : unsigned {
    HasProvidedDetails = 1,
    HasVerifiedOutputs = 2,
    HasAddress = 4,
    HasIdNumberType = 8,
    MetadataApart = 16,
};

constexpr std::uint64_t bitOf(std::size_t part) {
    return std::uint64_t{1} << part;
}

template <typename Enum>
std::uint8_t numberOf(WordTable& table, const OpenEnum<Enum>& value) {
    if (value.value != Enum::Unknown) // The tables begin with those that are known; see knownValueOf().
        return static_cast<std::uint8_t>(value.value);
    return static_cast<std::uint8_t>(table.numberFor(value.wireWord()));
}

template <typename Enum>
OpenEnum<Enum> knownValueOf(int number) {
    const auto known = static_cast<int>(WireWords<Enum>::words.size());
    return number <= known ? OpenEnum<Enum>(static_cast<Enum>(number)) : OpenEnum<Enum>();
}

unsigned flagsOf(const VerificationSession& session) {
    unsigned flags = 0;
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

std::uint8_t presenceIn(const ToldFields& fields) {
    std::uint8_t presence = 0;
    const auto set = [&](Presence bit, TextField field) {
        if (!fields[field].empty())
            presence |= static_cast<std::uint8_t>(bit);
    };
    set(Presence::Reference, TextField::Reference);
    set(Presence::Customer, TextField::Customer);
    set(Presence::Customer, TextField::CustomerAccount);
    set(Presence::Person, TextField::Person);
    set(Presence::Email, TextField::Email);
    set(Presence::Report, TextField::Report);
    set(Presence::MetadataPairs, TextField::MetadataPairs);
    return presence;
}

std::uint32_t sentenceNumber(WordTable& table, const QString& sentence) {
    return sentence.isEmpty() ? 0U : static_cast<std::uint32_t>(table.numberFor(sentence));
}

SessionClass classOf(const VerificationSession& session, const ToldFields& fields, SessionWords& words) {
    SessionClass kind;
    kind.outcome = outcomeOf(session);
    if (session.type != OpenEnum<VerificationType>())
        kind.type = numberOf(words.types, session.type);
    if (session.lastError) {
        kind.error = numberOf(words.errors, session.lastError->code);
        kind.reason = sentenceNumber(words.reasons, session.lastError->reason);
    }
    if (session.redaction)
        kind.redaction = numberOf(words.redactions, *session.redaction);
    if (session.verifiedOutputs && session.verifiedOutputs->address &&
        session.verifiedOutputs->address->country)
        kind.country =
            static_cast<std::uint16_t>(words.countries.numberFor(*session.verifiedOutputs->address->country));
    kind.flow = sentenceNumber(words.flows, session.verificationFlow.value_or(QString()));
    kind.livemode = session.livemode;
    kind.presence = presenceIn(fields);
    return kind;
}

ToldParts::ClassWords classWords(const SessionClass& kind, const SessionWords& words) {
    return {words.countries.word(kind.country), words.reasons.word(static_cast<int>(kind.reason)),
            words.flows.word(static_cast<int>(kind.flow))};
}

/// Where a session is not as its record tells.
struct Differing {
    std::uint64_t kept = 0;       ///< Texts told wrongly or not at all.
    std::uint64_t unexpected = 0; ///< Present although told to be empty, or absent although told.
};

Differing differingParts(const SessionParts& parts, const ToldParts& told) {
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

std::string packApart(const SessionParts& parts, const Metadata& metadata, const Differing& differing,
                      bool metadataApart) {
    if (differing.kept == 0 && !metadataApart)
        return {};
    PackedWriter writer;
    writer.number(differing.kept);
    for (std::size_t i = 0; i < partCount; ++i)
        if (differing.kept & bitOf(i))
            writer.text(*parts[i]);
    if (metadataApart)
        writeMetadata(writer, metadata);
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
    session.id = SessionId::fromText(textOf(fieldIn(packed.ids, TextField::Id))).value_or(SessionId());
    session.created = packed.created;
    session.livemode = packed.kind.livemode;
    session.status = statusOf(packed.kind.outcome);
    session.type = knownValueOf<VerificationType>(packed.kind.type);
    if (packed.kind.error != 0)
        session.lastError.emplace().code = knownValueOf<ErrorCode>(packed.kind.error);
    if (packed.kind.redaction != 0)
        session.redaction = knownValueOf<RedactionStatus>(packed.kind.redaction);
    return session;
}

void unpackStructures(VerificationSession& session, std::uint64_t flags) {
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

SessionWords::SessionWords()
    : types(WireWords<VerificationType>::words, highestByte)
    , errors(WireWords<ErrorCode>::words, highestByte)
    , redactions(WireWords<RedactionStatus>::words, highestByte)
    , countries({}, highestCountry)
    , reasons({}, highestWord)
    , flows({}, highestWord) {}

PackedSession pack(const VerificationSession& session, SessionWords& words) {
    PackedSession packed;
    packed.created = session.created;
    packed.words = wordRecordOf(session);
    packed.ids = idRecordOf(session);
    const ToldFields fields(packed.words, packed.ids);
    packed.kind = classOf(session, fields, words);
    const ToldParts told(fields, classWords(packed.kind, words));
    const SessionParts parts = partsOf(session);
    const Differing differing = differingParts(parts, told);
    const bool metadataApart = !told.tells(session.metadata);
    packed.apart = packApart(parts, session.metadata, differing, metadataApart);
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

    const ToldParts told({packed.words, packed.ids}, classWords(packed.kind, words));
    PackedReader apart(packed.apart);
    setParts(session, unpackParts(told, apart, unexpected));
    session.metadata = flags & MetadataApart ? readMetadata(apart) : told.metadata();
    return session;
}
