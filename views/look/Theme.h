// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QPalette;

/// What a colour says. Colour says state and nothing else, and never alone: a shape and a word stand beside
/// it.
enum class Tone { Neutral, Verified, Refused, NeverSubmitted, Processing, Canceled, Redaction, Test, Accent };

/// The desk's colours in one of its two themes. Text on its ground has a contrast of at least 4.5 to 1.
struct Theme {
    struct Pair {
        QColor text;
        QColor ground;
    };

    bool dark = false;
    QColor window;
    QColor panel;
    QColor line;
    QColor text;
    QColor label;
    QColor accent;
    QColor selection;

    Pair tone(Tone tone) const;

    static const Theme& light();
    static const Theme& darkTheme();
    /// The theme a widget is shown in, told by its palette: a widget asks when it paints, so that a change of
    /// theme needs no listener.
    static const Theme& of(const QPalette& palette);
};

/// Distances in device-independent pixels: everything stands on a grid of 4.
namespace grid {
inline constexpr int windowMargin = 16;
inline constexpr int betweenControls = 8;
inline constexpr int betweenSections = 12;
inline constexpr int row = 34;
inline constexpr int compactRow = 26;
inline constexpr int facet = 26;
inline constexpr int control = 32;
inline constexpr int radius = 6;
} // namespace grid
