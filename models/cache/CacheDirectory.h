// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

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
    /// Overwrites and removes what lies sealed of every account (ReferenceFile). False when something of it
    /// could not be removed.
    bool forgetSealed() const;
    /// Overwrites and removes every cache and every note. False when something of it could not be removed.
    bool forgetEverything() const;

private:
    QStringList files() const;
    QString notePath(const QByteArray& keyMark) const;
    QString m_path;
};
