// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// What the desk was started with. There is no option for a key: a command line is readable by everybody.
struct CommandLine {
    QUrl stripe{QStringLiteral("https://api.stripe.com")};
    QString preferencesPath;  ///< Empty: the usual place.
    QString cachePath;        ///< Empty: the usual place.
    bool keepSessions = true; ///< On this computer, as far as they are not personal.
    QString journalPath;      ///< Empty: the usual place.
    bool useKeychain = true;
    std::optional<ColourScheme> colourScheme; ///< For this run; the preference stays.
    QString picturePath; ///< Not empty: save a picture of the window once it shows its sessions, and end.

    struct Parsed;
    static Parsed parse(const QStringList& arguments);
    /// Whether the program was asked for its help or version, which it prints without a display.
    static bool asksForWords(int argc, const char* const* argv);
};

struct CommandLine::Parsed {
    CommandLine commandLine;
    QString output; ///< Help or version, to be printed; or, with `error`, what is wrong and what to do.
    bool error = false;
};
