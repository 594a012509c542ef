// SPDX-License-Identifier: Apache-2.0
#include "cache/SessionBlock.h"

#include "identity/Ids.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace {

constexpr std::string_view sessionPrefix = "vs_";
constexpr std::string_view reportPrefix = "vr_";
constexpr std::size_t bytesARow = 2 * sizeof(std::uint32_t) + sizeof(std::uint16_t) + 2;
constexpr std::size_t headSize = 2 * sizeof(std::uint32_t);

constexpr bool isIdLetter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// By letter, as fast as it can be looked up: 1 for what stands in no id.
constexpr auto foreignLetters = [] {
    std::array<std::uint8_t, 256> foreign{};
    for (std::size_t c = 0; c < foreign.size(); ++c)
        foreign[c] = isIdLetter(static_cast<char>(c)) ? 0 : 1;
    return foreign;
}();

template <typename Number>
void append(std::string& bytes, std::uint64_t number) {
    const Number little = qToLittleEndian(static_cast<Number>(number));
    bytes.append(reinterpret_cast<const char*>(&little), sizeof little); // NOLINT: bytes of a number
}

/// A word of Stripe's is kept when it looks like one: a file is no place for whatever else might stand there.
template <typename Enum>
std::string wordOf(const OpenEnum<Enum>& value) {
    constexpr qsizetype longest = 64;
    const QString word = value.wireWord();
    const bool isWord =
        !word.isEmpty() && word.size() <= longest && std::all_of(word.begin(), word.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
        });
    return isWord ? word.toStdString() : "?";
}

template <typename Enum>
std::string wordOf(const std::optional<OpenEnum<Enum>>& value) {
    return value ? wordOf(*value) : "-";
}

template <typename Enum>
OpenEnum<Enum> valueOf(std::string_view word) {
    return word == "?" ? OpenEnum<Enum>() : OpenEnum<Enum>::fromWire(word);
}

template <typename Enum>
std::optional<OpenEnum<Enum>> optionalOf(std::string_view word) {
    return word == "-" ? std::nullopt : std::optional(valueOf<Enum>(word));
}

std::string lineOf(const SessionKind& kind) {
    return wordOf(kind.status) + ' ' + wordOf(kind.type) + ' ' + wordOf(kind.error) + ' ' +
           wordOf(kind.redaction) + ' ' + (kind.livemode ? "live" : "test") + '\n';
}

/// What stands before the separator; it is taken off.
std::string_view cutAt(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view head = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return head;
}

bool isId(std::string_view text, std::string_view prefix) {
    constexpr std::size_t longest = std::numeric_limits<std::uint8_t>::max();
    return text.starts_with(prefix) && text.size() > prefix.size() &&
           text.size() <= prefix.size() + longest &&
           std::all_of(text.begin() + prefix.size(), text.end(), isIdLetter);
}

bool isTime(std::int64_t seconds) {
    return seconds >= 0 && seconds <= std::numeric_limits<std::uint32_t>::max();
}

} // namespace

bool SessionBlock::canHold(const SessionOutline& session) {
    return isId(session.id, sessionPrefix) && isTime(session.created) && isTime(session.asOf) &&
           (session.report.empty() || isId(session.report, reportPrefix));
}

std::string SessionBlock::bytesOf(std::span<const SessionOutline> newestFirst) {
    std::vector<SessionKind> kinds;
    std::string lines;
    std::string numbers;
    for (const SessionOutline& session : newestFirst) {
        auto known = std::find(kinds.begin(), kinds.end(), session.kind);
        if (known == kinds.end()) {
            lines += lineOf(session.kind);
            known = kinds.insert(kinds.end(), session.kind);
        }
        append<quint16>(numbers, static_cast<std::uint64_t>(known - kinds.begin()));
    }
    std::string bytes;
    append<quint32>(bytes, newestFirst.size());
    append<quint32>(bytes, lines.size());
    bytes += lines;
    for (const SessionOutline& session : newestFirst)
        append<quint32>(bytes, static_cast<std::uint64_t>(session.created));
    for (const SessionOutline& session : newestFirst)
        append<quint32>(bytes, static_cast<std::uint64_t>(session.asOf));
    bytes += numbers;
    for (const SessionOutline& session : newestFirst)
        bytes += static_cast<char>(session.id.size() - sessionPrefix.size());
    for (const SessionOutline& session : newestFirst)
        bytes += static_cast<char>(session.report.empty() ? 0 : session.report.size() - reportPrefix.size());
    for (const SessionOutline& session : newestFirst) {
        bytes.append(session.id, sessionPrefix.size());
        if (!session.report.empty())
            bytes.append(session.report, reportPrefix.size());
    }
    return bytes;
}

std::optional<SessionBlock> SessionBlock::fromBytes(std::string_view bytes) {
    if (bytes.size() < headSize)
        return std::nullopt;
    const auto sessions = qFromLittleEndian<quint32>(bytes.data());
    const auto kindsSize = qFromLittleEndian<quint32>(bytes.data() + sizeof(quint32));
    bytes.remove_prefix(headSize);
    if (kindsSize > bytes.size() || sessions > (bytes.size() - kindsSize) / bytesARow)
        return std::nullopt;
    SessionBlock block;
    block.m_size = sessions;
    const bool kindsAreThere = block.readKinds(bytes.substr(0, kindsSize));
    block.m_created = bytes.data() + kindsSize;
    block.m_asOf = block.m_created + sessions * sizeof(quint32);
    block.m_kindNumbers = block.m_asOf + sessions * sizeof(quint32);
    block.m_idSizes = block.m_kindNumbers + sessions * sizeof(quint16);
    block.m_reportSizes = block.m_idSizes + sessions;
    block.m_texts = bytes.substr(kindsSize + sessions * bytesARow);
    if (!kindsAreThere || !block.textsAreIds())
        return std::nullopt;
    return block;
}

bool SessionBlock::readKinds(std::string_view lines) {
    while (!lines.empty()) {
        std::string_view line = cutAt(lines, '\n');
        SessionKind kind;
        kind.status = valueOf<SessionStatus>(cutAt(line, ' '));
        kind.type = valueOf<VerificationType>(cutAt(line, ' '));
        kind.error = optionalOf<ErrorCode>(cutAt(line, ' '));
        kind.redaction = optionalOf<RedactionStatus>(cutAt(line, ' '));
        kind.livemode = line == "live";
        m_kinds.push_back(kind);
    }
    return m_kinds.size() <= std::numeric_limits<std::uint16_t>::max();
}

bool SessionBlock::textsAreIds() const {
    std::size_t size = 0;
    bool kindsExist = true;
    bool idsExist = true;
    for (std::size_t i = 0; i < m_size; ++i) {
        size += std::size_t{byteAt(m_idSizes, i)} + byteAt(m_reportSizes, i);
        kindsExist = kindsExist && kindNumberAt(i) < m_kinds.size();
        idsExist = idsExist && byteAt(m_idSizes, i) > 0;
    }
    std::uint8_t foreign = 0; // Without a way out: forty million letters are looked at in a start.
    for (const char c : m_texts)
        foreign |= foreignLetters[static_cast<std::uint8_t>(c)];
    return kindsExist && idsExist && foreign == 0 && size == m_texts.size();
}

std::uint32_t SessionBlock::numberAt(const char* column, std::size_t i) const {
    return qFromLittleEndian<quint32>(column + i * sizeof(quint32));
}

std::size_t SessionBlock::kindNumberAt(std::size_t i) const {
    return qFromLittleEndian<quint16>(m_kindNumbers + i * sizeof(quint16));
}

std::vector<SessionOutline> SessionBlock::sessions() const {
    std::vector<SessionOutline> sessions(m_size);
    std::string_view texts = m_texts;
    for (std::size_t i = 0; i < m_size; ++i) {
        SessionOutline& session = sessions[i];
        session.created = numberAt(m_created, i);
        session.asOf = numberAt(m_asOf, i);
        session.kind = kindAt(i);
        session.id = std::string(sessionPrefix) + std::string(texts.substr(0, byteAt(m_idSizes, i)));
        texts.remove_prefix(byteAt(m_idSizes, i));
        if (byteAt(m_reportSizes, i) > 0)
            session.report =
                std::string(reportPrefix) + std::string(texts.substr(0, byteAt(m_reportSizes, i)));
        texts.remove_prefix(byteAt(m_reportSizes, i));
    }
    return sessions;
}

bool SessionBlock::appendTo(SessionOutlines& outlines, std::int64_t from, std::int64_t before) const {
    std::vector<std::uint16_t> kinds;
    for (const SessionKind& kind : m_kinds)
        kinds.push_back(outlines.kindNumber(kind));
    std::string id(sessionPrefix);
    std::string report;
    std::string_view texts = m_texts;
    std::string_view idBefore;
    std::int64_t createdBefore = before;
    for (std::size_t i = 0; i < m_size; ++i) {
        const std::int64_t created = numberAt(m_created, i);
        const std::string_view ownId = texts.substr(0, byteAt(m_idSizes, i));
        const bool isNext = created < createdBefore || (created == createdBefore && idBefore < ownId);
        if (!isNext || created < from || created >= before)
            return false;
        texts.remove_prefix(ownId.size());
        id.replace(sessionPrefix.size(), std::string::npos, ownId);
        report.clear();
        if (const std::size_t size = byteAt(m_reportSizes, i); size > 0)
            report.append(reportPrefix).append(texts.substr(0, size));
        texts.remove_prefix(byteAt(m_reportSizes, i));
        outlines.append(id, report, created, kinds[kindNumberAt(i)]);
        createdBefore = created;
        idBefore = ownId;
    }
    return true;
}
