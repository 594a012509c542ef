// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/StripeError.h"

#include <utility>
#include <variant>

/// What a request came to: a value, or why not.
template <typename T>
class Result {
public:
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(StripeError error) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<1>, std::move(error)) {}

    bool isOk() const { return m_content.index() == 0; }
    const T& value() const { return std::get<0>(m_content); }
    const StripeError& error() const { return std::get<1>(m_content); }

private:
    std::variant<T, StripeError> m_content;
};
