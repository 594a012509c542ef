// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FilterSummary.h"
#include "look/Look.h"
#include "views/filter_bar/DeskWithFilter.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace samples;
using Desk = DeskWithFilter;

class TestFilterBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void eachKeyNarrowsTheList() {
        Desk desk;
        QCOMPARE(desk.model.rowCount(), 5);
        desk.type("mey");
        QCOMPARE(desk.model.rowCount(), 1);
        QVERIFY(desk.found().startsWith(u'1'));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(desk.line(), Qt::Key_Backspace);
        QCOMPARE(desk.model.rowCount(), 5);
    }

    void whatHidesHowManyIsToldAndCanBeLifted() {
        Desk desk;
        desk.type("status:refused meyer");
        QCOMPARE(desk.model.rowCount(), 0);
        auto* hidden = desk.bar->findChild<QToolButton*>(QStringLiteral("filterHidden"));
        QVERIFY(hidden->isVisible());
        QCOMPARE(hidden->text(), QStringLiteral("5 do not match"));
        Q_EMIT hidden->menu()->aboutToShow();
        const QList<QAction*> actions = hidden->menu()->actions();
        QVERIFY(actions.at(0)->text().contains(QStringLiteral("status:refused")));
        QVERIFY(actions.at(0)->text().contains(u'1'));
        actions.at(0)->trigger();
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer"));
        QCOMPARE(desk.model.rowCount(), 1);
    }

    void aFacetEditsTheLineAndTypingGoesOnBehindIt() {
        Desk desk;
        desk.bar->toggle(FilterField::Status, QStringLiteral("refused"));
        QCOMPARE(desk.bar->line(), QStringLiteral("status:refused"));
        desk.bar->focusLine();
        desk.type("expired");
        QCOMPARE(desk.bar->line(), QStringLiteral("status:refused expired"));
        QCOMPARE(desk.model.rowCount(), 1);
        desk.bar->toggle(FilterField::Status, QStringLiteral("refused"));
        QCOMPARE(desk.bar->line(), QStringLiteral("expired"));
    }

    void excludingAndIncludingAreUndoneOneByOne() {
        Desk desk;
        desk.type("meyer");
        desk.bar->narrow(FilterField::Status, QStringLiteral("verified"), false);
        desk.bar->toggleExcluded(FilterField::Status, QStringLiteral("verified"));
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer -status:verified"));
        QTest::keyClick(desk.line(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer status:verified"));
        QTest::keyClick(desk.line(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer"));
        QTest::keyClick(desk.line(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.bar->line(), QString());
        QCOMPARE(desk.model.rowCount(), 5);
        QTest::keySequence(desk.line(), QKeySequence::Redo);
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer"));
    }

    void aWrongWordIsToldInWordsAndSurvivesAFacet() {
        Desk desk;
        desk.type("status:refusedd x:y ");
        QVERIFY(desk.hint()->isVisible());
        QVERIFY(!desk.hint()->findChild<QLabel*>()->text().isEmpty());
        desk.bar->toggle(FilterField::Error, QStringLiteral("document_expired"));
        QVERIFY(desk.bar->line().contains(QStringLiteral("error:document_expired")));
        QVERIFY(desk.bar->line().contains(QStringLiteral("status:refusedd")));
    }

    void aWordThatIsOnlyBegunIsNoMistake() {
        Desk desk;
        desk.type("status:");
        QVERIFY(!desk.hint()->isVisible());
        QCOMPARE(desk.model.rowCount(), 5);
    }

    void escapeClearsAndThenLeaves() {
        Desk desk;
        QSignalSpy left(desk.bar, &FilterBar::left);
        desk.type("meyer");
        QTest::keyClick(desk.line(), Qt::Key_Escape);
        QCOMPARE(desk.bar->line(), QString());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(desk.line(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void anIdThatIsNotLoadedCanBeFetched() {
        Desk desk;
        QSignalSpy fetch(desk.bar, &FilterBar::fetchRequested);
        desk.type("vs_1NuNAILkdIwHu7ixh7OtGMLw");
        auto* button = desk.hint()->findChild<QPushButton*>(QStringLiteral("fetchSession"));
        QVERIFY(button->isVisible());
        QVERIFY(button->text().contains(QStringLiteral("vs_1NuNAILkdIwHu7ixh7OtGMLw")));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(fetch.size(), 1);
        QTest::keyClick(desk.line(), Qt::Key_Return);
        QCOMPARE(fetch.size(), 2);
    }

    void aReferenceOrCustomerThatIsNotLoadedCanBeAskedFor_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("asked");
        QTest::newRow("a reference") << QStringLiteral("ref:unheard") << QStringLiteral("1 unheard");
        QTest::newRow("a word with a number")
            << QStringLiteral("ORD-4711-9") << QStringLiteral("1 ORD-4711-9");
        QTest::newRow("a customer") << QStringLiteral("customer:cus_NeverSeen0001")
                                    << QStringLiteral("2 cus_NeverSeen0001");
        QTest::newRow("a customer alone")
            << QStringLiteral("cus_NeverSeen0001") << QStringLiteral("2 cus_NeverSeen0001");
        QTest::newRow("part of a reference that is loaded")
            << QStringLiteral("ref:only_") << QStringLiteral("1 only_");
        QTest::newRow("a reference that is loaded") << QStringLiteral("ref:only_one") << QString();
        QTest::newRow("a name") << QStringLiteral("nobodyhere") << QString();
        QTest::newRow("two conditions") << QStringLiteral("ref:unheard status:refused") << QString();
        QTest::newRow("excluded") << QStringLiteral("-ref:unheard") << QString();
    }
    void aReferenceOrCustomerThatIsNotLoadedCanBeAskedFor() {
        QFETCH(QString, line);
        QFETCH(QString, asked);
        Desk desk;
        VerificationSession known = session(78);
        known.clientReferenceId = QStringLiteral("only_one");
        desk.store.merge(std::vector{known});
        QStringList lookups;
        QObject::connect(
            desk.bar, &FilterBar::fetchRequested, desk.bar, [&lookups](const SessionLookup& lookup) {
                lookups << QStringLiteral("%1 %2").arg(static_cast<int>(lookup.by)).arg(lookup.text);
            });
        desk.bar->setLine(line);
        auto* button = desk.hint()->findChild<QPushButton*>(QStringLiteral("fetchSession"));
        QCOMPARE(desk.hint()->isVisible() && button->isVisible(), !asked.isEmpty());
        if (asked.isEmpty())
            return;
        button->click();
        QCOMPARE(lookups, QStringList(asked));
    }

    void theOfferToFetchGoesWhenTheSessionArrives() {
        Desk desk;
        desk.bar->setLine(idOf(77).text());
        QVERIFY(desk.hint()->isVisible());
        desk.store.merge(std::vector{session(77)});
        QVERIFY(!desk.hint()->isVisible());
        QCOMPARE(desk.model.rowCount(), 1);
    }

    void anIdThatIsLoadedIsSimplyFound() {
        Desk desk;
        desk.bar->setLine(idOf(3).text());
        QVERIFY(!desk.hint()->isVisible());
        QCOMPARE(desk.model.rowCount(), 1);
    }

    void colouringDoesNotDisturbEditing() {
        Desk desk;
        desk.type("status:refused meyer");
        desk.line()->setCursorPosition(3);
        desk.type("x");
        QCOMPARE(desk.line()->text(), QStringLiteral("staxtus:refused meyer"));
        QCOMPARE(desk.line()->cursorPosition(), 4);
        QTest::keyClick(desk.line(), Qt::Key_Backspace);
        desk.line()->setSelection(0, 6);
        QCOMPARE(desk.line()->selectedText(), QStringLiteral("status"));
        desk.bar->setCoverage(QStringLiteral("5 of 5 loaded"));
        QCOMPARE(desk.line()->selectedText(), QStringLiteral("status"));
    }

    void aWordBeingComposedIsLeftAlone() {
        Desk desk;
        desk.type("status:refused ");
        QInputMethodEvent composing(QStringLiteral("めい"), {});
        QCoreApplication::sendEvent(desk.line(), &composing);
        desk.line()->grab();
        desk.bar->setCoverage(QStringLiteral("x"));
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("明"));
        QCoreApplication::sendEvent(desk.line(), &commit);
        QCOMPARE(desk.line()->text(), QStringLiteral("status:refused 明"));
        QCOMPARE(desk.bar->line(), QStringLiteral("status:refused 明"));
    }

    void chipsArePaintedBehindConditionsAndNotBehindWords() {
        Desk desk;
        desk.type("status:refused meyer");
        desk.line()->clearFocus();
        const QImage picture = desk.line()->grab().toImage();
        const auto groundAt = [&](int letter) {
            desk.line()->setCursorPosition(letter);
            const int x = desk.line()->inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();
            return picture.pixelColor(x, picture.height() / 2 - desk.line()->fontMetrics().height() / 2);
        };
        QCOMPARE(groundAt(5), QColor(QStringLiteral("#e8ebff")));
        QCOMPARE(groundAt(18), QColor(Qt::white));
    }

    void aNarrowLineKeepsTheCountAndDropsTheRest() {
        Desk desk;
        desk.bar->setCoverage(QStringLiteral("a rather long sentence about what is loaded"));
        desk.type("meyer");
        desk.window.resize(300, 200);
        auto* summary = desk.bar->findChild<FilterSummary*>();
        QVERIFY(summary->width() < desk.line()->width());
        QVERIFY(desk.bar->findChild<QLabel*>(QStringLiteral("filterFound"))->isVisible());
        QVERIFY(!desk.bar->findChild<QLabel*>(QStringLiteral("filterCoverage"))->isVisible());
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
