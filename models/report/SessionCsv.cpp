// SPDX-License-Identifier: Apache-2.0
#include "report/SessionCsv.h"

#include "identity/Outcome.h"
#include "identity/UtcTime.h"
#include "journal/JournalCsv.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF";
constexpr auto endOfLine = "\r\n";

QString tr(const char* text) {
    return QCoreApplication::translate("SessionCsv", text);
}

QString timeOf(std::int64_t seconds) {
    return utc::fromSeconds(seconds).toString(Qt::ISODate);
}

std::string cell(const QString& text) {
    return csvCell(text.toStdString());
}

} // namespace

std::string sessionCsvBeginning(const SessionCsvHead& head) {
    QStringList parts{
        tr("Exported %1").arg(timeOf(head.made)),
        (head.sessions == 1
             ? tr("1 session")
             : tr("%1 sessions").arg(QLocale::c().toString(static_cast<qlonglong>(head.sessions)))),
        head.coverage, head.isLive ? tr("live mode") : tr("test mode")};
    if (!head.filterLine.isEmpty())
        parts << tr("filter: %1").arg(head.filterLine);
    else if (head.isFiltered)
        parts << tr("filtered by words that may name somebody and are left out");
    parts.removeAll(QString());
    return byteOrderMark + cell(parts.join(QStringLiteral("; "))) + endOfLine +
           "session,created,status,type,error,redaction,report" + endOfLine;
}

std::string sessionCsvLine(const SessionOutline& outline) {
    const SessionOutline told = withoutTraces(outline);
    const SessionKind& kind = told.kind;
    std::string line = csvCell(told.id);
    const auto add = [&line](const QString& text) { line += ',' + cell(text); };
    add(timeOf(told.created));
    add(outcomeWord(outcomeOf(told)));
    add(kind.type.wireWord());
    add(kind.error ? kind.error->wireWord() : QString());
    add(kind.redaction ? kind.redaction->wireWord() : QString());
    return line + ',' + csvCell(told.report) + endOfLine;
}
