// SPDX-License-Identifier: Apache-2.0
#include "journal/Journal.h"
#include "main_window/CopyFlow.h"
#include "main_window/SecretClipboard.h"
#include "models/journal/JournalSamples.h"
#include "sessions/ReviewedSession.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace {

const CopiedText secret{QStringLiteral("Anna Meyer"), JournalDetail::Name,
                        *SessionId::fromText(QStringLiteral("vs_1")), true};

QClipboard& clipboard() {
    return *QGuiApplication::clipboard();
}

} // namespace

/// What leaves the desk by the clipboard.
class TestCopyFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
        m_journal = std::make_unique<Journal>([] {
            return Journal::Time{1'790'000'000, JournalClock::Machine};
        });
        m_copies = std::make_unique<CopyFlow>(m_journal.get(), m_reviewed);
        clipboard().setText(QStringLiteral("before"));
    }
    void cleanup() {
        m_copies.reset();
        m_journal.reset();
    }

    void whatIsCopiedStandsInTheJournalFirst() {
        m_journal->open(m_path);
        std::size_t entriesAtCopy = 0;
        const auto watch = connect(&clipboard(), &QClipboard::dataChanged, this,
                                   [&] { entriesAtCopy = entriesIn(m_path).size(); });
        m_copies->copy(secret);
        QCOMPARE(clipboard().text(), QStringLiteral("before"));
        QTRY_COMPARE(clipboard().text(), secret.text);
        disconnect(watch);
        QCOMPARE(entriesAtCopy, std::size_t{1});
        const WrittenEntry entry = entriesIn(m_path).front();
        QCOMPARE(entry.deed, std::string("copied"));
        QCOMPARE(entry.detail, std::string("name"));
        QCOMPARE(entry.session, std::string("vs_1"));
    }

    void whatCannotBeRecordedIsNotCopied() {
        QDir().mkpath(m_path); // A directory in the place of the file.
        m_journal->open(m_path);
        QSignalSpy told(m_copies.get(), &CopyFlow::told);
        m_copies->copy(secret);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().startsWith(QStringLiteral("Not copied")));
        QCOMPARE(clipboard().text(), QStringLiteral("before"));
    }

    void nothingSaidRepeatsIt() {
        m_journal->open(m_path);
        QSignalSpy told(m_copies.get(), &CopyFlow::told);
        m_copies->copy(secret);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!told.first().first().toString().contains(QStringLiteral("Meyer")));
    }

    void aPersonalValueIsMarkedAndTakenOffAgain() {
        m_journal->open(m_path);
        m_copies->secret().setStay(std::chrono::milliseconds(50));
        m_copies->copy(secret);
        QTRY_COMPARE(clipboard().text(), secret.text);
        QCOMPARE(clipboard().mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")),
                 QByteArray("secret"));
        QTRY_COMPARE(clipboard().text(), QString());
    }

    void lockingTakesItOffAtOnce() {
        m_journal->open(m_path);
        m_copies->copy(secret);
        QTRY_COMPARE(clipboard().text(), secret.text);
        m_copies->clear();
        QCOMPARE(clipboard().text(), QString());
    }

    /// The lock comes while the disk takes its time: nothing reaches the clipboard afterwards, and the
    /// journal says that it did not.
    void aCopyThatWaitsForTheJournalIsWithdrawnByALock_data() {
        QTest::addColumn<bool>("isPersonal");
        QTest::newRow("a person's value") << true;
        QTest::newRow("an id") << false;
    }
    void aCopyThatWaitsForTheJournalIsWithdrawnByALock() {
        QFETCH(bool, isPersonal);
        m_journal->open(m_path);
        QSignalSpy told(m_copies.get(), &CopyFlow::told);
        CopiedText copied = secret;
        copied.mayBePersonal = isPersonal;
        m_copies->copy(copied);
        m_copies->clear();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told.first().first().toString().startsWith(QStringLiteral("Not copied")));
        QCOMPARE(clipboard().text(), QStringLiteral("before"));
        QTRY_COMPARE(entriesIn(m_path).size(), std::size_t{2});
        QCOMPARE(entriesIn(m_path).back().deed, std::string("copied"));
        QCOMPARE(entriesIn(m_path).back().outcome, std::string("refused"));
        m_copies->copy(copied); // Unlocked again.
        QTRY_COMPARE(clipboard().text(), copied.text);
    }

    /// Asking another program what it copied waits for that program.
    void clearingNeverAsksWhatAnotherProgramCopied() {
        struct Foreign : QMimeData {
            explicit Foreign(int& times)
                : asked(times) {}
            QVariant retrieveData(const QString& format, QMetaType type) const override {
                ++asked;
                return QMimeData::retrieveData(format, type);
            }
            int& asked;
        };
        m_journal->open(m_path);
        m_copies->copy(secret);
        QTRY_COMPARE(clipboard().text(), secret.text);
        int asked = 0;
        auto* foreign = new Foreign(asked);
        foreign->setText(QStringLiteral("of another program"));
        clipboard().setMimeData(foreign);
        asked = 0;
        m_copies->clear();
        QCOMPARE(asked, 0);
        QCOMPARE(clipboard().text(), QStringLiteral("of another program"));
    }

    void whatSomebodyElseCopiedSinceStays() {
        m_journal->open(m_path);
        m_copies->copy(secret);
        QTRY_COMPARE(clipboard().text(), secret.text);
        clipboard().setText(secret.text); // The same words, and not the desk's.
        m_copies->clear();
        QCOMPARE(clipboard().text(), secret.text);
    }

    void anIdStays() {
        m_journal->open(m_path);
        m_copies->copy({QStringLiteral("vs_1"), JournalDetail::Id, secret.session});
        QTRY_COMPARE(clipboard().text(), QStringLiteral("vs_1"));
        QVERIFY(!clipboard().mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
        m_copies->clear();
        QCOMPARE(clipboard().text(), QStringLiteral("vs_1"));
    }

private:
    StripeClient m_client{QUrl(QStringLiteral("http://127.0.0.1:9"))};
    SessionStore m_store;
    ReviewedSession m_reviewed{m_client, m_store};
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<CopyFlow> m_copies;
};

QTEST_MAIN(TestCopyFlow)
#include "tst_copy_flow.moc"
