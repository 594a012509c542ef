// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ReasonDialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

/// Reveal without a reason says why nothing happens.
class RevealWithoutReasonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_dialog = std::make_unique<ReasonDialog>(QString(), StatedReason());
        m_given = std::make_unique<QSignalSpy>(m_dialog.get(), &ReasonDialog::given);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void cleanup() {
        m_given.reset();
        m_dialog.reset();
    }

    void withoutAChoiceItAsksForOne() {
        QVERIFY(missing().isEmpty());
        m_dialog->findChild<QPushButton*>(QStringLiteral("giveReason"))->click();
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(m_given->count(), 0);
        QVERIFY(missing().contains(QStringLiteral("Choose a reason")));
    }

    void enterSaysTheSame() {
        QTest::keyClick(m_dialog.get(), Qt::Key_Return);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(missing().contains(QStringLiteral("Choose a reason")));
    }

    void anotherReasonWithoutWordsAsksForThem() {
        m_dialog->findChild<QRadioButton*>(QStringLiteral("reasonOther"))->click();
        m_dialog->findChild<QPushButton*>(QStringLiteral("giveReason"))->click();
        QCOMPARE(m_given->count(), 0);
        QVERIFY(missing().contains(QStringLiteral("in a few words")));
        QCOMPARE(m_dialog->focusWidget()->objectName(), QStringLiteral("typedReason"));
        m_dialog->findChild<QLineEdit*>(QStringLiteral("typedReason"))->setText(QStringLiteral("A test"));
        QVERIFY(missing().isEmpty());
        m_dialog->findChild<QPushButton*>(QStringLiteral("giveReason"))->click();
        QCOMPARE(m_given->count(), 1);
    }

    void aChoiceTakesTheSentenceAway() {
        m_dialog->findChild<QPushButton*>(QStringLiteral("giveReason"))->click();
        m_dialog->findChild<QRadioButton*>(QStringLiteral("reasonManualReview"))->click();
        QVERIFY(missing().isEmpty());
        m_dialog->findChild<QPushButton*>(QStringLiteral("giveReason"))->click();
        QCOMPARE(m_given->count(), 1);
    }

private:
    /// What the dialog says is missing.
    QString missing() const {
        const auto* label = m_dialog->findChild<QLabel*>(QStringLiteral("missingReason"));
        return label && label->isVisible() ? label->text() : QString();
    }

    std::unique_ptr<ReasonDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_given;
};

QTEST_MAIN(RevealWithoutReasonTest)
#include "tst_reveal_without_reason.moc"
