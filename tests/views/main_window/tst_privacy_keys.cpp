// SPDX-License-Identifier: Apache-2.0
#include "main_window/PrivacyKeys.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTest>

/// A window with the actions, as the main window has them.
class TestPrivacyKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_window = std::make_unique<QWidget>();
        m_lock = new QAction(m_window.get());
        m_lock->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+L")));
        m_mask = new QAction(m_window.get());
        m_mask->setShortcut(QKeySequence(QStringLiteral("Ctrl+M")));
        m_window->addActions({m_lock, m_mask});
        new PrivacyKeys({m_lock, m_mask}, m_window.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() {
        delete m_other;
        m_window.reset();
    }

    void theyWorkInEveryKindOfWindow_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind :
             {"main window", "dialog", "modal dialog", "window-modal dialog", "message box", "file dialog",
              "progress", "text field", "plain window", "menu", "popup"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void theyWorkInEveryKindOfWindow() {
        QFETCH(QString, kind);
        QWidget* target = open(kind);
        QVERIFY(target);
        QTRY_VERIFY(target->isVisible());
        QSignalSpy locks(m_lock, &QAction::triggered);
        QSignalSpy masks(m_mask, &QAction::triggered);
        QTest::keyClick(target, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(locks.size(), 1);
        QCOMPARE(masks.size(), 0);
        QTest::keyClick(target, Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(locks.size(), 1);
        QCOMPARE(masks.size(), 1);
        // By the way of the window system, too.
        QTest::keyClick(target->window()->windowHandle(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(locks.size(), 2);
        QTest::keyClick(m_window->windowHandle(), Qt::Key_M, Qt::ControlModifier); // Behind what is open.
        QCOMPARE(masks.size(), 2);
    }

    void otherKeysAreNoneOfTheirBusiness() {
        QWidget* target = open(QStringLiteral("text field"));
        QSignalSpy locks(m_lock, &QAction::triggered);
        QSignalSpy masks(m_mask, &QAction::triggered);
        QTest::keyClicks(target, QStringLiteral("lmLM"));
        QTest::keyClick(target, Qt::Key_L, Qt::ControlModifier);
        QTest::keyClick(target, Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(static_cast<QLineEdit*>(target)->text(), QStringLiteral("lmLM"));
        QCOMPARE(locks.size() + masks.size(), 0);
    }

    void aDisabledActionStaysQuietAndItsKeysReachNobody() {
        QWidget* target = open(QStringLiteral("dialog"));
        m_lock->setEnabled(false);
        QSignalSpy locks(m_lock, &QAction::triggered);
        QTest::keyClick(target, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(locks.size(), 0);
    }

    /// For keyboards without Latin letters, whose keys Qt's shortcuts translate.
    void dialogsHaveTheActionsAsWell() {
        QWidget* dialog = open(QStringLiteral("dialog"));
        QVERIFY(dialog->actions().contains(m_lock) && dialog->actions().contains(m_mask));
    }

    /// Whatever it closes: the key that came is still on its way through it.
    void theActionMayDeleteTheWindow() {
        QWidget* target = open(QStringLiteral("dialog"));
        const QPointer<QWidget> guard(target);
        target->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_lock, &QAction::triggered, target, &QWidget::close);
        QTest::keyClick(target->windowHandle(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!guard);
    }

private:
    QWidget* open(const QString& kind) {
        if (kind == QStringLiteral("main window"))
            return m_window.get();
        if (kind == QStringLiteral("message box")) {
            m_other = new QMessageBox(QMessageBox::NoIcon, kind, kind, QMessageBox::Close, m_window.get());
        } else if (kind == QStringLiteral("file dialog")) {
            auto* files = new QFileDialog(m_window.get());
            files->setOption(QFileDialog::DontUseNativeDialog);
            m_other = files;
        } else if (kind == QStringLiteral("progress")) {
            m_other = new QProgressDialog(kind, kind, 0, 2, m_window.get());
        } else if (kind == QStringLiteral("plain window")) {
            m_other = new QPlainTextEdit;
        } else if (kind == QStringLiteral("menu")) {
            auto* menu = new QMenu(m_window.get());
            menu->addAction(kind);
            menu->popup(QPoint(0, 0));
            m_other = menu;
            return menu;
        } else if (kind == QStringLiteral("popup")) {
            m_other = new QWidget(m_window.get(), Qt::Popup);
        } else {
            m_other = new QDialog(m_window.get());
        }
        if (kind == QStringLiteral("modal dialog"))
            m_other->setWindowModality(Qt::ApplicationModal);
        if (kind == QStringLiteral("window-modal dialog"))
            m_other->setWindowModality(Qt::WindowModal);
        QWidget* target = m_other;
        if (kind == QStringLiteral("text field"))
            target = new QLineEdit(m_other);
        m_other->show();
        target->setFocus();
        return target;
    }

    std::unique_ptr<QWidget> m_window;
    QPointer<QWidget> m_other;
    QAction* m_lock = nullptr;
    QAction* m_mask = nullptr;
};

QTEST_MAIN(TestPrivacyKeys)
#include "tst_privacy_keys.moc"
