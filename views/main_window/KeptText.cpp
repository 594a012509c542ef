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

QString referencesText(const ReferenceMemory& references) {
    switch (references.state()) {
    case ReferenceMemory::State::Off:
        return {};
    case ReferenceMemory::State::Waiting:
        return tr("Waiting for the keychain…");
    case ReferenceMemory::State::Reading:
        return tr("They are being read.");
    case ReferenceMemory::State::Keeping:
        return tr("They are kept as they are loaded. The key is in the keychain.");
    case ReferenceMemory::State::NoKey:
        return tr("They are not kept: no keychain here holds a key for them. Unlock or install one (GNOME "
                  "Keyring, KWallet), then tick this again.");
    case ReferenceMemory::State::Failed:
        break;
    }
    return tr("They are not kept: the disk is full or does not take them. Nothing is lost: Stripe has them.");
}

QString referencesForgottenText(bool areFilesGone, bool isKeyGone, const QString& place) {
    if (areFilesGone && isKeyGone)
        return tr("They are gone from this computer, for every account, and so is their key.");
    if (areFilesGone)
        return tr("They are gone from this computer, for every account. Their key may still be in the "
                  "keychain: unlock it, tick this and untick it again.");
    const QString where = QDir::toNativeSeparators(place);
    if (isKeyGone)
        return tr("Some of them could not be removed: look into %1. Their key is gone, so that nobody can "
                  "read them.")
            .arg(where);
    return tr("Some of them could not be removed: look into %1. Their key may still be in the keychain; "
              "close "
              "other desks, unlock the keychain, then tick this and untick it again.")
        .arg(where);
}

QString forgottenText(const ForgottenFiles& forgotten, const QString& place) {
    const QString folder = QDir::toNativeSeparators(place);
    QString text = forgotten.isComplete()
                       ? tr("What was kept of every account is gone from this computer; the journal stays. "
                            "This desk keeps nothing further until it is started again.")
                       : tr("Some of it could not be removed: look into %1, and try again once no other "
                            "desk is open.")
                             .arg(folder);
    if (!forgotten.refused.isEmpty())
        text += u' ' + tr("Left as they are, since the app did not make them or they are links: %1 in %2.")
                           .arg(forgotten.refused.join(QStringLiteral(", ")), folder);
    return text;
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
    case CacheTrouble::NotOurs:
        return tr("What is loaded is not kept for the next start: a link, a device or another program's file "
                  "is in the way in the cache folder. Remove it, or start the app with another --cache.");
    case CacheTrouble::Damaged:
    case CacheTrouble::Other:
        return tr("What is loaded cannot be kept for the next start: the disk does not take it. Nothing is "
                  "lost: Stripe has it.");
    }
    return {};
}
