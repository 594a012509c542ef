// SPDX-License-Identifier: Apache-2.0
#include "main_window/CopyFlow.h"

#include "journal/Journal.h"
#include "main_window/SecretClipboard.h"
#include "sessions/ReviewedSession.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

CopyFlow::CopyFlow(Journal* journal, const ReviewedSession& reviewed, QObject* parent)
    : QObject(parent)
    , m_journal(journal)
    , m_reviewed(reviewed)
    , m_secret(new SecretClipboard(this)) {}

void CopyFlow::copyPlain(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(tr("Copied."));
}

void CopyFlow::copy(const CopiedText& copied) {
    if (!m_journal) {
        put(copied);
        return;
    }
    const StatedReason reason = m_reviewed.id() == copied.session ? m_reviewed.reason() : StatedReason();
    const JournalEntry entry{.deed = Deed::Copied,
                             .session = copied.session,
                             .detail = copied.what,
                             .reason = reason.reason,
                             .typedReason = reason.typed};
    m_journal->record(entry, this, [this, copied, entry, before = m_clearings](JournalTrouble trouble) {
        takeRecorded(copied, entry, trouble, before != m_clearings);
    });
}

void CopyFlow::takeRecorded(const CopiedText& copied, JournalEntry entry, JournalTrouble trouble,
                            bool isWithdrawn) {
    if (trouble != JournalTrouble::None) {
        Q_EMIT told(tr("Not copied, since it cannot be recorded. %1").arg(journalTroubleText(trouble)));
    } else if (isWithdrawn) {
        entry.outcome = DeedOutcome::Refused;
        m_journal->record(std::move(entry), this, [](JournalTrouble) {});
        Q_EMIT told(tr("Not copied: the app was locked before the journal had recorded it. Copy it again."));
    } else {
        put(copied);
    }
}

void CopyFlow::put(const CopiedText& copied) {
    if (!copied.mayBePersonal) {
        copyPlain(copied.text);
        return;
    }
    m_secret->put(copied.text);
    Q_EMIT told(
        tr("Copied. It is taken off the clipboard in %1 seconds.").arg(SecretClipboard::stay.count()));
}

void CopyFlow::clear() {
    ++m_clearings;
    m_secret->clear();
}
