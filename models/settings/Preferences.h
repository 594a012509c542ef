// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SavedView.h"
#include "stripe/ReadBudget.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

enum class ColourScheme { FollowSystem, Light, Dark };

/// What the reviewer chose about the desk itself. Nothing about a person, a session or a key belongs here;
/// lines of filters may hold such words, and PreferencesFile leaves those out.
struct Preferences {
    ColourScheme colourScheme = ColourScheme::FollowSystem;
    bool compactRows = false;
    QByteArray windowGeometry;
    QByteArray splitterState;
    QByteArray tableHeaderState; ///< Order, widths and choice of columns.
    int sortColumn = 1;
    bool sortDescending = true;
    bool histogramShown = true;
    bool keepSessions = true;                   ///< On this computer, as far as they are not personal.
    int readCeiling = ReadBudget::usualCeiling; ///< Reads of Stripe's a month.
    QString lastLine;                           ///< Of the filter when the desk was closed.
    QString currentView;                        ///< The name of the view that was on show; may be empty.
    /// Nothing: those the desk comes with.
    std::optional<QList<SavedView>> views;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};
