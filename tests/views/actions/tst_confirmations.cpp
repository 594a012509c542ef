// SPDX-License-Identifier: Apache-2.0
#include "actions/ConfirmCancelDialog.h"
#include "actions/ConfirmRedactDialog.h"
#include "actions/DangerButton.h"
#include "actions/ModeBanner.h"
#include "identity/RefusalGuidance.h"
#include "views/session_detail/Samples.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

namespace {

const QString account = QStringLiteral("Northwind Travel");

QString textIn(const QWidget& dialog) {
    QStringList texts;
    const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts << label->text();
    return texts.join(u'\n');
}

QPushButton* button(const QWidget& dialog, const char* name) {
    return dialog.findChild<QPushButton*>(QLatin1StringView(name));
}

/// Opened as the program opens it.
template <typename Dialog>
QPointer<Dialog> opened(const VerificationSession& session, bool live = false,
                        const QString& name = account) {
    QPointer<Dialog> dialog = new Dialog(session, name, live);
    dialog->open();
    return QTest::qWaitForWindowExposed(dialog) ? dialog : QPointer<Dialog>();
}

} // namespace

/// The questions before what cannot be undone.
class ConfirmationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDialogNamesTheAccountAndItsModeAndTheSession() {
        auto dialog = opened<ConfirmRedactDialog>(
            samples::ofPerson(QStringLiteral("Anna"), QStringLiteral("Meyer")), true);
        const QString mode = dialog->findChild<ModeBanner*>()->accessibleName();
        QVERIFY(mode.contains(account));
        QVERIFY(mode.contains(QStringLiteral("LIVE")));
        const QString text = textIn(*dialog);
        QVERIFY(text.contains(QStringLiteral("A•••• M••••")));
        QVERIFY(!text.contains(QStringLiteral("Meyer")));
        QVERIFY(text.contains(samples::sessionId().text().right(6)));
        QVERIFY(text.contains(QStringLiteral("Verified")));
        delete dialog;
    }

    void cancelingSaysThatTheReasonOfTheRefusalIsLost() {
        auto refused = opened<ConfirmCancelDialog>(samples::refused());
        QVERIFY(textIn(*refused).contains(QStringLiteral("Stripe drops the reason")));
        QVERIFY(textIn(*refused).contains(refusalTitle(ErrorCode::SelfieFaceMismatch)));
        delete refused;
        auto fresh = opened<ConfirmCancelDialog>(samples::session(SessionStatus::RequiresInput));
        QVERIFY(!textIn(*fresh).contains(QStringLiteral("drops")));
        delete fresh;
    }

    void redactingSaysWhatItErasesHowLongItTakesAndWhatItCancels() {
        auto open = opened<ConfirmRedactDialog>(samples::refused());
        const QString text = textIn(*open);
        QVERIFY(text.contains(QStringLiteral("metadata")));
        QVERIFY(text.contains(QStringLiteral("four days")));
        QVERIFY(text.contains(QStringLiteral("cannot be undone")));
        QVERIFY(text.contains(QStringLiteral("becomes canceled")));
        delete open;
        auto verified = opened<ConfirmRedactDialog>(samples::session(SessionStatus::Verified));
        QVERIFY(!textIn(*verified).contains(QStringLiteral("becomes canceled")));
        delete verified;
    }

    void enterPressesTheButtonThatHasTheKeyboard_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<int>("confirmed");
        QTest::newRow("keep") << QStringLiteral("keep") << 0;
        QTest::newRow("confirm") << QStringLiteral("confirm") << 1;
    }
    void enterPressesTheButtonThatHasTheKeyboard() {
        QFETCH(QString, place);
        QFETCH(int, confirmed);
        auto dialog = opened<ConfirmCancelDialog>(samples::refused());
        QSignalSpy confirmations(dialog.data(), &ConfirmActionDialog::confirmed);
        auto* pressed = dialog->findChild<QPushButton*>(place);
        pressed->setFocus();
        QTest::keyClick(pressed, Qt::Key_Return);
        QCOMPARE(confirmations.count(), confirmed);
        QTRY_VERIFY(!dialog);
    }

    void anEnterThatIsHeldDownConfirmsNothing() {
        auto dialog = opened<ConfirmCancelDialog>(samples::refused());
        QSignalSpy confirmations(dialog.data(), &ConfirmActionDialog::confirmed);
        button(*dialog, "confirm")->setFocus();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QString(), true);
        QCoreApplication::sendEvent(button(*dialog, "confirm"), &held);
        QCOMPARE(confirmations.count(), 0);
        QVERIFY(dialog && dialog->isVisible());
        delete dialog;
    }

    void bothSayThatTheSessionIsNotInTheList() {
        const auto seen = [](ConfirmActionDialog& dialog) {
            return dialog.findChild<QLabel*>(QStringLiteral("notInList"))->isVisible();
        };
        auto cancel = opened<ConfirmCancelDialog>(samples::refused());
        auto redact = opened<ConfirmRedactDialog>(samples::refused());
        for (ConfirmActionDialog* dialog : {static_cast<ConfirmActionDialog*>(cancel.data()),
                                            static_cast<ConfirmActionDialog*>(redact.data())}) {
            QVERIFY(!seen(*dialog));
            dialog->setInList(false);
            QVERIFY(seen(*dialog));
            QVERIFY(textIn(*dialog).contains(QStringLiteral("not in the list")));
            dialog->setInList(true);
            QVERIFY(!seen(*dialog));
        }
        delete cancel;
        delete redact;
    }

    void escapeKeepsTheSession() {
        auto dialog = opened<ConfirmCancelDialog>(samples::refused());
        QSignalSpy confirmations(dialog.data(), &ConfirmActionDialog::confirmed);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QCOMPARE(confirmations.count(), 0);
        QTRY_VERIFY(!dialog);
    }

    void theKeyboardStandsOnKeepAtFirst() {
        auto dialog = opened<ConfirmCancelDialog>(samples::refused());
        QVERIFY(button(*dialog, "keep")->isDefault());
        QCOMPARE(dialog->focusWidget(), button(*dialog, "keep"));
        delete dialog;
    }

    void spaceOnTheButtonConfirmsTheFrozenTargetOnce() {
        VerificationSession session = samples::refused();
        auto dialog = opened<ConfirmCancelDialog>(session);
        session.id = samples::sessionId("vs_another"); // What moves behind the dialog.
        QSignalSpy confirmations(dialog.data(), &ConfirmActionDialog::confirmed);
        QTest::keyClick(button(*dialog, "confirm"), Qt::Key_Space);
        QCOMPARE(confirmations.count(), 1);
        QCOMPARE(confirmations.first().first().value<SessionId>(), samples::sessionId());
        QTRY_VERIFY(!dialog);
    }

    void onlyTheEndOfTheIdOpensTheWayToRedact_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("enough");
        const QString end = samples::sessionId().text().right(6);
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("the end") << end << true;
        QTest::newRow("small letters") << end.toLower() << false;
        QTest::newRow("too little") << end.mid(1) << false;
        QTest::newRow("with a space") << end + u' ' << false;
        QTest::newRow("the whole id") << samples::sessionId().text() << false;
        QTest::newRow("a word") << QStringLiteral("redact") << false;
    }
    void onlyTheEndOfTheIdOpensTheWayToRedact() {
        QFETCH(QString, typed);
        QFETCH(bool, enough);
        auto dialog = opened<ConfirmRedactDialog>(samples::refused());
        QVERIFY(!button(*dialog, "confirm")->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), typed);
        QCOMPARE(button(*dialog, "confirm")->isEnabled(), enough);
        delete dialog;
    }

    void whatMatchedAndIsChangedAgainClosesTheWay() {
        auto dialog = opened<ConfirmRedactDialog>(samples::refused());
        auto* typed = dialog->findChild<QLineEdit*>();
        QTest::keyClicks(typed, dialog->target().text().right(6));
        QTest::keyClick(typed, Qt::Key_Backspace);
        QVERIFY(!button(*dialog, "confirm")->isEnabled());
        delete dialog;
    }

    void enterAfterTypingLeadsToTheButtonAndNoFurther() {
        auto dialog = opened<ConfirmRedactDialog>(samples::refused());
        QSignalSpy confirmations(dialog.data(), &ConfirmActionDialog::confirmed);
        auto* typed = dialog->findChild<QLineEdit*>();
        QTest::keyClick(typed, Qt::Key_Return); // Nothing typed: nothing happens.
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(typed, dialog->target().text().right(6));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(dialog->focusWidget(), button(*dialog, "confirm"));
        QCOMPARE(confirmations.count(), 0);
        QVERIFY(dialog->isVisible());
        delete dialog;
    }

    void theTwoButtonsStandApart() {
        auto dialog = opened<ConfirmRedactDialog>(samples::refused());
        QVERIFY(button(*dialog, "confirm")->x() - button(*dialog, "keep")->geometry().right() >= 100);
        delete dialog;
    }

    void longNamesOfAccountsDoNotWidenTheDialog() {
        auto usual = opened<ConfirmRedactDialog>(samples::refused());
        auto named = opened<ConfirmRedactDialog>(
            samples::ofPerson(QString(300, u'x'), QString::fromUtf8("עבד אל־רחמן")), true,
            QString(300, u'n'));
        QCOMPARE(named->width(), usual->width());
        delete usual;
        delete named;
    }
};

QTEST_MAIN(ConfirmationsTest)
#include "tst_confirmations.moc"
