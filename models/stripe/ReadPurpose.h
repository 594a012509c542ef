// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// What a read of Stripe's is for. Stripe counts reads (GET) by the month; the desk counts them by this.
enum class ReadPurpose : std::uint8_t {
    List,      ///< The newest sessions, and further ones somebody asked for.
    BackFill,  ///< The whole history.
    Session,   ///< One session, and what belongs to it.
    Events,    ///< What has changed.
    Reconcile, ///< Reading again what is known already, in case a change was missed.
    Report,
    File,
    Account, ///< Whose key it is.
    Lookup,  ///< The sessions of one reference or customer.
};
inline constexpr std::size_t readPurposeCount = 9;

/// The word of each in the desk's own file.
inline constexpr std::array<std::string_view, readPurposeCount> readPurposeWords{
    "list", "back_fill", "session", "events", "reconcile", "report", "file", "account", "lookup"};
