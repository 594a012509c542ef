// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

enum class ColourScheme { FollowSystem, Light, Dark };

/// What the reviewer chose about the desk itself. Nothing about a person, a session or a key belongs here.
struct Preferences {
    ColourScheme colourScheme = ColourScheme::FollowSystem;
    bool compactRows = false;
    QByteArray windowGeometry;
    QByteArray splitterState;
    QByteArray tableHeaderState; ///< Order, widths and choice of columns.
    int sortColumn = 1;
    bool sortDescending = true;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};
