// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionStore.h"

#include <array>
#include <string>
#include <string_view>

// The record of a session: every TextField in its order with fieldSeparator between; metadata comes last and
// has one more fieldSeparator between two pairs. When any of it is not ASCII, foldedSeparator follows and the
// same sequence again, in which every piece that is not ASCII stands folded and every other is empty: it can
// be found in the first part.

inline constexpr int textFieldCount = 8;

std::string searchRecordOf(const VerificationSession& session);

/// The part before the foldedSeparator, and the one behind it (empty when there is none).
std::string_view plainPart(std::string_view record);
std::string_view foldedPart(std::string_view record);

/// One field of either part.
std::string_view fieldIn(std::string_view part, TextField field);

/// All of them, by TextField.
using RecordFields = std::array<std::string_view, textFieldCount>;
RecordFields fieldsIn(std::string_view part);
