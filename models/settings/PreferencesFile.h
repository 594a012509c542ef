// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

/// Preferences on disk, as an INI file. A missing, damaged or foreign file gives the defaults; what cannot be
/// written is reported, never thrown away silently. A filter line that may hold personal words is not
/// written, nor is a view made of it.
class PreferencesFile {
public:
    explicit PreferencesFile(QString path);

    Preferences load() const;
    /// False when the file could not be written (full disk, no right to write).
    bool save(const Preferences& preferences) const;

    /// The usual place: <config>/VerificationDesk/preferences.ini
    static QString usualPath();

private:
    QString m_path;
};
