// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionOutline.h"

#include <optional>
#include <span>

/// Sessions of a stretch of `created` time as bytes, in columns: some hundred together take a third of the
/// room of rows of their own and are read at the speed of memory.
///
///     u32 sessions, u32 size of the kinds
///     kinds       a line each: status type error redaction mode, "-" for absent, "?" for no word at all
///     u32 created, u32 asOf, u16 kind, u8 size of the id, u8 size of the report     a column each
///     texts       id and report of each session without their prefixes
///
/// Numbers are little-endian. Times count unix seconds and reach from 1970 to 2106.
class SessionBlock {
public:
    /// Whether the session can stand in a block: its times and ids are what Stripe's are.
    static bool canHold(const SessionOutline& session);
    static std::string bytesOf(std::span<const SessionOutline> newestFirst);

    /// Nothing when these are no such bytes. They must outlive this.
    static std::optional<SessionBlock> fromBytes(std::string_view bytes);

    std::size_t size() const { return m_size; }
    const std::vector<SessionKind>& kinds() const { return m_kinds; }
    std::vector<SessionOutline> sessions() const;
    /// Behind those that are there already. False when they are not in the order of a list, newest first and
    /// by id within a second, or not within [from, before).
    bool appendTo(SessionOutlines& outlines, std::int64_t from, std::int64_t before) const;

private:
    SessionBlock() = default;
    bool readKinds(std::string_view lines);
    bool textsAreIds() const;
    std::uint32_t numberAt(const char* column, std::size_t i) const;
    const SessionKind& kindAt(std::size_t i) const { return m_kinds[kindNumberAt(i)]; }
    std::size_t kindNumberAt(std::size_t i) const;
    std::uint8_t byteAt(const char* column, std::size_t i) const {
        return static_cast<std::uint8_t>(column[i]);
    }

    std::size_t m_size = 0;
    std::vector<SessionKind> m_kinds;
    const char* m_created = nullptr;
    const char* m_asOf = nullptr;
    const char* m_kindNumbers = nullptr;
    const char* m_idSizes = nullptr;
    const char* m_reportSizes = nullptr;
    std::string_view m_texts;
};
