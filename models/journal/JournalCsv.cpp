// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalCsv.h"

#include "identity/UtcTime.h"
#include "journal/JournalReading.h"

#include <QCoreApplication>
#include <QDateTime>

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF"; // Without it, Excel reads what the system's code page is.
constexpr auto endOfLine = "\r\n";

QString tr(const char* text) {
    return QCoreApplication::translate("JournalCsv", text);
}

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
    // A spreadsheet may be set to split at any of these, also inside a cell which is quoted for commas: what
    // follows one of them is the beginning of a cell as well.
    constexpr std::string_view separators = ",;|\t\r\n";
    constexpr std::string_view formulaBegins = "=+-@";
    constexpr std::string_view skipped = " \"'"; // Spreadsheets look behind them.
    std::string cell;
    if (!text.empty() && (text.front() == '\t' || text.front() == '\r' || text.front() == '\n'))
        cell = '\'';
    bool isBeginning = true;
    for (const char c : text) {
        if (isBeginning && formulaBegins.find(c) != std::string_view::npos)
            cell += '\'';
        isBeginning = separators.find(c) != std::string_view::npos ||
                      (isBeginning && skipped.find(c) != std::string_view::npos);
        cell += c;
    }
    if (cell.find_first_of(",;|\"\r\n'\t") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

JournalExport exportJournal(const QString& journalPath, const QString& csvPath) {
    const std::string beginning = byteOrderMark + headLine();
    FileReplacement file(AppOwnedFile(csvPath, [&beginning](const QByteArray& content) {
        return content.startsWith(QByteArray::fromStdString(beginning));
    }));
    JournalExport made;
    bool isOpen = file.open() && file.write(beginning);
    made.report = verifyJournal(
        journalPath, [&file, &isOpen](const WrittenEntry& entry, const std::optional<JournalDamage>& damage) {
            isOpen = isOpen && file.write(lineOf(entry, damage));
        });
    made.result = made.report.trouble == JournalTrouble::None ? file.commit() : file.result();
    made.isWritten = made.report.trouble == JournalTrouble::None && made.result == FileResult::Done;
    return made;
}

QString exportTroubleText(FileResult result, const QString& file) {
    switch (result) {
    case FileResult::Done:
        return {};
    case FileResult::NotOurs:
        return tr("%1 is not replaced: it is a link, a folder or a device, or not a former export of the "
                  "journal. Choose another name, or remove it first.")
            .arg(file);
    case FileResult::NoRoom:
        return tr("%1 could not be written: the disk is full. Make room, or choose another place.").arg(file);
    case FileResult::NotWritable:
        break;
    }
    return tr("%1 could not be written: you may not write there. Choose another place.").arg(file);
}
