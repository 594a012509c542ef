// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/RevealBudget.h"
#include "settings/Passphrase.h"
#include "settings/SavedView.h"
#include "stripe/ReadBudget.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

enum class ColourScheme { FollowSystem, Light, Dark };

/// What the reviewer chose about the desk itself. Nothing about a person, a session or a key belongs here;
/// of the passphrase there is what tells it from others, no more. Lines of filters may hold such words, and
/// PreferencesFile leaves those out.
struct Preferences {
    static constexpr int usualLockAfterMinutes = 15;

    ColourScheme colourScheme = ColourScheme::FollowSystem;
    bool compactRows = false;
    QByteArray windowGeometry;
    QByteArray splitterState;
    QByteArray tableHeaderState; ///< Order, widths and choice of columns.
    int sortColumn = 1;
    bool sortDescending = true;
    bool histogramShown = true;
    bool keepSessions = true;                     ///< On this computer, as far as they are not personal.
    bool keepReferences = false;                  ///< Too, with customers and metadata, sealed.
    int readCeiling = ReadBudget::usualCeiling;   ///< Reads of Stripe's a month.
    int lockAfterMinutes = usualLockAfterMinutes; ///< Of nobody touching the desk; 0: never by itself.
    int revealsAnHour = RevealBudget::usualLimit; ///< Beyond it each asks for its reason.
    std::optional<Passphrase> passphrase;         ///< To unlock it with.
    QString operatorName;      ///< As the reviewer wants to be called; empty: as the system calls them.
    QStringList noteAccounts;  ///< In which notes are wanted, by the marks of their keys.
    QStringList shownMetadata; ///< Keys of metadata that are not masked: see ShownMetadata.h.
    QString lastLine;          ///< Of the filter when the desk was closed.
    QString currentView;       ///< The name of the view that was on show; may be empty.
    /// Nothing: those the desk comes with.
    std::optional<QList<SavedView>> views;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};
