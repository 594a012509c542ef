// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "main_window/JournalDialog.h"
#include "models/journal/JournalSamples.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QTest>
#include <QThreadPool>

class TestJournalDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
        QVERIFY(writeSamples(m_path, 3));
        m_journal = std::make_unique<Journal>([] {
            return Journal::Time{1'790'000'000, JournalClock::Machine};
        });
        m_journal->open(m_path);
        QTRY_COMPARE(m_journal->state(), Journal::State::Sound);
    }
    void cleanup() { m_journal.reset(); }

    void itSaysWhetherTheJournalIsSound() {
        const JournalDialog dialog(m_journal.get(), {}, nullptr);
        QTRY_COMPARE(report(dialog), journalReportText(verifyJournal(m_path)));
    }

    /// Its file may be large, and on a disk that does not answer: what the dialog opens with is no result.
    void theWindowDoesNotWaitForTheDisk() {
        const JournalDialog dialog(m_journal.get(), {}, nullptr);
        QCOMPARE(report(dialog), QStringLiteral("Checking the journal…"));
        const auto* check = dialog.findChild<QAbstractButton*>(QStringLiteral("checkJournal"));
        const auto* save = dialog.findChild<QAbstractButton*>(QStringLiteral("exportJournal"));
        QVERIFY(!check->isEnabled() && !save->isEnabled());
        QTRY_VERIFY(check->isEnabled() && save->isEnabled());
        QVERIFY(report(dialog) != QStringLiteral("Checking the journal…"));
    }

    void closedMeanwhileItIsGone() {
        const QPointer<JournalDialog> dialog = new JournalDialog(m_journal.get(), {}, nullptr);
        delete dialog; // As a lock does.
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        QCoreApplication::sendPostedEvents();
        QVERIFY(!dialog);
    }

private:
    static QString report(const JournalDialog& dialog) {
        return dialog.findChild<QLabel*>(QStringLiteral("journalReport"))->text();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    std::unique_ptr<Journal> m_journal;
};

QTEST_MAIN(TestJournalDialog)
#include "tst_journal_dialog.moc"
