// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetWords.h"
#include "filter_bar/FilterEdits.h"
#include "filter_bar/FilterHistory.h"

#include <QTest>

namespace {

const QString refused = QStringLiteral("refused");
const QString verified = QStringLiteral("verified");

} // namespace

class TestFilterEdits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueIsLookedForOrExcludedNeverBoth() {
        SessionFilter filter = including({}, FilterField::Status, refused);
        QCOMPARE(facetStateOf(filter, FilterField::Status, refused), FacetState::Chosen);
        filter = excluding(filter, FilterField::Status, refused);
        QCOMPARE(facetStateOf(filter, FilterField::Status, refused), FacetState::Excluded);
        QCOMPARE(filter.conditions.size(), 1);
        filter = disregarding(filter, FilterField::Status, refused);
        QVERIFY(filter.isEmpty());
    }

    void twoValuesOfAFieldAreOneCondition() {
        SessionFilter filter = including({}, FilterField::Status, refused);
        filter = including(filter, FilterField::Status, verified);
        QCOMPARE(filter.conditions.size(), 1);
        QCOMPARE(filter.toLine(), QStringLiteral("status:refused,verified"));
    }

    void onlyOneRangeOfTimeHolds() {
        SessionFilter filter = createdWithin({}, QStringLiteral("today"));
        filter = createdWithin(filter, QStringLiteral(">=2026-11-01"));
        QCOMPARE(filter.toLine(), QStringLiteral("created:>=2026-11-01"));
        filter = including(filter, FilterField::Created, QStringLiteral("2026-11-20"));
        QCOMPARE(filter.toLine(), QStringLiteral("created:2026-11-20"));
        QVERIFY(createdWithin(filter, {}).isEmpty());
    }

    void daysAreExcludedOneByOne() {
        SessionFilter filter = excluding({}, FilterField::Created, QStringLiteral("2026-11-20"));
        filter = excluding(filter, FilterField::Created, QStringLiteral("2026-11-21"));
        QCOMPARE(filter.toLine(), QStringLiteral("-created:2026-11-20 -created:2026-11-21"));
    }

    void aWordBeingTypedIsOneStepBack() {
        FilterHistory history;
        for (const char* line : {"m", "me", "mey", "meyer", "meyer ", "meyer a", "meyer an"})
            history.typed(QString::fromLatin1(line));
        QCOMPARE(history.undo().trimmed(), QStringLiteral("meyer"));
        QCOMPARE(history.undo(), QString());
        QVERIFY(!history.canUndo());
        QCOMPARE(history.redo().trimmed(), QStringLiteral("meyer"));
    }

    void anEditBetweenTwoWordsIsAStepOfItsOwn() {
        FilterHistory history;
        history.typed(QStringLiteral("meyer"));
        history.edited(QStringLiteral("meyer status:refused"));
        history.typed(QStringLiteral("meyer status:refused x"));
        QCOMPARE(history.undo(), QStringLiteral("meyer status:refused"));
        QCOMPARE(history.undo(), QStringLiteral("meyer"));
    }

    /// Every way to overwrite a line, from typing over it to a paste, is one step back to it.
    void aReplacedLineIsOneStepBack_data() {
        QTest::addColumn<QStringList>("keys");
        const auto row = [](const char* name, const QStringList& keys) { QTest::newRow(name) << keys; };
        row("typed over", {QStringLiteral("s"), QStringLiteral("sm"), QStringLiteral("smith")});
        row("typed over with its own first letter", {QStringLiteral("m"), QStringLiteral("mi")});
        row("pasted over", {QStringLiteral("smith")});
        row("pasted over by more words", {QStringLiteral("anna smith")});
        row("cut", {QString()});
        row("cut to its first letter", {QStringLiteral("m")});
        row("deleted letter by letter", {QStringLiteral("meye"), QStringLiteral("mey"), QStringLiteral("me"),
                                         QStringLiteral("m"), QString()});
    }
    void aReplacedLineIsOneStepBack() {
        QFETCH(QStringList, keys);
        FilterHistory history;
        for (const char* line : {"m", "me", "mey", "meyer"})
            history.typed(QString::fromLatin1(line));
        for (const QString& line : keys)
            history.typed(line);
        QCOMPARE(history.undo(), QStringLiteral("meyer"));
        QCOMPARE(history.undo(), QString());
        history.redo();
        QCOMPARE(history.redo(), keys.last());
    }

    void severalWordsDeletedLetterByLetterAreOneStepBack() {
        FilterHistory history;
        for (const char* line :
             {"anna", "anna ", "anna m", "anna me", "anna m", "anna ", "anna", "ann", "an", "a", ""})
            history.typed(QString::fromLatin1(line));
        QCOMPARE(history.undo(), QStringLiteral("anna me"));
    }

    void settingTheLineThatIsThereIsNoStep() {
        FilterHistory history;
        history.typed(QStringLiteral("meyer"));
        history.typed(QStringLiteral("meyer "));
        history.edited(QStringLiteral("meyer"));
        history.undo();
        QCOMPARE(history.line(), QString());
    }

    void aNewEditForgetsWhatWasUndone() {
        FilterHistory history;
        history.edited(QStringLiteral("a"));
        history.edited(QStringLiteral("b"));
        history.undo();
        history.edited(QStringLiteral("c"));
        QVERIFY(!history.canRedo());
        QCOMPARE(history.undo(), QStringLiteral("a"));
    }

    void valuesAreShownInWords() {
        QCOMPARE(faceOf(FilterField::Status, QStringLiteral("unsubmitted")).label,
                 QStringLiteral("Never submitted"));
        QCOMPARE(faceOf(FilterField::Status, refused).mark, Mark::Diamond);
        QCOMPARE(faceOf(FilterField::Error, QStringLiteral("document_expired")).label,
                 QStringLiteral("Document expired"));
        QCOMPARE(faceOf(FilterField::Country, QStringLiteral("DE")).label, QStringLiteral("Germany"));
        QCOMPARE(faceOf(FilterField::Country, QStringLiteral("QQ")).label, QStringLiteral("QQ"));
        QCOMPARE(faceOf(FilterField::Error, QStringLiteral("brand_new_code")).label,
                 QStringLiteral("brand_new_code"));
    }
};

QTEST_MAIN(TestFilterEdits)
#include "tst_filter_edits.moc"
