// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SearchRecord.h"
#include "store/SessionParts.h"

/// What a session's searchable record and its class already tell of its texts, so that they need not be
/// kept twice. It is a guess: whoever packs a session compares, and keeps apart what is told wrongly.
class ToldParts {
public:
    struct ClassWords {
        QString country;
        QString reason;
        QString flow;
    };
    /// The record's part must outlive this.
    ToldParts(std::string_view plainPart, const ClassWords& words);

    /// Empty for what neither of them tells.
    std::string_view text(Part part) const;
    /// Pairs are cut at their first equals sign.
    Metadata metadata() const;
    /// Whether metadata() is this, found out without making it.
    bool tells(const Metadata& metadata) const;

private:
    std::string_view field(TextField field) const { return m_fields[static_cast<std::size_t>(field)]; }

    RecordFields m_fields;
    std::string m_country;
    std::string m_reason;
    std::string m_flow;
};
