// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/Theme.h"
#include "stripe/ApiKey.h"

#include <optional>

/// What the desk says to a key while it is typed.
struct KeyVerdict {
    std::optional<ApiKey> key; ///< Only when the desk can use it.
    std::optional<bool> live;  ///< Once the key tells.
    Tone tone = Tone::Neutral;
    QString headline; ///< Empty for an empty text.
    QString detail;
};

KeyVerdict verdictOn(const QString& text);
