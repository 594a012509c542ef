// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Outcome.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

/// Which texts a session has, as bits.
enum class Presence : std::uint8_t {
    Reference = 1,
    Customer = 2, ///< Or a customer account.
    Person = 4,
    Email = 8,
    Report = 16,
    MetadataPairs = 32,
};

/// How much of a session is known; what is more comes later.
enum class Known : std::uint8_t {
    Outline,    ///< The SessionOutline: what is absent otherwise may be there at Stripe.
    References, ///< Its SessionReferences as well.
    Whole,
};

/// Everything about a session that takes few values, together: an account has some thousand different ones
/// among its million sessions. What holds for a class holds for all its sessions, so conditions on any of it
/// are decided once a class, and counts of any of it are sums over classes.
///
/// The numbers stand for words (SessionWords); 0 for absent.
struct SessionClass {
    Outcome outcome = Outcome::Unknown;
    std::uint8_t type = 0;
    std::uint8_t error = 0;
    std::uint8_t redaction = 0;
    std::uint16_t country = 0;
    std::uint8_t presence = 0; ///< Presence bits.
    bool livemode = false;
    Known known = Known::Whole;
    std::uint32_t reason = 0; ///< Stripe's sentence for the error; a handful of them occur.
    std::uint32_t flow = 0;
    friend bool operator==(const SessionClass&, const SessionClass&) = default;

    bool has(Presence text) const { return (presence & static_cast<std::uint8_t>(text)) != 0; }
    /// There is a report to read sensitive values from, and nobody has asked for their redaction.
    bool hasSensitiveResult() const { return has(Presence::Report) && redaction == 0; }
};

/// The classes that occurred, numbered in the order they turned up, and how many rows each has.
class ClassTable {
public:
    std::uint32_t numberFor(const SessionClass& of);
    std::span<const SessionClass> classes() const { return m_classes; }
    std::span<const std::uint32_t> populations() const { return m_populations; }
    void addRow(std::uint32_t number) { ++m_populations[number]; }
    void removeRow(std::uint32_t number) { --m_populations[number]; }
    std::size_t memoryUsed() const;

private:
    struct Hash {
        std::size_t operator()(const SessionClass& of) const;
    };
    std::vector<SessionClass> m_classes;
    std::vector<std::uint32_t> m_populations;
    std::unordered_map<SessionClass, std::uint32_t, Hash> m_numbers;
};
