// SPDX-License-Identifier: Apache-2.0
#include "main_window/KeptText.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("KeptText", text);
}

QString stateText(const AccountMemory& memory) {
    switch (memory.state()) {
    case AccountMemory::State::Closed:
    case AccountMemory::State::Reading:
        return {};
    case AccountMemory::State::Keeping:
        return tr("What is loaded is kept as it changes.");
    case AccountMemory::State::Without:
        break;
    }
    const QString trouble = cacheTroubleText(memory.trouble());
    return trouble.isEmpty() ? tr("In this run nothing is kept.") : trouble;
}

} // namespace

QString keptText(const AccountMemory& memory) {
    if (memory.place().isEmpty())
        return tr("This desk was started so that it keeps nothing on this computer.");
    const std::int64_t bytes = memory.bytesKept();
    const QString size =
        bytes == 0 ? tr("Nothing is kept now.")
                   : tr("%1 in %2.")
                         .arg(QLocale().formattedDataSize(bytes), QDir::toNativeSeparators(memory.place()));
    return size + u' ' + stateText(memory);
}

QString cacheTroubleText(CacheTrouble trouble) {
    switch (trouble) {
    case CacheTrouble::None:
        return {};
    case CacheTrouble::NoRoom:
        return tr("The disk is full: what is loaded is not kept for the next start. Nothing is lost: Stripe "
                  "has it. Free some room and start the desk again.");
    case CacheTrouble::NotWritable:
        return tr("What is loaded cannot be kept for the next start: its directory cannot be written to. "
                  "Nothing is lost: Stripe has it.");
    case CacheTrouble::Busy:
        return tr("Another desk holds what is kept on this computer: this one keeps nothing until it is "
                  "started again.");
    case CacheTrouble::Gone:
        return tr("What was kept on this computer was forgotten by another desk: this one keeps nothing "
                  "until it is started again.");
    case CacheTrouble::Damaged:
    case CacheTrouble::Other:
        return tr("What is loaded cannot be kept for the next start: the disk does not take it. Nothing is "
                  "lost: Stripe has it.");
    }
    return {};
}
