// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

/// How far a journal goes: its last entry and that one's hash.
struct JournalHead {
    std::int64_t sequence = 0;
    std::string hash;
    friend bool operator==(const JournalHead&, const JournalHead&) = default;
};

/// The head of a journal once more, in a file beside it: whoever cuts entries off its end, puts an older copy
/// in its place or removes it, has to think of this one too. It is written after the entries and never
/// before, so it may be behind, but not ahead.
class HeadFile {
public:
    explicit HeadFile(const QString& journalPath)
        : m_path(journalPath + QStringLiteral(".head")) {}

    bool exists() const;
    /// Nothing when there is none, or it is none of ours.
    std::optional<JournalHead> read() const;
    /// In its place and of one size, so that a full disk has room for it. False when it is not on the disk.
    bool write(const JournalHead& head) const;

private:
    QString m_path;
};
