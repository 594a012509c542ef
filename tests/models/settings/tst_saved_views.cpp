// SPDX-License-Identifier: Apache-2.0
#include "settings/SavedViews.h"

#include <QSignalSpy>
#include <QTest>

namespace {

SavedView own(const char* name, const char* line = "country:DE") {
    SavedView view;
    view.name = QString::fromUtf8(name);
    view.line = QString::fromUtf8(line);
    return view;
}

QStringList names(const SavedViews& views) {
    QStringList result;
    for (const SavedView& view : views.all())
        result << view.name;
    return result;
}

} // namespace

class TestSavedViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDeskComesWithViewsOfItsOwn() {
        const SavedViews views;
        QCOMPARE(views.all(), shippedViews());
        QCOMPARE(names(views),
                 QStringList({QStringLiteral("Needs attention"), QStringLiteral("Changed since last look"),
                              QStringLiteral("Refused today"), QStringLiteral("Never finished > 7 days"),
                              QStringLiteral("Redaction under way"), QStringLiteral("Redaction may be stuck"),
                              QStringLiteral("Possible fraud"), QStringLiteral("Readable < 48 h")}));
    }

    void possibleFraudLooksForEveryCodeThatPointsToIt() {
        QCOMPARE(shippedViews().at(6).line, QStringLiteral("error:selfie_face_mismatch,selfie_manipulated"));
    }

    void theStuckViewSaysWhatItCannotKnow() {
        QVERIFY(explanationOf(shippedViews().at(5)).contains(QStringLiteral("does not say when")));
    }

    void savingUnderAKnownNameUpdatesThatView() {
        SavedViews views;
        QSignalSpy changed(&views, &SavedViews::changed);
        views.save(own("Germany"));
        views.save(own("germany", "country:DE,AT"));
        QCOMPARE(views.all().size(), shippedViews().size() + 1);
        QCOMPARE(views.all().last().line, QStringLiteral("country:DE,AT"));
        QCOMPARE(changed.size(), 2);
        views.save(own("germany", "country:DE,AT"));
        QCOMPARE(changed.size(), 2);
    }

    void noTwoViewsHaveOneName() {
        SavedViews views;
        views.save(own("Germany"));
        QVERIFY(!views.rename(0, QStringLiteral("GERMANY")));
        QVERIFY(!views.rename(0, QString()));
        QVERIFY(views.rename(0, QStringLiteral("Look here")));
        QVERIFY(views.rename(0, QStringLiteral("look here")));
        QCOMPARE(views.all().first().name, QStringLiteral("look here"));
    }

    void aViewMovesUpAndDownAndNotBeyondTheEnds() {
        SavedViews views;
        const QString first = views.all().first().name;
        views.moveBy(0, -1);
        QCOMPARE(views.indexOf(first), 0);
        views.moveBy(0, 1);
        QCOMPARE(views.indexOf(first), 1);
        views.moveBy(views.all().size() - 1, 1);
        QCOMPARE(views.all().size(), shippedViews().size());
    }

    void restoringBringsBackTheDesksOwnAndKeepsTheReviewers() {
        SavedViews views;
        views.save(own("Germany"));
        views.remove(0);
        SavedView changed = views.all().first();
        changed.line = QStringLiteral("status:verified");
        views.save(changed);
        views.restoreShipped();
        QCOMPARE(views.all().mid(0, shippedViews().size()), shippedViews());
        QCOMPARE(views.all().last(), own("Germany"));
    }
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_saved_views.moc"
