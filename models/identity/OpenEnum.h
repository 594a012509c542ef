// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Stripe's words for the values of one enum, in the enum's order; specialised beside each enum.
/// Every such enum starts with `Unknown = 0`, which has no word of its own.
template <typename Enum>
struct WireWords;

/// One of Stripe's open enums: a value this desk knows, or a word it does not, kept as Stripe wrote it.
/// Stripe adds values within an API version (OpenAPI: x-stripeBypassValidation), so an unknown word is
/// never an error.
template <typename Enum>
struct OpenEnum {
    Enum value = Enum::Unknown;
    QString unknownWord; ///< Set only while value is Unknown.

    OpenEnum() = default;
    OpenEnum(Enum known) // NOLINT(google-explicit-constructor): reads as the enum it is
        : value(known) {}

    static OpenEnum fromWire(std::string_view word) {
        const auto& words = WireWords<Enum>::words;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i] == word)
                return OpenEnum(static_cast<Enum>(i + 1));
        OpenEnum unknown;
        unknown.unknownWord = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
        return unknown;
    }

    static OpenEnum fromText(const QString& word) { return fromWire(word.toStdString()); }

    /// Stripe's word, also for the unknown.
    QString wireWord() const { return value == Enum::Unknown ? unknownWord : wireWordOf(value); }

    static QString wireWordOf(Enum known) {
        if (known == Enum::Unknown)
            return {};
        const std::string_view word = WireWords<Enum>::words[static_cast<std::size_t>(known) - 1];
        return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    }

    friend bool operator==(const OpenEnum&, const OpenEnum&) = default;
};
