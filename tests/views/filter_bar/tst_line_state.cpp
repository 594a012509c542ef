// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/LineStateMark.h"
#include "look/Look.h"
#include "views/filter_bar/DeskWithFilter.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QToolButton>

using Desk = DeskWithFilter;

class TestLineState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void theStateIsToldInWords_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* line, const char* words) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(words);
        };
        row("", "Nothing is filtered");
        row("status:refused", "Every word is understood");
        row("status:refused (a", "Not finished yet: The closing parenthesis is missing.");
        row("status:foo", "Not understood: There is no status “foo”.");
    }

    void theStateIsToldInWords() {
        QFETCH(QString, line);
        QFETCH(QString, words);
        Desk desk;
        desk.bar->setLine(line);
        auto* mark = desk.line()->findChild<LineStateMark*>();
        QCOMPARE(mark->words(), words);
        QCOMPARE(mark->toolTip(), words.toHtmlEscaped());
        QCOMPARE(desk.line()->accessibleDescription(), words);
    }

    void everyStateHasAShapeOfItsOwn() {
        LineStateMark mark;
        QList<QImage> shapes;
        const auto add = [&](LineState state, bool isEmpty) {
            mark.show(state, isEmpty, {});
            // Without its colour.
            shapes << mark.grab().toImage().convertToFormat(QImage::Format_Grayscale8).createAlphaMask();
            QImage shape = mark.grab().toImage();
            const QColor ground = shape.pixelColor(0, 0);
            for (int y = 0; y < shape.height(); ++y)
                for (int x = 0; x < shape.width(); ++x)
                    shape.setPixelColor(x, y, shape.pixelColor(x, y) == ground ? Qt::white : Qt::black);
            shapes.last() = shape;
        };
        add(LineState::Valid, true);
        add(LineState::Valid, false);
        add(LineState::Incomplete, false);
        add(LineState::Wrong, false);
        add(LineState::NotApplied, false);
        for (qsizetype i = 0; i < shapes.size(); ++i)
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY(shapes[i] != shapes[j]);
    }

    void aSearchThatTakesLongIsSaidAndAShortOneIsNot() {
        Desk desk;
        desk.type("meyer");
        Q_EMIT desk.model.workingChanged(true);
        QCOMPARE(desk.bar->state(), LineState::Valid);
        QTRY_COMPARE(desk.bar->state(), LineState::NotApplied);
        QCOMPARE(desk.found(), QStringLiteral("Searching…"));
        Q_EMIT desk.model.workingChanged(false);
        QCOMPARE(desk.bar->state(), LineState::Valid);
        QVERIFY(desk.found().startsWith(u'1'));
    }

    void aWordBeingComposedIsNotApplied() {
        Desk desk;
        QInputMethodEvent composing(QStringLiteral("めい"), {});
        QCoreApplication::sendEvent(desk.line(), &composing);
        QCOMPARE(desk.bar->state(), LineState::NotApplied);
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("明"));
        QCoreApplication::sendEvent(desk.line(), &commit);
        QCOMPARE(desk.bar->state(), LineState::Valid);
    }

    void orInSmallLettersIsExplainedWhenItFindsNothing() {
        Desk desk;
        desk.type("meyer or miller");
        QVERIFY(desk.hint()->isVisible());
        QVERIFY(desk.hint()->findChild<QLabel*>()->text().contains(QStringLiteral("OR in capitals")));
        desk.bar->setLine(QStringLiteral("meyer OR miller"));
        QVERIFY(!desk.hint()->isVisible());
        QCOMPARE(desk.bar->state(), LineState::Valid);
    }

    void aWrongWordOfAGroupSurvivesAFacetWithoutItsParenthesis() {
        Desk desk;
        desk.type("(stauts:x OR status:refused) meyer");
        desk.bar->toggle(FilterField::Error, QStringLiteral("document_expired"));
        QCOMPARE(desk.bar->line(), QStringLiteral("status:refused meyer error:document_expired stauts:x"));
    }

    void anAgeIsReadAgainAsTimeGoesOn() {
        SessionStore store;
        SessionTableModel model(store);
        std::int64_t now = samples::newest;
        FilterBar bar(model, store, [&now](const QString& line) { return parseFilterLine(line, now); });
        bar.setLine(QStringLiteral("age:>1h"));
        const auto before = model.filter().conditions.first().range.before;
        now += 60;
        bar.tellTime();
        QCOMPARE(*model.filter().conditions.first().range.before, *before + 60);
    }
};

QTEST_MAIN(TestLineState)
#include "tst_line_state.moc"
