// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

#include <optional>

/// Preferences on disk, as an INI file. A missing or damaged file gives the defaults. A filter line that may
/// hold personal words is not written, nor is a view made of it.
///
/// Several instances of the app share the file: what is written is what changed here since load() or the last
/// save(), key by key and view by view; the rest stays as another instance has left it meanwhile. A file that
/// is not one of the app's settings, of this version, is left alone.
class PreferencesFile {
public:
    enum class Trouble {
        None,
        NotOurs,     ///< A link, a device, or a file that does not hold the app's settings.
        NoRoom,      ///< The disk is full.
        NotWritable, ///< No permission, or a read-only disk.
        Busy,        ///< Another instance was writing for longer than we wait.
    };

    explicit PreferencesFile(QString path);

    const QString& path() const { return m_path; }
    Preferences load();
    /// False when they could not be written; see trouble(). What was there stays whole then.
    bool save(const Preferences& preferences);
    /// Of the last save().
    Trouble trouble() const { return m_trouble; }

    /// The usual place: <config>/VerificationDesk/preferences.ini
    static QString usualPath();

private:
    Trouble write(const Preferences& preferences) const;

    QString m_path;
    std::optional<Preferences> m_base; ///< What changes are told from; nothing before the first load().
    Trouble m_trouble = Trouble::None;
};

/// What it means for the user, in a sentence; empty for None.
QString preferencesTroubleText(PreferencesFile::Trouble trouble, const QString& path);
