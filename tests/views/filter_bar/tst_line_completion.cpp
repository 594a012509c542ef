// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/RecentLines.h"
#include "look/Look.h"
#include "views/filter_bar/DeskWithFilter.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QSignalSpy>

using Desk = DeskWithFilter;

class TestLineCompletion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void theThirdLetterOfAFieldOffersIt() {
        Desk desk;
        desk.type("st");
        QVERIFY(!desk.popup()->isVisible());
        desk.type("a");
        QCOMPARE(desk.suggested(), QStringLiteral("status:"));
        desk.type("n");
        QVERIFY(!desk.popup()->isVisible());
    }

    void aFieldTakenOffersItsValuesAndTheValueFilters() {
        Desk desk;
        desk.type("sta");
        desk.press(Qt::Key_Tab);
        QCOMPARE(desk.line()->text(), QStringLiteral("status:"));
        QVERIFY(desk.suggested().startsWith(QStringLiteral("verified refused")));
        desk.type("ref");
        QCOMPARE(desk.suggested(), QStringLiteral("refused"));
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.line()->text(), QStringLiteral("status:refused "));
        QCOMPARE(desk.line()->cursorPosition(), desk.line()->text().size());
        QVERIFY(!desk.popup()->isVisible());
        QCOMPARE(desk.model.rowCount(), 2);
        desk.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.line()->text() != QStringLiteral("status:refused "));
    }

    void valuesThatOccurComeWithTheirNumber() {
        Desk desk;
        desk.type("error:");
        QVERIFY(desk.suggested().contains(QStringLiteral("document_expired")));
        QVERIFY(!desk.suggested().contains(QStringLiteral("abandoned"))); // Known, but nobody's.
        desk.press(Qt::Key_Down);
        QVERIFY(desk.line()->accessibleDescription().contains(QStringLiteral("1 of ")));
        QVERIFY(desk.popup()->highlightedInWords().contains(QStringLiteral("1 session")));
    }

    void numbersFollowWhatIsLoadedMeanwhile() {
        Desk desk;
        desk.type("error:");
        desk.store.merge(std::vector{samples::refused(9, ErrorCode::Abandoned)});
        QVERIFY(desk.suggested().contains(QStringLiteral("abandoned")));
        desk.press(Qt::Key_Down);
        desk.store.merge(std::vector{samples::refused(10, ErrorCode::ConsentDeclined)});
        QCOMPARE(desk.popup()->highlighted(), 0);
    }

    void aSuggestionInTheMiddleOfTheLineLeavesTheRest() {
        Desk desk;
        desk.bar->setLine(QStringLiteral("status:r meyer"));
        desk.line()->setCursorPosition(8);
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        desk.press(Qt::Key_Tab);
        QCOMPARE(desk.bar->line(), QStringLiteral("status:refused meyer"));
        QCOMPARE(desk.line()->cursorPosition(), 15);
    }

    void enterWithNothingHighlightedDoesWhatItDidBefore() {
        Desk desk;
        QSignalSpy left(desk.bar, &FilterBar::left);
        desk.type("status:");
        QVERIFY(desk.popup()->isVisible());
        desk.press(Qt::Key_Return);
        QCOMPARE(left.size(), 1);
        QCOMPARE(desk.line()->text(), QStringLiteral("status:"));
        QVERIFY(!desk.popup()->isVisible());
    }

    void escapeClosesTheListFirstAndThenClears() {
        Desk desk;
        desk.type("status:");
        desk.press(Qt::Key_Escape);
        QVERIFY(!desk.popup()->isVisible());
        QCOMPARE(desk.line()->text(), QStringLiteral("status:"));
        desk.press(Qt::Key_Escape);
        QCOMPARE(desk.line()->text(), QString());
    }

    void theArrowsGoRoundByWayOfNothing() {
        Desk desk;
        desk.type("livemode:");
        QCOMPARE(desk.suggested(), QStringLiteral("true false"));
        QCOMPARE(desk.popup()->highlighted(), -1);
        for (const int expected : {0, 1, -1, 0}) {
            desk.press(Qt::Key_Down);
            QCOMPARE(desk.popup()->highlighted(), expected);
        }
        for (const int expected : {-1, 1}) {
            desk.press(Qt::Key_Up);
            QCOMPARE(desk.popup()->highlighted(), expected);
        }
    }

    void aClickTakesASuggestionAndTheKeyboardStaysInTheLine() {
        Desk desk;
        desk.activate();
        desk.type("livemode:");
        auto* list = desk.popup()->findChild<QListWidget*>();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QCOMPARE(desk.bar->line(), QStringLiteral("livemode:false"));
        QCOMPARE(QApplication::focusWidget(), desk.line());
    }

    void ctrlSpaceOffersEveryFieldAnywhere() {
        Desk desk;
        desk.type("meyer ");
        QVERIFY(!desk.popup()->isVisible());
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(desk.suggested().contains(QStringLiteral("status:")));
        QVERIFY(desk.suggested().contains(QStringLiteral("meta.")));
        QCOMPARE(desk.line()->text(), QStringLiteral("meyer "));
    }

    void theCursorMovedAwayClosesTheList() {
        Desk desk;
        desk.type("meyer status:");
        QVERIFY(desk.popup()->isVisible());
        desk.press(Qt::Key_Home);
        QVERIFY(!desk.popup()->isVisible());
    }

    void theKeyboardGoneElsewhereClosesTheList() {
        Desk desk;
        desk.activate();
        desk.type("status:");
        desk.line()->clearFocus();
        QVERIFY(!desk.popup()->isVisible());
    }

    void aWordBeingComposedIsNotInterrupted() {
        Desk desk;
        desk.type("status:");
        QInputMethodEvent composing(QStringLiteral("め"), {});
        QCoreApplication::sendEvent(desk.line(), &composing);
        desk.press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(!desk.popup()->isVisible());
    }

    void keysAndFlowsComeFromWhoKnowsThem() {
        Desk desk;
        desk.bar->setOtherValues([] {
            OccurringValues values;
            values.metadataKeys = {QStringLiteral("order")};
            values.flows = {QStringLiteral("vf_1")};
            return values;
        });
        desk.type("meta.");
        QCOMPARE(desk.suggested(), QStringLiteral("meta.order:"));
        desk.press(Qt::Key_Tab);
        desk.type("4711 flow:");
        QCOMPARE(desk.suggested(), QStringLiteral("vf_1"));
    }

    void theListStaysInsideTheLineAndTheHintComesBackAfterIt() {
        Desk desk;
        desk.type("stauts:x aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa error:");
        QVERIFY(desk.popup()->isVisible());
        QVERIFY(!desk.hint()->isVisible());
        QVERIFY(desk.window.rect().contains(desk.popup()->geometry().topLeft()));
        QVERIFY(desk.popup()->geometry().right() <= desk.window.rect().right());
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.hint()->isVisible());
    }

    void linesThatFoundSomethingAreOfferedByUpInAnEmptyLine() {
        Desk desk;
        desk.press(Qt::Key_Up);
        QVERIFY(!desk.popup()->isVisible());
        desk.type("meyer");
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Escape);
        desk.type("zzz"); // Finds nothing, and does not stay.
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Escape);
        desk.type("status:refused");
        desk.press(Qt::Key_Escape);
        desk.press(Qt::Key_Up);
        QCOMPARE(desk.suggested(), QStringLiteral("status:refused meyer"));
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_Return);
        QCOMPARE(desk.bar->line(), QStringLiteral("meyer"));
        QCOMPARE(desk.model.rowCount(), 1);
        desk.press(Qt::Key_Escape);
        desk.bar->forgetLines();
        desk.press(Qt::Key_Up);
        QVERIFY(!desk.popup()->isVisible());
    }

    void aLineThatStaysIsRememberedWhateverItFound() {
        Desk desk;
        desk.bar->setStay(std::chrono::milliseconds(10));
        desk.type("zzz");
        const auto isOffered = [&desk] {
            desk.bar->setLine({});
            desk.press(Qt::Key_Up);
            const QString lines = desk.suggested();
            desk.press(Qt::Key_Escape);
            if (lines != QStringLiteral("zzz"))
                desk.type("zzz");
            return lines == QStringLiteral("zzz");
        };
        QTRY_VERIFY(isOffered());
    }

    void twentyLinesAreRememberedAndEachOnce() {
        RecentLines recent;
        for (int i = 0; i < 30; ++i)
            recent.remember(QString::number(i));
        recent.remember(QStringLiteral(" 15 "));
        recent.remember(QStringLiteral("  "));
        QCOMPARE(recent.lines().size(), RecentLines::most);
        QCOMPARE(recent.lines().first(), QStringLiteral("15"));
        QCOMPARE(recent.lines().count(QStringLiteral("15")), 1);
    }
};

QTEST_MAIN(TestLineCompletion)
#include "tst_line_completion.moc"
