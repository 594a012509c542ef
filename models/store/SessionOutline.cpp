// SPDX-License-Identifier: Apache-2.0
#include "store/SessionOutline.h"

#include "store/IdIndex.h"
#include "store/SearchRecord.h"
#include "store/Utf8.h"

#include <algorithm>

Outcome outcomeOf(const SessionOutline& outline) {
    return outcomeOf(outline.kind.status.value, outline.kind.error.has_value() || !outline.report.empty());
}

SessionOutline withoutTraces(SessionOutline outline) {
    if (!outline.kind.redaction)
        return outline;
    const bool wasRefused = outcomeOf(outline) == Outcome::Refused;
    outline.report.clear();
    outline.kind.error =
        wasRefused ? std::optional<OpenEnum<ErrorCode>>(OpenEnum<ErrorCode>()) : std::nullopt;
    return outline;
}

bool isFromBefore(const SessionKind& arrived, const SessionKind& known) {
    const bool beforeCancel =
        known.status.value == SessionStatus::Canceled && arrived.status.value != SessionStatus::Canceled;
    const bool beforeRedaction = known.redaction && !arrived.redaction;
    const auto isDone = [](const SessionKind& kind) {
        return kind.redaction && kind.redaction->value == RedactionStatus::Redacted;
    };
    return beforeCancel || beforeRedaction || (isDone(known) && !isDone(arrived));
}

std::uint16_t SessionOutlines::kindNumber(const SessionKind& kind) {
    const auto known = std::find(m_kinds.begin(), m_kinds.end(), kind);
    if (known != m_kinds.end())
        return static_cast<std::uint16_t>(known - m_kinds.begin());
    m_kinds.push_back(kind);
    return static_cast<std::uint16_t>(m_kinds.size() - 1);
}

void SessionOutlines::reserve(std::size_t count) {
    constexpr std::size_t usualRecord = 60;
    const auto reserveAll = [count](auto&... columns) { (columns.reserve(count), ...); };
    reserveAll(m_created, m_numbers, m_hasReport, m_hashes, m_ends);
    m_idRecords.reserve(count * usualRecord);
}

void SessionOutlines::append(std::string_view id, std::string_view report, std::int64_t created,
                             std::uint16_t kind) {
    m_created.push_back(created);
    m_numbers.push_back(kind);
    m_hasReport.push_back(!report.empty());
    m_hashes.push_back(IdIndex::hashOf(id));
    appendIdRecord(m_idRecords, id, report);
    m_idRecords += fieldSeparator;
    m_ends.push_back(static_cast<std::uint32_t>(m_idRecords.size()));
}

std::string_view SessionOutlines::record(std::size_t i) const {
    const std::size_t start = i == 0 ? 0 : m_ends[i - 1];
    return std::string_view(m_idRecords).substr(start, m_ends[i] - start - 1);
}

std::string_view SessionOutlines::id(std::size_t i) const {
    return fieldIn(record(i), TextField::Id);
}

std::string_view SessionOutlines::report(std::size_t i) const {
    return fieldIn(record(i), TextField::Report);
}
