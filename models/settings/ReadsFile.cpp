// SPDX-License-Identifier: Apache-2.0
#include "settings/ReadsFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace {

/// What this desk writes. A file with another number is none of its own.
constexpr int format = 1;
constexpr auto formatKey = "format";
constexpr auto daysKey = "days";
constexpr qint64 largestFile = 64 * 1024; // Two months are a tenth of it.

QString wordOf(std::size_t purpose) {
    const std::string_view word = readPurposeWords[purpose];
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

ReadCounts countsFrom(const QJsonObject& json) {
    ReadCounts counts{};
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] = std::max<std::int64_t>(0, json.value(wordOf(i)).toInteger());
    return counts;
}

QJsonObject jsonOf(const ReadCounts& counts) {
    QJsonObject json;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            json.insert(wordOf(i), static_cast<qint64>(counts[i]));
    return json;
}

ReadDays withoutOldDays(ReadDays days) {
    if (!days.isEmpty()) {
        const QDate first = days.lastKey().addDays(-ReadsFile::daysKept);
        days.erase(days.begin(), days.lowerBound(first));
    }
    return days;
}

QByteArray textOf(const ReadDays& days) {
    QJsonObject json;
    for (auto day = days.begin(); day != days.end(); ++day)
        json.insert(day.key().toString(Qt::ISODate), jsonOf(day.value()));
    return QJsonDocument(
               QJsonObject{{QLatin1StringView(formatKey), format}, {QLatin1StringView(daysKey), json}})
        .toJson();
}

} // namespace

ReadsFile::ReadsFile(QString path)
    : m_path(std::move(path)) {}

ReadDays ReadsFile::load() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.read(largestFile)).object();
    if (json.value(QLatin1StringView(formatKey)).toInt() != format)
        return {};
    ReadDays days;
    const QJsonObject byDay = json.value(QLatin1StringView(daysKey)).toObject();
    for (auto day = byDay.begin(); day != byDay.end(); ++day)
        if (const QDate date = QDate::fromString(day.key(), Qt::ISODate); date.isValid())
            days.insert(date, countsFrom(day.value().toObject()));
    return days;
}

std::optional<ReadDays> ReadsFile::add(const ReadDays& counted) const {
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return std::nullopt;
    // Two desks that add at once must not forget each other's reads. A lock nobody frees is waited for a
    // moment: the counts then go into the next writing.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    constexpr int patience = 200;
    if (!lock.tryLock(patience))
        return std::nullopt;
    const ReadDays days = withoutOldDays(added(load(), counted));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(textOf(days)) < 0 || !file.flush() ||
        !file.commit()) // Committing alone does not tell of a full disk.
        return std::nullopt;
    return days;
}

QString ReadsFile::usualPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/VerificationDesk/reads.json");
}
