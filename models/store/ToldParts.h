// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SearchRecord.h"
#include "store/SessionParts.h"

/// The texts of a session's two records, which must outlive this.
class ToldFields {
public:
    ToldFields(std::string_view wordRecord, std::string_view idRecord)
        : m_words(fieldsIn(plainPart(wordRecord)))
        , m_ids(fieldsIn(plainPart(idRecord))) {}
    std::string_view operator[](TextField field) const {
        return (isIdField(field) ? m_ids : m_words)[placeOf(field)];
    }

private:
    RecordFields m_words;
    RecordFields m_ids;
};

/// What a session's searchable records and its class already tell of its texts, so that they need not be
/// kept twice. It is a guess: whoever packs a session compares, and keeps apart what is told wrongly.
class ToldParts {
public:
    struct ClassWords {
        QString country;
        QString reason;
        QString flow;
    };
    ToldParts(const ToldFields& fields, const ClassWords& words);

    /// Empty for what neither of them tells.
    std::string_view text(Part part) const;
    /// Pairs are cut at their first equals sign.
    Metadata metadata() const;
    /// Whether metadata() is this, found out without making it.
    bool tells(const Metadata& metadata) const;

private:
    ToldFields m_fields;
    std::string m_country;
    std::string m_reason;
    std::string m_flow;
};
