// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

/// Sessions that Stripe can be asked for by themselves: one by its id, or all of a reference or a customer. A
/// reference must be the whole of it, in its own case.
struct SessionLookup {
    enum class By : std::uint8_t { Id, Reference, Customer };
    By by = By::Id;
    QString text;

    bool isEmpty() const { return text.isEmpty(); }
    friend bool operator==(const SessionLookup&, const SessionLookup&) = default;
};
