// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalEntry.h"
#include "journal/JournalReport.h"
#include "report/CopiedText.h"

#include <QObject>

#include <cstdint>

class Journal;
class ReviewedSession;
class SecretClipboard;

/// All copying of the desk: what is of a session is in the journal before it is on the clipboard, and what
/// may be personal does not stay there. Nothing said about it repeats it.
class CopyFlow : public QObject {
    Q_OBJECT
public:
    /// Without a journal nothing is recorded. Copies of the open session have the reason it was revealed for.
    CopyFlow(Journal* journal, const ReviewedSession& reviewed, QObject* parent = nullptr);

    /// Words of the desk or of Stripe that are about nobody.
    void copyPlain(const QString& text);
    void copy(const CopiedText& copied);
    /// For a lock: takes it off the clipboard again, if it is still there, and withdraws copies that wait for
    /// the journal, which is told.
    void clear();
    SecretClipboard& secret() const { return *m_secret; }

Q_SIGNALS:
    void told(const QString& sentence);

private:
    void takeRecorded(const CopiedText& copied, JournalEntry entry, JournalTrouble trouble, bool isWithdrawn);
    void put(const CopiedText& copied);

    Journal* m_journal;
    const ReviewedSession& m_reviewed;
    SecretClipboard* m_secret;
    std::uint64_t m_clearings = 0;
};
