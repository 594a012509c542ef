// SPDX-License-Identifier: Apache-2.0
#include "settings/ReadsFile.h"

#include "cache/AppOwnedFile.h"
#include "settings/SettingsLock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <chrono>

namespace {

/// What this desk writes. A file with another number is none of its own.
constexpr int format = 1;
constexpr auto formatKey = "format";
constexpr auto daysKey = "days";
constexpr qint64 largestFile = 64 * 1024; // Two months are a tenth of it.

/// Ours, also when its end is missing; not of another program that happens to call a file so.
bool isReads(const QByteArray& content) {
    return content.contains("\"format\"") && content.contains("\"days\"");
}

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
    const std::optional<QByteArray> text = AppOwnedFile(m_path, isReads).read(largestFile);
    if (!text)
        return {};
    const QJsonObject json = QJsonDocument::fromJson(*text).object();
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
    const AppOwnedFile file(m_path, isReads);
    if (file.obstacle() != FileObstacle::None || !AppOwnedFile::makeDirectoryFor(m_path))
        return std::nullopt;
    // Two instances that add at once must not forget each other's reads. When the lock cannot be had, the
    // counts go into the next writing.
    constexpr std::chrono::milliseconds patience{200};
    const SettingsLock lock(m_path, patience);
    if (!lock.isHeld())
        return std::nullopt;
    const ReadDays days = withoutOldDays(added(load(), counted));
    return file.replace(textOf(days)) == FileResult::Done ? std::optional(days) : std::nullopt;
}

QString ReadsFile::usualPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/VerificationDesk/reads.json");
}
