// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

/// Why the app leaves alone what is at a path.
enum class FileObstacle {
    None, ///< Nothing is there, or a file that the app may write and remove.
    Link,
    Directory,
    Special,       ///< A device, a pipe or a socket.
    OtherNames,    ///< The file has more than one name (hard links): another one may be somebody's own.
    OtherUser,     ///< The file belongs to another user.
    ReadOnly,      ///< Its owner may not write it.
    NotRecognised, ///< A file that the app did not make, as far as its content shows.
};

/// What came of writing or removing a file.
enum class FileResult {
    Done,
    NotOurs, ///< See AppOwnedFile::obstacle(). What is there was not touched.
    NoRoom,  ///< The disk is full, or a quota or a limit of the file's size is reached.
    NotWritable,
};

/// A path at which the app keeps a file of its own.
///
/// Everything that the app writes or destroys goes through here: only a regular file of this user is written
/// or removed, only under its one name, only when its content is recognised, and never through a link. The
/// directories above may be links: the user chose them. An empty file, or one of zeros alone (what a crash of
/// the machine leaves), has nothing in it to lose and counts as recognised.
class AppOwnedFile {
public:
    /// Whether a file is the app's, from its first bytes (64 KiB at most).
    using Recognise = std::function<bool(const QByteArray& beginning)>;

    AppOwnedFile(QString path, Recognise recognise)
        : m_path(std::move(path))
        , m_recognise(std::move(recognise)) {}

    const QString& path() const { return m_path; }
    FileObstacle obstacle() const;
    /// The content, `most` bytes of it at most. Nothing when there is no file, or an obstacle other than
    /// ReadOnly, OtherNames or OtherUser.
    std::optional<QByteArray> read(qint64 most) const;
    /// Puts `content` in the file's place at once: after a crash the former or the new file is there whole.
    /// Readable for its owner alone.
    FileResult replace(const QByteArray& content) const;
    /// Makes it, empty and for its owner alone, where there is none.
    FileResult create() const;
    /// Overwrites the file and removes it; also one that is read-only. Done when there is none.
    FileResult destroy() const;

    /// What is at a path, whatever its content: never NotRecognised.
    static FileObstacle obstacleAt(const QString& path);
    /// Makes the directories above a path. The last one is for its owner alone.
    static bool makeDirectoryFor(const QString& path);

private:
    QString m_path;
    Recognise m_recognise;
};

/// Writes a file of the app's piece by piece. It takes its place with commit(), and until then, and whenever
/// that fails, what is there stays.
class FileReplacement {
public:
    explicit FileReplacement(AppOwnedFile target);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;

    /// False when nothing can be written there; see result().
    bool open();
    /// False when it failed; once it has, everything after fails too.
    bool write(std::string_view bytes);
    FileResult commit();
    FileResult result() const { return m_result; }

private:
    struct Temporary;
    bool fail(FileResult result);

    AppOwnedFile m_target;
    FileResult m_result = FileResult::Done;
    std::unique_ptr<Temporary> m_temporary;
};
