// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cache/AppOwnedFile.h"

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
    /// The former or the new one is there, whenever the app or the machine stops. To be called for a journal
    /// of the app's alone: what is in the head file, if it was changed, is replaced.
    FileResult write(const JournalHead& head) const;
    /// What a desk that was killed while it wrote has left. Nobody may be writing.
    void removeRests() const;

private:
    QString m_path;
};
