// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "main_window/JournalDialog.h"
#include "models/journal/JournalSamples.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QTest>
#include <QThreadPool>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

/// In the place of the journal's head file: whoever reads it waits until somebody writes, as for a disk that
/// does not answer.
class SilentHead {
public:
    explicit SilentHead(const QString& journal)
        : m_path(QFile::encodeName(journal + QStringLiteral(".head"))) {
        unlink(m_path.constData());
        m_isThere = mkfifo(m_path.constData(), S_IRUSR | S_IWUSR) == 0;
    }
    ~SilentHead() { answer(); }
    bool isThere() const { return m_isThere; }
    bool isReadBySomebody() {
        if (m_writer < 0)
            m_writer = open(m_path.constData(), O_WRONLY | O_NONBLOCK);
        return m_writer >= 0;
    }
    void answer() {
        if (isReadBySomebody())
            close(m_writer);
        m_writer = -1;
    }

private:
    QByteArray m_path;
    int m_writer = -1;
    bool m_isThere = false;
};

} // namespace

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

    void theWindowDoesNotWaitForTheDisk() {
        SilentHead head(m_path);
        QVERIFY(head.isThere());
        JournalDialog dialog(m_journal.get(), {}, nullptr);
        QTRY_VERIFY(head.isReadBySomebody());
        QCOMPARE(report(dialog), QStringLiteral("Checking the journal…"));
        QVERIFY(!dialog.findChild<QAbstractButton*>(QStringLiteral("checkJournal"))->isEnabled());
        QVERIFY(!dialog.findChild<QAbstractButton*>(QStringLiteral("exportJournal"))->isEnabled());
        head.answer();
        QTRY_VERIFY(dialog.findChild<QAbstractButton*>(QStringLiteral("checkJournal"))->isEnabled());
        QVERIFY(report(dialog) != QStringLiteral("Checking the journal…"));
    }

    void closedMeanwhileItIsGone() {
        SilentHead head(m_path);
        const QPointer<JournalDialog> dialog = new JournalDialog(m_journal.get(), {}, nullptr);
        QTRY_VERIFY(head.isReadBySomebody());
        delete dialog; // As a lock does.
        head.answer();
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
