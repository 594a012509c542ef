// SPDX-License-Identifier: Apache-2.0
#include "store/ToldParts.h"

#include "store/Utf8.h"

#include <algorithm>

namespace {

/// What is left and right of the first separator; all of it is left when there is none.
std::pair<std::string_view, std::string_view> cut(std::string_view text, char separator) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos)
        return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

} // namespace

ToldParts::ToldParts(const ToldFields& fields, const ClassWords& words)
    : m_fields(fields) {
    appendUtf8(m_country, words.country);
    appendUtf8(m_reason, words.reason);
    appendUtf8(m_flow, words.flow);
}

std::string_view ToldParts::text(Part part) const {
    switch (part) {
    case Part::Reference:
        return m_fields[TextField::Reference];
    case Part::Customer:
        return m_fields[TextField::Customer];
    case Part::CustomerAccount:
        return m_fields[TextField::CustomerAccount];
    case Part::FirstName:
        return cut(m_fields[TextField::Person], ' ').first;
    case Part::LastName:
        return cut(m_fields[TextField::Person], ' ').second;
    case Part::VerifiedEmail:
    case Part::ProvidedEmail:
        return m_fields[TextField::Email];
    case Part::ErrorReason:
        return m_reason;
    case Part::Report:
        return m_fields[TextField::Report];
    case Part::Flow:
        return m_flow;
    case Part::Country:
        return m_country;
    case Part::VerifiedPhone:
    case Part::ProvidedPhone:
        return m_fields[TextField::Phone];
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
        break;
    }
    return {};
}

Metadata ToldParts::metadata() const {
    Metadata metadata;
    std::string_view pairs = m_fields[TextField::MetadataPairs];
    while (!pairs.empty()) {
        const auto [pair, rest] = cut(pairs, fieldSeparator);
        const auto [key, value] = cut(pair, '=');
        metadata.emplace_back(textOf(key), textOf(value));
        pairs = rest;
    }
    return metadata;
}

bool ToldParts::tells(const Metadata& metadata) const {
    std::string scratch;
    std::string_view pairs = m_fields[TextField::MetadataPairs];
    for (const auto& [key, value] : metadata) {
        const auto [pair, rest] = cut(pairs, fieldSeparator);
        const auto [toldKey, toldValue] = cut(pair, '=');
        if (!isTextOf(toldKey, key, scratch) || !isTextOf(toldValue, value, scratch))
            return false;
        pairs = rest;
    }
    return pairs.empty();
}
