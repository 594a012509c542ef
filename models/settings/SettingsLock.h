// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLockFile>

#include <chrono>

/// Held while a file of settings is read, changed and written, so that no other instance does so meanwhile.
/// The lock is a file beside it, "….lock". One that an instance left behind when it was killed is removed,
/// but only if it is a lock file; whatever else has that name stays, and nothing is locked then.
class SettingsLock {
public:
    /// Waits for another instance for a moment. See isHeld().
    explicit SettingsLock(const QString& path, std::chrono::milliseconds patience = usualPatience);
    bool isHeld() const { return m_file.isLocked(); }
    /// Not held because something has the lock, and not because nothing can be written there.
    bool isBusy() const { return m_file.error() == QLockFile::LockFailedError; }

private:
    static constexpr std::chrono::seconds usualPatience{2}; // Writing takes some milliseconds.
    QLockFile m_file;
};
