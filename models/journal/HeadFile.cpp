// SPDX-License-Identifier: Apache-2.0
#include "journal/HeadFile.h"

#include <QFile>
#include <QRegularExpression>

#if defined(Q_OS_UNIX)
#include <unistd.h>
#endif

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype digits = 18; // More than 18 would not fit into a number for certain.

QByteArray textOf(const JournalHead& head) {
    return "verification-desk journal head 1\n" +
           QByteArray::number(static_cast<qint64>(head.sequence)).rightJustified(digits, '0') + '\n' +
           QByteArray::fromStdString(head.hash).toHex() + '\n';
}

std::optional<JournalHead> headIn(const QByteArray& text) {
    static const QRegularExpression shape(
        QStringLiteral("\\Averification-desk journal head 1\n([0-9]{18})\n([0-9a-f]{64})\n\\z"));
    const QRegularExpressionMatch match = shape.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return std::nullopt;
    return JournalHead{match.capturedView(1).toLongLong(),
                       QByteArray::fromHex(match.captured(2).toLatin1()).toStdString()};
}

} // namespace

bool HeadFile::exists() const {
    return QFile::exists(m_path);
}

std::optional<JournalHead> HeadFile::read() const {
    // Another desk may be writing it at this moment.
    constexpr int mostTries = 3;
    constexpr qint64 longest = 200;
    for (int i = 0; i < mostTries; ++i) {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        if (const std::optional<JournalHead> head = headIn(file.read(longest)))
            return head;
    }
    return std::nullopt;
}

bool HeadFile::write(const JournalHead& head) const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, ownerOnly))
        return false;
    const QByteArray text = textOf(head);
    if (file.write(text) != text.size())
        return false;
    if (file.size() != text.size() && !file.resize(text.size()))
        return false;
#if defined(Q_OS_UNIX)
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}
