// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <span>

namespace sandbox {

/// A name as its bearer writes it and in the Latin letters of a passport's machine-readable lines.
struct Name {
    const char* native;
    const char* latin;
};

/// A town with its region and one street of it.
struct Town {
    const char* city;
    const char* state;
    const char* postalCode;
    const char* street;
};

/// Names and towns of one country, with its share of the made-up people.
struct Place {
    const char* country;
    quint32 weight;
    /// `#` stands for a digit; ranges set aside for fiction where the country has one.
    const char* phone;
    std::span<const Name> women;
    std::span<const Name> men;
    std::span<const Name> families;
    std::span<const Town> towns;
};

std::span<const Place> places();
/// One of the places, by weight; `toss` is any number.
const Place& weightedPlace(quint64 toss);

} // namespace sandbox
