// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadingProblemsButton.h"
#include "main_window/ReadingProblemsText.h"
#include "stripe/ReadingProblems.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using Object = ReadingProblem::Object;

namespace {

ReadingProblem problem(Object object, const char* id, const QStringList& members = {}) {
    return {object, QString::fromLatin1(id), QStringLiteral("req_7"), members, 0};
}

} // namespace

class TestReadingProblemsText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSummaryCountsWhatIsMissingMost() {
        QCOMPARE(readingProblemsSummary({}), QString());
        QCOMPARE(readingProblemsSummary({problem(Object::Session, "vs_1")}),
                 QStringLiteral("1 session could not be read"));
        QCOMPARE(readingProblemsSummary({problem(Object::Event, "evt_1"), problem(Object::Session, "vs_1"),
                                         problem(Object::Session, "")}),
                 QStringLiteral("2 sessions could not be read"));
        QCOMPARE(readingProblemsSummary({problem(Object::Report, "vr_1")}),
                 QStringLiteral("1 report could not be read"));
        QCOMPARE(readingProblemsSummary({problem(Object::Session, "vs_1", {QStringLiteral("status")})}),
                 QStringLiteral("1 object was read only in part"));
    }

    void eachIsNamedByIdAndRequest() {
        QCOMPARE(readingProblemLine(problem(Object::Session, "vs_1")),
                 QStringLiteral("Session · vs_1 · not shown · req_7"));
        QCOMPARE(readingProblemLine(problem(Object::Session, "", {QStringLiteral("dob.year")})),
                 QStringLiteral("Session · without a readable id · left out: dob.year · req_7"));
    }

    void theButtonShowsAndHidesWithTheProblems() {
        ReadingProblems problems;
        ReadingProblemsButton button(problems);
        QVERIFY(button.isHidden());
        SessionPage page;
        page.problems = {problem(Object::Session, "vs_1")};
        problems.note(page);
        QVERIFY(!button.isHidden());
        QCOMPARE(button.text(), QStringLiteral("1 session could not be read"));
        problems.clear();
        QVERIFY(button.isHidden());
    }

    void pressedItListsThemAndCopiesTheList() {
        ReadingProblems problems;
        QWidget window;
        auto* button = new ReadingProblemsButton(problems, &window);
        SessionPage page;
        page.problems = {problem(Object::Session, "vs_1"), problem(Object::Session, "vs_2")};
        problems.note(page);
        QSignalSpy copies(button, &ReadingProblemsButton::copyRequested);
        button->click();
        auto* dialog = window.findChild<QDialog*>();
        QVERIFY(dialog);
        const QString listed = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY(listed.contains(QStringLiteral("vs_1")) && listed.contains(QStringLiteral("vs_2")));
        dialog->findChildren<QPushButton*>().first()->click();
        QCOMPARE(copies.count(), 1);
        QCOMPARE(copies.first().first().toString(), listed);
    }
};

QTEST_MAIN(TestReadingProblemsText)
#include "tst_reading_problems_text.moc"
