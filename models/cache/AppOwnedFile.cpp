// SPDX-License-Identifier: Apache-2.0
#include "cache/AppOwnedFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace {

constexpr qint64 beginningSize = 64 * 1024;

#if defined(O_PATH) // A directory that may be entered, but not listed, is enough.
constexpr int enterOnly = O_PATH;
#else
constexpr int enterOnly = O_RDONLY;
#endif

/// A file descriptor, closed at its end.
class Descriptor {
public:
    explicit Descriptor(int number = -1)
        : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

/// The directory of a path, held open, and the name in it. What is done with the name stays in that directory
/// whatever becomes of the path meanwhile.
struct Place {
    explicit Place(const QString& path)
        : directory(::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                           enterOnly | O_DIRECTORY | O_CLOEXEC))
        , name(QFile::encodeName(QFileInfo(path).fileName())) {}

    int open(int flags, mode_t mode = 0) const {
        // Without O_NONBLOCK the app would wait for the other end of a pipe.
        return ::openat(directory, name.constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, mode);
    }

    Descriptor directory;
    QByteArray name;
};

FileObstacle obstacleIn(const struct stat& found) {
    if (S_ISLNK(found.st_mode))
        return FileObstacle::Link;
    if (S_ISDIR(found.st_mode))
        return FileObstacle::Directory;
    if (!S_ISREG(found.st_mode))
        return FileObstacle::Special;
    if (found.st_uid != ::geteuid())
        return FileObstacle::OtherUser;
    if (found.st_nlink > 1)
        return FileObstacle::OtherNames;
    return (found.st_mode & S_IWUSR) == 0 ? FileObstacle::ReadOnly : FileObstacle::None;
}

std::optional<QByteArray> bytesOf(int file, qint64 most) {
    QByteArray bytes(most, Qt::Uninitialized);
    qint64 size = 0;
    while (size < most) {
        const ssize_t got = ::read(file, bytes.data() + size, static_cast<std::size_t>(most - size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        size += got;
    }
    bytes.resize(size);
    return bytes;
}

bool isRecognised(const QByteArray& beginning, const AppOwnedFile::Recognise& recognise) {
    const bool isBlank = std::all_of(beginning.begin(), beginning.end(), [](char c) { return c == '\0'; });
    return isBlank || recognise(beginning);
}

FileObstacle obstacleOf(const Place& place, const AppOwnedFile::Recognise* recognise) {
    struct stat found {};
    if (::fstatat(place.directory, place.name.constData(), &found, AT_SYMLINK_NOFOLLOW) != 0)
        return FileObstacle::None;
    const FileObstacle obstacle = obstacleIn(found);
    if (obstacle != FileObstacle::None || recognise == nullptr)
        return obstacle;
    const Descriptor file(place.open(O_RDONLY));
    if (!file.isOpen() && errno == ENOENT)
        return FileObstacle::None; // Removed at this moment.
    const std::optional<QByteArray> beginning =
        file.isOpen() ? bytesOf(file, std::min<qint64>(beginningSize, found.st_size)) : std::nullopt;
    return beginning && isRecognised(*beginning, *recognise) ? FileObstacle::None
                                                             : FileObstacle::NotRecognised;
}

FileResult resultOf(int error) {
    return error == ENOSPC || error == EDQUOT || error == EFBIG ? FileResult::NoRoom
                                                                : FileResult::NotWritable;
}

bool overwrite(int file, qint64 size) {
    constexpr std::size_t piece = 1 << 16;
    static const std::array<char, piece> zeros{};
    qint64 done = 0;
    while (done < size) {
        const auto wanted = static_cast<std::size_t>(std::min<qint64>(size - done, piece));
        const ssize_t put = ::pwrite(file, zeros.data(), wanted, done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        done += put;
    }
    return ::fsync(file) == 0;
}

} // namespace

FileObstacle AppOwnedFile::obstacleAt(const QString& path) {
    return obstacleOf(Place(path), nullptr);
}

FileObstacle AppOwnedFile::obstacle() const {
    return obstacleOf(Place(m_path), &m_recognise);
}

std::optional<QByteArray> AppOwnedFile::read(qint64 most) const {
    const Descriptor file(Place(m_path).open(O_RDONLY));
    struct stat found {};
    if (!file.isOpen() || ::fstat(file, &found) != 0 || !S_ISREG(found.st_mode))
        return std::nullopt;
    std::optional<QByteArray> bytes = bytesOf(file, std::min<qint64>(most, found.st_size));
    return bytes && isRecognised(bytes->left(beginningSize), m_recognise) ? bytes : std::nullopt;
}

FileResult AppOwnedFile::replace(const QByteArray& content) const {
    FileReplacement replacement(*this);
    if (replacement.open())
        replacement.write({content.constData(), static_cast<std::size_t>(content.size())});
    return replacement.commit();
}

FileResult AppOwnedFile::create() const {
    const Place place(m_path);
    const Descriptor file(place.open(O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR));
    if (file.isOpen())
        return FileResult::Done;
    if (errno != EEXIST && errno != ELOOP)
        return resultOf(errno);
    return obstacleOf(place, &m_recognise) == FileObstacle::None ? FileResult::Done : FileResult::NotOurs;
}

FileResult AppOwnedFile::destroy() const {
    const Place place(m_path);
    struct stat found {};
    const Descriptor reading(place.open(O_RDONLY));
    if (!reading.isOpen()) {
        const bool isThere =
            ::fstatat(place.directory, place.name.constData(), &found, AT_SYMLINK_NOFOLLOW) == 0;
        if (!isThere)
            return FileResult::Done;
        return obstacleIn(found) == FileObstacle::None ? FileResult::NotWritable : FileResult::NotOurs;
    }
    if (::fstat(reading, &found) != 0)
        return FileResult::NotWritable;
    const FileObstacle obstacle = obstacleIn(found);
    if (obstacle != FileObstacle::None && obstacle != FileObstacle::ReadOnly)
        return FileResult::NotOurs;
    const std::optional<QByteArray> beginning =
        bytesOf(reading, std::min<qint64>(beginningSize, found.st_size));
    if (!beginning || !isRecognised(*beginning, m_recognise))
        return FileResult::NotOurs;
    if (obstacle == FileObstacle::ReadOnly)
        ::fchmod(reading, S_IRUSR | S_IWUSR);
    const Descriptor writing(place.open(O_WRONLY));
    struct stat same {};
    // The file that was recognised, and no other one that has taken its name since.
    const auto isStillIt = [&found](const struct stat& other) {
        return other.st_dev == found.st_dev && other.st_ino == found.st_ino;
    };
    const bool isOverwritten = writing.isOpen() && ::fstat(writing, &same) == 0 && isStillIt(same) &&
                               overwrite(writing, found.st_size);
    if (::fstatat(place.directory, place.name.constData(), &same, AT_SYMLINK_NOFOLLOW) != 0 ||
        !isStillIt(same) || ::unlinkat(place.directory, place.name.constData(), 0) != 0)
        return FileResult::NotWritable;
    return isOverwritten ? FileResult::Done : FileResult::NotWritable;
}

bool AppOwnedFile::makeDirectoryFor(const QString& path) {
    const QString directory = QFileInfo(path).absolutePath();
    if (QFileInfo(directory).isDir())
        return true;
    QDir().mkpath(QFileInfo(directory).absolutePath());
    return QDir().mkdir(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) ||
           QFileInfo(directory).isDir(); // Another instance may have been faster.
}

/// The new file before it has its name.
struct FileReplacement::Temporary {
    explicit Temporary(const QString& path)
        : place(path) {
        constexpr int tries = 100;
        for (int i = 0; i < tries && file < 0; ++i) {
            const quint32 number = QRandomGenerator::system()->generate() & 0xffffff;
            name = place.name + '.' + QByteArray::number(number, 16).rightJustified(6, '0');
            file = ::openat(place.directory, name.constData(),
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
            error = errno;
            if (file < 0 && error != EEXIST)
                return;
        }
    }
    ~Temporary() {
        if (file >= 0) {
            ::close(file);
            ::unlinkat(place.directory, name.constData(), 0);
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    Place place;
    QByteArray name;
    int file = -1;
    int error = 0;
};

FileReplacement::FileReplacement(AppOwnedFile target)
    : m_target(std::move(target)) {}

FileReplacement::~FileReplacement() = default;

bool FileReplacement::fail(FileResult result) {
    if (m_result == FileResult::Done)
        m_result = result;
    m_temporary.reset();
    return false;
}

bool FileReplacement::open() {
    if (m_target.obstacle() != FileObstacle::None)
        return fail(FileResult::NotOurs);
    m_temporary = std::make_unique<Temporary>(m_target.path());
    return m_temporary->file >= 0 || fail(resultOf(m_temporary->error));
}

bool FileReplacement::write(std::string_view bytes) {
    if (!m_temporary)
        return false;
    while (!bytes.empty()) {
        const ssize_t put = ::write(m_temporary->file, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return fail(resultOf(errno));
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

FileResult FileReplacement::commit() {
    if (!m_temporary)
        return m_result;
    if (::fsync(m_temporary->file) != 0) {
        fail(resultOf(errno));
        return m_result;
    }
    const Place& place = m_temporary->place;
    if (m_target.obstacle() != FileObstacle::None) { // Something else has come there meanwhile.
        fail(FileResult::NotOurs);
        return m_result;
    }
    if (::renameat(place.directory, m_temporary->name.constData(), place.directory, place.name.constData()) !=
        0) {
        fail(resultOf(errno));
        return m_result;
    }
    ::close(std::exchange(m_temporary->file, -1));
    // So that the new name outlives a loss of power too.
    const Descriptor directory(::openat(place.directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.isOpen())
        ::fsync(directory);
    m_temporary.reset();
    return m_result;
}
