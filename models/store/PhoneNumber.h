// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>

/// A phone number by what remains however it is written: +49 (0)171 234-5678, 0049171/2345678.
struct PhoneNumber {
    QString digits;               ///< 7 to 15, without "+", "00" and "(0)".
    bool isInternational = false; ///< Begins with the country's code.
    friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;

    /// Nothing when the text is more or less than one number: only digits, spaces and + - . / ( ) may be in
    /// it.
    static std::optional<PhoneNumber> fromText(QStringView text);
    /// Digits that stand in every spelling of the number, as fromText() reads it: with and without the zero
    /// that a country puts before its own numbers. A part of a number yields parts of them.
    QStringList searchedDigits() const;
};

/// All digits of the text, in ASCII.
QString digitsIn(QStringView text);
