// SPDX-License-Identifier: Apache-2.0
#include "actions/ConfirmCancelDialog.h"
#include "actions/ConfirmRedactDialog.h"
#include "main_window/JournalDialog.h"
#include "main_window/LeaveDialog.h"
#include "notes/NotesDialog.h"
#include "saved_views/ViewNameDialog.h"
#include "session_detail/ReasonDialog.h"
#include "settings/LockDialog.h"
#include "views/session_detail/Samples.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using MakeDialog = std::function<QDialog*()>;
Q_DECLARE_METATYPE(MakeDialog)

/// In every dialog Enter presses the button that has the keyboard, and no other, and Esc presses none.
class TestDialogButtons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enterPressesTheButtonThatHasTheKeyboard_data() { dialogs(); }
    void enterPressesTheButtonThatHasTheKeyboard() {
        QFETCH(MakeDialog, make);
        const qsizetype count = buttonsOf(*std::unique_ptr<QDialog>(make())).size();
        QVERIFY(count > 0);
        for (qsizetype i = 0; i < count; ++i) {
            const std::unique_ptr<QDialog> dialog = shown(make);
            const QList<QPushButton*> buttons = buttonsOf(*dialog);
            // All of them, so that a wrong one that would be pressed is seen.
            for (QPushButton* button : buttons) {
                button->disconnect(SIGNAL(clicked(bool)));
                button->setEnabled(true);
            }
            QStringList pressed;
            for (QPushButton* button : buttons)
                connect(button, &QPushButton::clicked, this,
                        [&pressed, button] { pressed << button->text(); });
            buttons[i]->setFocus();
            QTest::keyClick(buttons[i], Qt::Key_Return);
            QCOMPARE(pressed, QStringList{buttons[i]->text()});
        }
    }

    void escapePressesNothing_data() { dialogs(); }
    void escapePressesNothing() {
        QFETCH(MakeDialog, make);
        const std::unique_ptr<QDialog> dialog = shown(make);
        QStringList pressed;
        for (QPushButton* button : buttonsOf(*dialog))
            connect(button, &QPushButton::clicked, this, [&pressed, button] { pressed << button->text(); });
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(pressed, QStringList());
    }

private:
    static void dialogs() {
        QTest::addColumn<MakeDialog>("make");
        const auto row = [](const char* name, const MakeDialog& make) { QTest::newRow(name) << make; };
        row("cancel", [] { return new ConfirmCancelDialog(samples::refused(), QStringLiteral("A"), false); });
        row("redact", [] { return new ConfirmRedactDialog(samples::refused(), QStringLiteral("A"), false); });
        row("reason", [] { return new ReasonDialog(QString(), {JournalReason::ManualReview}); });
        row("leave", [] {
            auto* dialog = new LeaveDialog(true);
            dialog->display({QStringLiteral("x")}, QStringLiteral("y"), false);
            return dialog;
        });
        row("journal", [] { return new JournalDialog(nullptr, QString(), nullptr); });
        row("lock", [] { return new LockDialog(Preferences()); });
        row("notes",
            [] { return new NotesDialog(QStringLiteral("A"), QStringLiteral("me"), true, nullptr); });
    }
    static std::unique_ptr<QDialog> shown(const MakeDialog& make) {
        std::unique_ptr<QDialog> dialog(make());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return QTest::qWaitForWindowActive(dialog.get()) ? std::move(dialog) : nullptr;
    }
    static QList<QPushButton*> buttonsOf(const QDialog& dialog) {
        QList<QPushButton*> buttons = dialog.findChildren<QPushButton*>();
        buttons.removeIf([](const QPushButton* button) { return button->isHidden(); });
        return buttons;
    }
};

QTEST_MAIN(TestDialogButtons)
#include "tst_dialog_buttons.moc"
