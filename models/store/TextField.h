// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The texts of a session the store keeps apart, each searchable by itself. What people write and what
/// Stripe numbers stand in records of their own (see SearchRecord).
enum class TextField : std::uint8_t {
    Reference,
    Person,        ///< First and last name with one space between.
    Email,         ///< Verified, or else provided.
    Phone,         ///< Verified, or else provided.
    MetadataPairs, ///< "key=value" pairs, one after the other with \x1f between.
    Id,
    Customer,
    CustomerAccount,
    Report,
};
