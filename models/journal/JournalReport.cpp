// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalReport.h"

#include "identity/UtcTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("JournalReport", text);
}

/// In UTC, whoever reads it: two of these can be compared.
QString timeText(std::int64_t seconds) {
    return utc::fromSeconds(seconds).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

/// Somebody else may have written it: nothing that a terminal would take for an order.
QString printable(QString text) {
    for (QChar& c : text)
        if (!c.isPrint())
            c = u'?';
    return text;
}

QString breakText(const JournalBreak& began) {
    const QString text = tr("Entry %1 (%2) begins a new chain behind damage: %3")
                             .arg(began.sequence)
                             .arg(timeText(began.time), journalDamageText(began.why));
    if (began.putAside.isEmpty())
        return text;
    return text + u' ' + tr("It is kept beside the journal as %1.").arg(printable(began.putAside));
}

QString entriesText(const JournalReport& report) {
    if (report.entries == 0)
        return tr("No entries.");
    return report.entries == 1 ? tr("One entry, of %1.").arg(timeText(report.from))
                               : tr("%1 entries, from %2 to %3; the last is number %4.")
                                     .arg(report.entries)
                                     .arg(timeText(report.from), timeText(report.to))
                                     .arg(report.lastSequence);
}

} // namespace

QString journalTroubleText(JournalTrouble trouble) {
    switch (trouble) {
    case JournalTrouble::None:
        return {};
    case JournalTrouble::NoRoom:
        return tr("The journal cannot be written: the disk is full.");
    case JournalTrouble::NotWritable:
        return tr("The journal cannot be opened: check who may read and write it.");
    case JournalTrouble::Busy:
        return tr("Another desk has been using the journal for too long. Try again.");
    case JournalTrouble::LaterVersion:
        return tr("The journal was made by a later version of the desk.");
    case JournalTrouble::NotAJournal:
        return tr("There is no journal of the desk.");
    case JournalTrouble::NotOurs:
        return tr(
            "The journal cannot be kept: its file is a link, a device or another program's, and is left "
            "as it is. Start the app with another --journal.");
    case JournalTrouble::Closed:
        return tr("The journal is closed.");
    case JournalTrouble::Other:
        return tr("The journal cannot be used.");
    }
    return {};
}

QString journalDamageText(const JournalDamage& damage) {
    const QString first = QString::number(damage.first);
    const QString last = QString::number(damage.last);
    switch (damage.kind.value) {
    case DamageKind::Unknown:
        return tr("Something was found that this version of the desk has no words for.");
    case DamageKind::EntryChanged:
        return tr("Entry %1 is not as it was written.").arg(first);
    case DamageKind::EntriesMissing:
        return damage.first == damage.last ? tr("Entry %1 is missing.").arg(first)
                                           : tr("Entries %1 to %2 are missing.").arg(first, last);
    case DamageKind::EntryAdded:
        return tr("An entry with the number %1 stands where none can be.").arg(first);
    case DamageKind::EntriesMissingAtEnd:
        return damage.first == damage.last ? tr("Entry %1 is missing at the end.").arg(first)
                                           : tr("Entries %1 to %2 are missing at the end.").arg(first, last);
    case DamageKind::SealWrong:
        return tr("The seal does not belong to entry %1, the last.").arg(first);
    case DamageKind::HeadMissing:
        return tr("The file \"….head\" beside the journal is missing. Was it left behind in a copy?");
    case DamageKind::HeadWrong:
        return tr("The file \"….head\" beside the journal does not belong to it.");
    case DamageKind::FileMissing:
        return tr("The journal itself is missing.");
    case DamageKind::FileDamaged:
        return tr("The file cannot be read to its end.");
    }
    return {};
}

QString journalReportText(const JournalReport& report) {
    if (report.trouble != JournalTrouble::None)
        return journalTroubleText(report.trouble);
    QStringList lines;
    lines << (report.isSound() ? tr("The journal is sound.") : tr("THE JOURNAL IS DAMAGED."));
    if (report.damage)
        lines << journalDamageText(*report.damage);
    lines << entriesText(report);
    for (const JournalBreak& began : report.breaks)
        lines << breakText(began);
    if (report.behindHead > 0)
        lines << tr("The file \"….head\" does not know the last %1 yet: a desk is writing, or ended while it "
                    "did.")
                     .arg(report.behindHead);
    return lines.join(u'\n');
}
