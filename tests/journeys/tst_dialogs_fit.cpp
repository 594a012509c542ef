// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace {

QDialog* openDialog() {
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows)
        if (auto* dialog = qobject_cast<QDialog*>(window); dialog && dialog->isVisible())
            return dialog;
    return nullptr;
}

QString described(const QWidget* widget, QSize needed) {
    const auto* label = qobject_cast<const QLabel*>(widget);
    return QStringLiteral("%1 %2 “%3” has %4×%5 and needs %6×%7")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             label ? label->text() : widget->accessibleName())
        .arg(widget->width())
        .arg(widget->height())
        .arg(needed.width())
        .arg(needed.height());
}

/// The first of a dialog's texts that has less room than it needs; empty when there is none.
QString clippedText(const QWidget& dialog) {
    const QList<QWidget*> widgets = dialog.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool wraps =
            label ? label->wordWrap() : widget->hasHeightForWidth() && widget->layout() == nullptr;
        if (wraps && widget->heightForWidth(widget->width()) > widget->height())
            return described(widget, {widget->width(), widget->heightForWidth(widget->width())});
        const bool isOfOneLine = (label && !wraps) || qobject_cast<const QPushButton*>(widget) ||
                                 qobject_cast<const QComboBox*>(widget);
        const QSize least = widget->minimumSizeHint();
        if (isOfOneLine && (least.width() > widget->width() || least.height() > widget->height()))
            return described(widget, least);
        const QRect place(widget->mapTo(&dialog, QPoint()), widget->size());
        if (isOfOneLine && !dialog.rect().contains(place))
            return described(widget, least) + QStringLiteral(" outside the dialog");
    }
    return {};
}

} // namespace

class TestDialogsFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup() { QApplication::setFont(m_font); }

    void everyTextOfADialogHasItsRoom_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("action");
        for (const double scale : {1.0, 1.5})
            for (const char* action : {"saveViewCommand", "revealAll", "loadEverythingCommand", "showNotes",
                                       "showReads", "showKept", "showJournal", "cancelSession",
                                       "redactSession", "showKeyCard", "showLock", "showKeys"})
                QTest::addRow("%s at %d %%", action, static_cast<int>(scale * 100))
                    << scale << QString::fromLatin1(action);
    }
    void everyTextOfADialogHasItsRoom() {
        QFETCH(double, scale);
        QFETCH(QString, action);
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * scale);
        QApplication::setFont(font);
        // All sessions are loaded at the start, unless there are more than 5,000.
        const bool isMoreLeft = action == QStringLiteral("loadEverythingCommand");
        DeskAtWork::Setting setting;
        if (isMoreLeft)
            setting.sandbox[1] = QStringLiteral("5500");
        DeskAtWork desk(setting);
        constexpr int patience = 20'000;
        QTRY_COMPARE_WITH_TIMEOUT(desk.rows(), isMoreLeft ? 5'000 : 600, patience);
        const int all = desk.rows();
        desk.type(QStringLiteral("status:unsubmitted")); // Both actions are open for one of those.
        QTRY_VERIFY(desk.rows() > 0 && desk.rows() < all);
        desk.clickRow(0);
        auto* command = desk.window()->findChild<QAction*>(action);
        QVERIFY(command);
        QTRY_VERIFY(command->isEnabled());
        command->trigger();
        QTRY_VERIFY2(openDialog(), qPrintable(action));
        QTRY_COMPARE(clippedText(*openDialog()), QString());
        openDialog()->reject();
        QTRY_VERIFY(!openDialog());
    }

private:
    QFont m_font;
};

QTEST_MAIN(TestDialogsFit)
#include "tst_dialogs_fit.moc"
