// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Outcome.h"
#include "identity/VerificationSession.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What takes few values of a session and tells nothing of the person.
struct SessionKind {
    OpenEnum<SessionStatus> status;
    OpenEnum<VerificationType> type;
    std::optional<OpenEnum<ErrorCode>> error; ///< Without Stripe's sentence.
    std::optional<OpenEnum<RedactionStatus>> redaction;
    bool livemode = false;
    friend bool operator==(const SessionKind&, const SessionKind&) = default;
};

/// All that may outlive the desk of a session. No name, address, mail, phone, country, reference, customer,
/// metadata or option has a place here on purpose.
struct SessionOutline {
    std::string id;
    std::string report; ///< Empty for none.
    std::int64_t created = 0;
    std::int64_t asOf = 0; ///< When Stripe was asked, unix seconds.
    SessionKind kind;
    friend bool operator==(const SessionOutline&, const SessionOutline&) = default;
};

/// As of the whole session.
Outcome outcomeOf(const SessionOutline& outline);

/// Once the redaction of a session was asked for, its report and its error are nobody's business any more.
/// That it was refused stays: it is a status.
SessionOutline withoutTraces(SessionOutline outline);

/// Whether `arrived` is from before a cancel or a redaction that `known` tells of: neither can be undone.
bool isFromBefore(const SessionKind& arrived, const SessionKind& known);

/// Many outlines in columns, the way the store takes them in: made on another thread, so that the store's own
/// copies pieces and compares nothing.
class SessionOutlines {
public:
    /// For append(); numbers stay valid.
    std::uint16_t kindNumber(const SessionKind& kind);
    void append(std::string_view id, std::string_view report, std::int64_t created, std::uint16_t kind);
    void reserve(std::size_t count);

    std::size_t size() const { return m_created.size(); }
    const std::vector<SessionKind>& kinds() const { return m_kinds; }
    const std::vector<std::int64_t>& created() const { return m_created; }
    std::uint16_t kindOf(std::size_t i) const { return m_numbers[i]; }
    std::size_t hashOf(std::size_t i) const { return m_hashes[i]; } ///< As IdIndex makes it of the id.
    bool hasReport(std::size_t i) const { return m_hasReport[i]; }
    /// Id records, each with a separator behind it.
    std::string_view idRecords() const { return m_idRecords; }
    const std::vector<std::uint32_t>& ends() const { return m_ends; } ///< One past each separator.
    std::string_view id(std::size_t i) const;
    std::string_view report(std::size_t i) const;

private:
    std::string_view record(std::size_t i) const;

    std::vector<SessionKind> m_kinds;
    std::vector<std::int64_t> m_created;
    std::vector<std::uint16_t> m_numbers;
    std::vector<bool> m_hasReport;
    std::vector<std::size_t> m_hashes;
    std::string m_idRecords;
    std::vector<std::uint32_t> m_ends;
};
