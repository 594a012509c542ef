// SPDX-License-Identifier: Apache-2.0
#include "main_window/JournalFlow.h"

#include "journal/Journal.h"
#include "main_window/JournalDialog.h"

JournalFlow::JournalFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window) {
    if (m_parts.journal)
        connect(m_parts.journal, &Journal::changed, this, &JournalFlow::tellTrouble);
}

void JournalFlow::show(const QString& operatorName) {
    auto* dialog = new JournalDialog(m_parts.journal, operatorName, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Each thing once, when it is found out.
void JournalFlow::tellTrouble() {
    const Journal& journal = *m_parts.journal;
    QString sentence;
    switch (journal.state()) {
    case Journal::State::Closed:
    case Journal::State::Opening:
    case Journal::State::Sound:
        break;
    case Journal::State::Damaged:
        sentence = tr("The journal is damaged: see Menu, Journal.");
        break;
    case Journal::State::NotWritable:
        sentence = tr("Nothing can be revealed, canceled or redacted now: %1")
                       .arg(journalTroubleText(journal.trouble()));
        break;
    }
    if (journal.owedOutcomes() > 0)
        sentence = tr("What came of your last action is not in the journal yet. %1 The app keeps trying.")
                       .arg(journalTroubleText(journal.trouble()));
    if (std::exchange(m_told, sentence) != sentence && !sentence.isEmpty())
        Q_EMIT told(sentence);
}
