// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <array>
#include <string>
#include <string_view>

// A session's texts stand in two records: one of what people write, which free words search, and one of the
// ids Stripe gave, which are half of all its letters and mean nothing in the middle.
//
// A record is its TextFields in their order with fieldSeparator between; the last one of each may hold more
// separators (metadata has one between two pairs). When any of it is not ASCII, foldedSeparator follows and
// the same sequence again, in which every piece that is not ASCII stands folded and every other is empty: it
// can be found in the first part. When any of it has another spelling (see otherSpellingOf()), one more
// foldedSeparator follows and the sequence of those; the folded part before it may then be empty.

/// Of the longer record; the other has one less.
inline constexpr int fieldsARecord = 5;

constexpr bool isIdField(TextField field) {
    return field >= TextField::Id;
}
/// The field's place in its record.
constexpr std::uint32_t placeOf(TextField field) {
    return static_cast<std::uint32_t>(field) % static_cast<std::uint32_t>(TextField::Id);
}

std::string wordRecordOf(const VerificationSession& session);
std::string idRecordOf(const VerificationSession& session);
/// The record of a session that has these two ids and no other.
void appendIdRecord(std::string& bytes, std::string_view id, std::string_view report);

/// The part before the first foldedSeparator, and the one behind it (empty when there is none).
std::string_view plainPart(std::string_view record);
std::string_view foldedPart(std::string_view record);

/// One field of either part.
std::string_view fieldIn(std::string_view part, TextField field);

/// All of them, by their places.
using RecordFields = std::array<std::string_view, fieldsARecord>;
RecordFields fieldsIn(std::string_view part);
