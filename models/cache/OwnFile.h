// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// A SQLite file that is to be ours, at its place: told apart from what is not by the number and the version
/// in its head.
struct OwnFile {
    quint32 applicationId = 0;
    quint32 version = 0;

    /// There is a file of ours at the place then, or an empty one, readable for its owner alone, with the
    /// directories above. What is damaged or of an earlier version is overwritten; what is no file of ours,
    /// or of a later version of the desk, is renamed to "….aside". False when that cannot be.
    bool makeReady(const QString& path) const;

    /// With what SQLite puts beside it.
    static QStringList withCompanions(const QString& path);
    /// Overwrites and removes a file and its companions, whoever has them open.
    static void remove(const QString& path);
};
