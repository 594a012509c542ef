// SPDX-License-Identifier: Apache-2.0
#include "journal/HeadFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace {

constexpr auto firstLine = "verification-desk journal head 1\n";
constexpr qsizetype digits = 18; // More than 18 would not fit into a number for certain.

QByteArray textOf(const JournalHead& head) {
    return firstLine + QByteArray::number(static_cast<qint64>(head.sequence)).rightJustified(digits, '0') +
           '\n' + QByteArray::fromStdString(head.hash).toHex() + '\n';
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

bool anyContent(const QByteArray&) {
    return true;
}

bool isPartOfHead(const QByteArray& content) {
    const QByteArray line(firstLine);
    return line.startsWith(content.left(line.size()));
}

} // namespace

bool HeadFile::exists() const {
    return QFile::exists(m_path);
}

std::optional<JournalHead> HeadFile::read() const {
    constexpr qint64 longest = 200;
    const std::optional<QByteArray> text = AppOwnedFile(m_path, anyContent).read(longest);
    return text ? headIn(*text) : std::nullopt;
}

FileResult HeadFile::write(const JournalHead& head) const {
    return AppOwnedFile(m_path, anyContent).replace(textOf(head));
}

void HeadFile::removeRests() const {
    const QFileInfo file(m_path);
    const QDir directory = file.dir();
    for (const QString& rest :
         directory.entryList({file.fileName() + QStringLiteral(".??????")}, QDir::Files))
        AppOwnedFile(directory.filePath(rest), isPartOfHead).destroy();
}
