// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QFile>

#include <algorithm>

/// Bytes that stand nowhere in this process until they are written down: they are computed wherever they are
/// needed, also to look for them.
namespace ownMemory {

inline constexpr int length = 100'000;

inline char byteAt(int place) {
    return static_cast<char>((place * 197 + (place >> 3) * 31 + 113) & 0xff);
}

inline void writeMark(char* to) {
    for (int i = 0; i < length; ++i)
        to[i] = byteAt(i);
}

/// Whether a stretch of the mark begins there, one of many: what is freed is soon in use again, in part, by
/// the looking itself.
inline bool isMark(const char* bytes) {
    constexpr int enough = 64;
    constexpr int between = 5'000;
    for (int from = between; from < length - enough; from += between) {
        int same = 0;
        while (same < enough && bytes[same] == byteAt(from + same))
            ++same;
        if (same == enough)
            return true;
    }
    return false;
}

/// Whether any memory this process can write to holds a stretch of it. True as well when it cannot be read.
inline bool holdsMark() {
    constexpr int enough = 64;
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return true;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList range = line.left(line.indexOf(' ')).split('-');
        if (range.size() != 2 || !line.contains(" rw"))
            continue;
        const qint64 start = range[0].toLongLong(nullptr, 16);
        const qint64 size = range[1].toLongLong(nullptr, 16) - start;
        constexpr qint64 largest = 1 << 30; // Beyond are a sanitizer's books.
        if (size > largest)
            continue;
        memory.seek(start);
        QByteArray bytes = memory.read(size);
        const char* const end = bytes.constData() + std::max<qsizetype>(bytes.size() - enough, 0);
        const bool found = std::any_of(bytes.constData(), end, [](const char& at) { return isMark(&at); });
        bytes.fill(0);
        if (found)
            return true;
    }
    return false;
}

} // namespace ownMemory
