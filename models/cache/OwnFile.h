// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/AppOwnedFile.h"
#include "cache/Database.h"

#include <QString>
#include <QStringList>

/// The kind of trouble that the result of a file operation means for a SQLite file.
CacheTrouble cacheTroubleOf(FileResult result);

/// A SQLite file of the app's at a path, recognised by the application id and the version in its header. The
/// rules of AppOwnedFile hold for it and for what SQLite puts beside it.
struct OwnFile {
    quint32 applicationId = 0;
    quint32 version = 0;

    /// Makes sure that there is a file of ours, or an empty one, readable for its owner alone, with the
    /// directories above. One of an earlier version is overwritten; a file that is not recognised, or of a
    /// later version of the app, is renamed to "….aside". NotOurs when something else is in the way.
    CacheTrouble makeReady(const QString& path) const;

    /// Whether a file begins as one of ours does, of any version.
    bool recognises(const QByteArray& beginning) const;

    /// Whether there is a file of ours at a path.
    bool isAt(const QString& path) const;

    /// Whether a file begins as what SQLite puts beside its files does: a write-ahead log, its index, or a
    /// rollback journal.
    static bool isCompanion(const QByteArray& beginning);

    /// With what SQLite puts beside it.
    static QStringList withCompanions(const QString& path);
    /// Overwrites and removes a file and its companions, also when another instance has them open. `isKnown`:
    /// the caller had it open, so that it is ours whatever it holds by now.
    FileResult remove(const QString& path, bool isKnown = false) const;
};
