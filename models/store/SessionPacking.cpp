// SPDX-License-Identifier: Apache-2.0
#include "store/SessionPacking.h"

#include "store/Packing.h"
#include "store/SearchRecord.h"
#include "store/SessionOptionsPacking.h"
#include "store/SessionParts.h"
#include "store/Utf8.h"

#include <algorithm>
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

std::string_view afterFirstSpace(std::string_view text) {
    const std::size_t space = text.find(' ');
    return space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
}

/// What the columns and the record tell of a part without anything kept apart. A name is cut at its first
/// space; when that is not how first and last name were parted, the comparison in pack() finds out.
std::string_view toldPart(Part part, std::string_view plain, std::uint64_t present,
                          const QByteArray& country) {
    const auto has = [&](Part other) { return (present & bitOf(static_cast<std::size_t>(other))) != 0; };
    const auto person = [plain] { return fieldIn(plain, TextField::Person); };
    switch (part) {
    case Part::Reference:
        return fieldIn(plain, TextField::Reference);
    case Part::Customer:
        return fieldIn(plain, TextField::Customer);
    case Part::CustomerAccount:
        return fieldIn(plain, TextField::CustomerAccount);
    case Part::FirstName:
        return has(Part::LastName) ? person().substr(0, person().find(' ')) : person();
    case Part::LastName:
        return has(Part::FirstName) ? afterFirstSpace(person()) : person();
    case Part::VerifiedEmail:
    case Part::ProvidedEmail:
        return fieldIn(plain, TextField::Email);
    case Part::ErrorReason:
        return fieldIn(plain, TextField::ErrorReason);
    case Part::Report:
        return fieldIn(plain, TextField::Report);
    case Part::Flow:
        return fieldIn(plain, TextField::Flow);
    case Part::Country:
        return {country.data(), static_cast<std::size_t>(country.size())};
    case Part::VerifiedPhone:
    case Part::ProvidedPhone:
    case Part::Line1:
    case Part::Line2:
    case Part::City:
    case Part::State:
    case Part::PostalCode:
    case Part::RelatedAccount:
    case Part::RelatedPerson:
    case Part::StatusWord:
    case Part::TypeWord:
    case Part::ErrorWord:
    case Part::RedactionWord:
    case Part::IdNumberTypeWord:
        return {};
    }
    return {};
}

Metadata toldMetadata(std::string_view pairs) {
    Metadata metadata;
    while (!pairs.empty()) {
        const std::size_t end = std::min(pairs.find(fieldSeparator), pairs.size());
        const std::string_view pair = pairs.substr(0, end);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        metadata.emplace_back(textOf(pair.substr(0, equals)),
                              textOf(pair.substr(std::min(equals + 1, pair.size()))));
        pairs.remove_prefix(std::min(end + 1, pairs.size()));
    }
    return metadata;
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

    const SessionParts parts = partsOf(session);
    const std::string_view plain = plainPart(packed.record);
    const QByteArray country = words.countries.word(packed.country).toUtf8();
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < partCount; ++i)
        if (parts[i])
            present |= bitOf(i);

    PackedWriter apart;
    std::uint64_t keptApart = 0;
    for (std::size_t i = 0; i < partCount; ++i) {
        if (!parts[i] || textOf(toldPart(static_cast<Part>(i), plain, present, country)) == *parts[i])
            continue;
        keptApart |= bitOf(i);
        apart.text(*parts[i]);
    }
    unsigned flags = flagsOf(session);
    if (toldMetadata(fieldIn(plain, TextField::MetadataPairs)) != session.metadata) {
        flags |= MetadataApart;
        writeMetadata(apart, session.metadata);
    }
    packed.apart = apart.bytes();

    PackedWriter shape;
    shape.number(present);
    shape.number(keptApart);
    shape.number(flags);
    if (flags & HasIdNumberType)
        shape.number(static_cast<unsigned>(session.verifiedOutputs->idNumberType->value));
    writeOptions(shape, session.options);
    packed.shape = shape.bytes();
    return packed;
}

VerificationSession unpack(const PackedView& packed, const SessionWords& words) {
    PackedReader shape(packed.shape);
    PackedReader apart(packed.apart);
    const std::uint64_t present = shape.number();
    const std::uint64_t keptApart = shape.number();
    const std::uint64_t flags = shape.number();
    const std::string_view plain = plainPart(packed.record);

    VerificationSession session;
    session.id = SessionId::fromText(textOf(fieldIn(plain, TextField::Id))).value_or(SessionId());
    session.created = packed.created;
    session.livemode = (flags & Live) != 0;
    session.status = statusOf(packed.outcome);
    session.type = knownValueOf<VerificationType>(packed.type);
    if (packed.error != 0)
        session.lastError.emplace().code = knownValueOf<ErrorCode>(packed.error);
    if (packed.redaction != 0)
        session.redaction = knownValueOf<RedactionStatus>(packed.redaction);
    if (flags & HasProvidedDetails)
        session.providedDetails.emplace();
    if (flags & HasVerifiedOutputs)
        session.verifiedOutputs.emplace();
    if (flags & HasAddress)
        session.verifiedOutputs->address.emplace();
    if (flags & HasIdNumberType)
        session.verifiedOutputs->idNumberType = OpenEnum(static_cast<IdNumberType>(shape.number()));
    session.options = readOptions(shape);

    SessionParts parts;
    const QByteArray country = words.countries.word(packed.country).toUtf8();
    for (std::size_t i = 0; i < partCount; ++i) {
        if (keptApart & bitOf(i))
            parts[i] = apart.text();
        else if (present & bitOf(i))
            parts[i] = textOf(toldPart(static_cast<Part>(i), plain, present, country));
    }
    session.metadata =
        flags & MetadataApart ? readMetadata(apart) : toldMetadata(fieldIn(plain, TextField::MetadataPairs));
    setParts(session, parts);
    return session;
}
