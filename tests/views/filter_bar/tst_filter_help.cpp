// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterHelpCard.h"
#include "look/Look.h"
#include "views/filter_bar/DeskWithFilter.h"

#include <QApplication>
#include <QShortcut>
#include <QSignalSpy>
#include <QToolButton>

using Desk = DeskWithFilter;

namespace {

FilterHelpCard* cardOf(Desk& desk) {
    return desk.bar->findChild<FilterHelpCard*>();
}

} // namespace

class TestFilterHelp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void everyExampleIsUnderstood() {
        for (const FilterHelpCard::Section& section : FilterHelpCard::sections()) {
            for (const FilterHelpCard::Example& example : section.examples) {
                const ParsedLine parsed = parseFilterLine(example.line, samples::newest);
                QVERIFY2(parsed.problems.isEmpty(), qPrintable(example.line));
                QVERIFY2(!parsed.filter.isEmpty(), qPrintable(example.line));
                QVERIFY2(!example.finds.isEmpty(), qPrintable(example.line));
            }
        }
    }

    void f1OpensItBeforeAnyShortcutOfTheWindow() {
        Desk desk;
        desk.activate();
        QShortcut keys(QKeySequence(Qt::Key_F1), &desk.window);
        QSignalSpy shown(&keys, &QShortcut::activated);
        desk.press(Qt::Key_F1);
        QVERIFY(cardOf(desk) && cardOf(desk)->isVisible());
        QCOMPARE(shown.size(), 0);
    }

    void theButtonInTheLineOpensItAndEscapeCloses() {
        Desk desk;
        auto* button = desk.bar->findChild<QToolButton*>(QStringLiteral("filterHelp"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(cardOf(desk)->isVisible());
        QTest::keyClick(cardOf(desk), Qt::Key_Escape);
        QTRY_VERIFY(cardOf(desk) == nullptr);
    }

    void anExampleClickedStandsInTheLineAndCanBeTakenBack() {
        Desk desk;
        desk.type("meyer");
        desk.press(Qt::Key_F1);
        for (auto* example : cardOf(desk)->findChildren<QToolButton*>(QStringLiteral("example")))
            if (example->text() == QStringLiteral("is:refused"))
                QTest::mouseClick(example, Qt::LeftButton);
        QCOMPARE(desk.bar->line(), QStringLiteral("is:refused"));
        QCOMPARE(desk.model.rowCount(), 2);
        QTRY_VERIFY(cardOf(desk) == nullptr);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer"));
    }

    void theCardFitsASmallWindowsScreen() {
        Desk desk;
        desk.press(Qt::Key_F1);
        QVERIFY2(cardOf(desk)->width() <= 1024, qPrintable(QString::number(cardOf(desk)->width())));
        QVERIFY2(cardOf(desk)->height() <= 600, qPrintable(QString::number(cardOf(desk)->height())));
    }
};

QTEST_MAIN(TestFilterHelp)
#include "tst_filter_help.moc"
