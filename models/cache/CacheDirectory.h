// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

/// What became of the files in the cache directory that were to be forgotten, by their names.
struct ForgottenFiles {
    QStringList removed; ///< Overwritten and removed.
    QStringList failed;  ///< The app's, and still there or not overwritten: read-only disk, no permission.
    /// Named like the app's, but links, directories, devices, or without content of the app. They were not
    /// touched.
    QStringList refused;
    bool isComplete() const { return failed.isEmpty(); }
    void add(const ForgottenFiles& others);
};

/// Where the caches of all accounts lie: a file an account and mode, named by a hash, and a note for each key
/// of which of them is its account's. So the desk can start without asking Stripe whose key it is. No name of
/// an account and no key stands there.
class CacheDirectory {
public:
    explicit CacheDirectory(QString path = usualPath())
        : m_path(std::move(path)) {}
    static QString usualPath();
    const QString& path() const { return m_path; }

    /// The file of an account; or, for a key that cannot tell its account, of what the key is known by.
    QString fileOf(const QString& account, bool isLive) const;
    /// The file noted for a key; empty when there is none. `keyMark` is ApiKey::mark().
    QString notedFile(const QByteArray& keyMark) const;
    void note(const QByteArray& keyMark, const QString& file) const;

    /// Of all caches.
    std::int64_t bytesKept() const;
    /// Overwrites and removes what lies sealed of every account (ReferenceFile).
    ForgottenFiles forgetSealed() const;
    /// Overwrites and removes every cache and every note.
    ForgottenFiles forgetEverything() const;

private:
    QStringList namesMatching(const QString& pattern) const;
    QString pathOf(const QString& name) const { return m_path + u'/' + name; }
    QString notePath(const QByteArray& keyMark) const;
    QString m_path;
};
