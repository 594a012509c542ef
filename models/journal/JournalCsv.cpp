// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalCsv.h"

#include "identity/UtcTime.h"
#include "journal/JournalReading.h"

#include <QDateTime>
#include <QSaveFile>

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF"; // Without it, Excel reads what the system's code page is.
constexpr auto endOfLine = "\r\n";

std::string headLine() {
    std::string line = "sequence,time,unix_time,count";
    for (const JournalColumn& column : journalColumns)
        line += std::string(",") + column.name;
    return line + ",hash,damage" + endOfLine;
}

std::string timeOf(std::int64_t seconds) {
    return utc::fromSeconds(seconds).toString(Qt::ISODate).toStdString();
}

std::string lineOf(const WrittenEntry& entry, const std::optional<JournalDamage>& damage) {
    std::string line = std::to_string(entry.sequence) + ',' + csvCell(timeOf(entry.time)) + ',' +
                       std::to_string(entry.time) + ',' + std::to_string(entry.count);
    for (const JournalColumn& column : journalColumns)
        line += ',' + csvCell(entry.*column.text);
    line += ',' + QByteArray::fromStdString(entry.hash).toHex().toStdString() + ',';
    if (damage)
        line += csvCell(damage->kind.wireWord().toStdString());
    return line + endOfLine;
}

} // namespace

std::string csvCell(std::string_view text) {
    constexpr std::string_view formulaBegins = "=+-@\t\r\n";
    std::string cell;
    if (!text.empty() && formulaBegins.find(text.front()) != std::string_view::npos)
        cell = '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n'\t") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

JournalExport exportJournal(const QString& journalPath, const QString& csvPath) {
    QSaveFile file(csvPath);
    if (!file.open(QIODevice::WriteOnly))
        return {verifyJournal(journalPath), false};
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const auto write = [&file](const std::string& text) {
        file.write(text.data(), static_cast<qint64>(text.size()));
    };
    write(byteOrderMark + headLine());
    JournalExport made;
    made.report = verifyJournal(
        journalPath, [&write](const WrittenEntry& entry, const std::optional<JournalDamage>& damage) {
            write(lineOf(entry, damage));
        });
    if (made.report.trouble == JournalTrouble::None)
        made.isWritten = file.flush() && file.commit(); // commit() alone does not see a full disk.
    return made;
}
