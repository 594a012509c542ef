// SPDX-License-Identifier: Apache-2.0
#include "journal/HeadFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

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
    constexpr qint64 longest = 200;
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? headIn(file.read(longest)) : std::nullopt;
}

bool HeadFile::write(const JournalHead& head) const {
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(ownerOnly);
    // commit() does not see that what was left in the buffer could not be written.
    return file.write(textOf(head)) > 0 && file.flush() && file.commit();
}

void HeadFile::removeRests() const {
    const QFileInfo file(m_path);
    QDir directory = file.dir();
    for (const QString& rest :
         directory.entryList({file.fileName() + QStringLiteral(".??????")}, QDir::Files))
        directory.remove(rest);
}
