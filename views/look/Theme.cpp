// SPDX-License-Identifier: Apache-2.0
#include "look/Theme.h"

#include <QPalette>

Theme::Pair Theme::tone(Tone tone) const {
    const auto pick = [this](const char* lightText, const char* lightGround, const char* darkText,
                             const char* darkGround) {
        return dark ? Pair{QColor(QLatin1StringView(darkText)), QColor(QLatin1StringView(darkGround))}
                    : Pair{QColor(QLatin1StringView(lightText)), QColor(QLatin1StringView(lightGround))};
    };
    switch (tone) {
    case Tone::Neutral:
        return {text, window};
    case Tone::Verified:
        return pick("#0b7a4b", "#e3f5ec", "#5fd39b", "#173528");
    case Tone::Refused:
        return pick("#b3261e", "#fdeceb", "#ff8a80", "#41201f");
    case Tone::NeverSubmitted:
        return pick("#945700", "#fdf1dc", "#f0b458", "#3a2c14");
    case Tone::Processing:
        return pick("#175cb3", "#e6f0fd", "#7ab3ff", "#1a2c46");
    case Tone::Canceled:
        return pick("#566072", "#eceef2", "#a3adbd", "#2a303a");
    case Tone::Redaction:
        return pick("#6b2fa0", "#f3eafb", "#cfa3f5", "#33224a");
    case Tone::Test:
        return pick("#b54708", "#fff4e5", "#f7a75c", "#3a2814");
    case Tone::Accent:
        return {accent, selection};
    }
    return {text, window};
}

const Theme& Theme::light() {
    static const Theme theme{false,
                             QColor(0xf6, 0xf7, 0xf9),
                             QColor(0xff, 0xff, 0xff),
                             QColor(0xe3, 0xe6, 0xeb),
                             QColor(0x1b, 0x23, 0x30),
                             QColor(0x5f, 0x69, 0x7b),
                             QColor(0x46, 0x53, 0xd6),
                             QColor(0xe8, 0xeb, 0xff)};
    return theme;
}

const Theme& Theme::darkTheme() {
    static const Theme theme{true,
                             QColor(0x14, 0x17, 0x1d),
                             QColor(0x1b, 0x1f, 0x27),
                             QColor(0x2c, 0x32, 0x3d),
                             QColor(0xe6, 0xe9, 0xef),
                             QColor(0x9a, 0xa4, 0xb5),
                             QColor(0x8e, 0x99, 0xff),
                             QColor(0x2a, 0x30, 0x50)};
    return theme;
}

const Theme& Theme::of(const QPalette& palette) {
    constexpr int middle = 128;
    // A style sheet that makes a widget transparent leaves it without a ground to tell by, not without a
    // line.
    const QColor window = palette.color(QPalette::Window);
    const QColor told = window.alpha() == 255 ? window : palette.color(QPalette::Mid);
    return told.lightness() < middle ? darkTheme() : light();
}
