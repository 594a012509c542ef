// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ReasonDialog.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

/// The reviewer's reason is the one they gave, by keys as well as by the mouse.
class TestReasonDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dialog = std::make_unique<ReasonDialog>(QString(), StatedReason());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void anotherReasonIsTypedAtOnceAlsoTheFirstTime() {
        QSignalSpy given(m_dialog.get(), &ReasonDialog::given);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_7);
        auto* typed = m_dialog->findChild<QLineEdit*>(QStringLiteral("typedReason"));
        QVERIFY(typed->isEnabled());
        QCOMPARE(m_dialog->focusWidget(), typed);
        QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("3 calls on case 12"));
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(given.size(), 1);
        QCOMPARE(given.first().first().value<StatedReason>(),
                 (StatedReason{JournalReason::Other, QStringLiteral("3 calls on case 12")}));
    }

    void aDigitChoosesAndEnterGivesTheReason() {
        QSignalSpy given(m_dialog.get(), &ReasonDialog::given);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_3);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(given.size(), 1);
        QCOMPARE(given.first().first().value<StatedReason>().reason, JournalReason::SuspectedFraud);
    }

    void enterOnLeaveItMaskedRevealsNothing() {
        QSignalSpy given(m_dialog.get(), &ReasonDialog::given);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_1);
        auto* leave = m_dialog->findChild<QPushButton*>(QStringLiteral("leaveMasked"));
        leave->setFocus();
        QTest::keyClick(leave, Qt::Key_Return);
        QCOMPARE(given.size(), 0);
        QVERIFY(!m_dialog->isVisible());
    }

private:
    std::unique_ptr<ReasonDialog> m_dialog;
};

QTEST_MAIN(TestReasonDialog)
#include "tst_reason_dialog.moc"
