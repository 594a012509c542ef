// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetGroup.h"
#include "filter_bar/FacetPanel.h"
#include "filter_bar/FacetRow.h"
#include "look/Look.h"
#include "sessions/SessionTableModel.h"
#include "views/session_list/SessionSamples.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace samples;

class TestFacetPanel : public QObject {
    Q_OBJECT

    struct Desk {
        SessionStore store;
        SessionTableModel model{store};
        FacetPanel panel{model};

        Desk() {
            std::vector<VerificationSession> sessions{
                refused(1),
                refused(2, ErrorCode::DocumentExpired),
                from(session(3), QStringLiteral("DE")),
                from(session(4), QStringLiteral("DE")),
                session(5, SessionStatus::RequiresInput),
            };
            store.merge(sessions);
            panel.resize(204, 900);
            panel.show();
        }
        FacetRow* row(const QString& value) {
            for (FacetRow* each : panel.findChildren<FacetRow*>())
                if (each->value() == value && each->isVisible())
                    return each;
            return nullptr;
        }
        FacetRow* row(const char* value) { return row(QString::fromLatin1(value)); }
    };

    /// What a store of 112 sessions would count.
    static FacetCounts counted() {
        FacetCounts counts;
        counts.age = {{QStringLiteral("<1d"), 3},
                      {QStringLiteral("1d..7d"), 4},
                      {QStringLiteral("7d..30d"), 5},
                      {QStringLiteral("30d..90d"), 0},
                      {QStringLiteral(">90d"), 100}};
        counts.customer = {{QStringLiteral("known"), 70}, {QStringLiteral("unknown"), 42}};
        return counts;
    }
    static int darkest(const QImage& image) {
        int result = 255;
        for (int x = 0; x < image.width(); ++x)
            for (int y = 0; y < image.height(); ++y)
                result = std::min(result, image.pixelColor(x, y).lightness());
        return result;
    }

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void aRowTellsItsValueItsCountAndItsStateInWords() {
        Desk desk;
        QCOMPARE(desk.row("refused")->accessibleName(), QStringLiteral("Refused, 2 sessions, not selected"));
        desk.model.setFilter(SessionFilter{}.toggled(FilterField::Status, QStringLiteral("refused")));
        QCOMPARE(desk.row("refused")->accessibleName(), QStringLiteral("Refused, 2 sessions, selected"));
        QCOMPARE(desk.row("DE")->accessibleName(), QStringLiteral("Germany, 0 sessions, not selected"));
    }

    void aClickLooksForTheValueAndControlClickExcludesIt() {
        Desk desk;
        QSignalSpy toggled(&desk.panel, &FacetPanel::toggled);
        QSignalSpy excluded(&desk.panel, &FacetPanel::excluded);
        QTest::mouseClick(desk.row("verified"), Qt::LeftButton);
        QCOMPARE(toggled.size(), 1);
        QCOMPARE(toggled[0][0].value<FilterField>(), FilterField::Status);
        QCOMPARE(toggled[0][1].toString(), QStringLiteral("verified"));
        QTest::mouseClick(desk.row("document_expired"), Qt::LeftButton, Qt::ControlModifier);
        QTest::mouseClick(desk.row("document_expired"), Qt::LeftButton, Qt::AltModifier);
        QCOMPARE(excluded.size(), 2);
        QCOMPARE(excluded[0][0].value<FilterField>(), FilterField::Error);
        QCOMPARE(toggled.size(), 1);
    }

    void theArrowsGoThroughAllGroupsAndSpaceToggles() {
        Desk desk;
        QSignalSpy toggled(&desk.panel, &FacetPanel::toggled);
        desk.row("verified")->setFocus();
        QTest::keyClick(desk.row("verified"), Qt::Key_Down);
        QTRY_VERIFY(desk.row("refused")->hasFocus());
        QTest::keyClick(desk.row("refused"), Qt::Key_Space);
        QCOMPARE(toggled.first().at(1).toString(), QStringLiteral("refused"));
        QTest::keyClick(desk.row("refused"), Qt::Key_End);
        QVERIFY(desk.row("verification_flow")->hasFocus());
        QTest::keyClick(desk.row("verification_flow"), Qt::Key_Home);
        QVERIFY(desk.row("verified")->hasFocus());
    }

    void thePanelIsOneStopOfTheTabKey() {
        Desk desk;
        desk.row("refused")->setFocus();
        QTRY_VERIFY(desk.row("refused")->hasFocus());
        int stops = 0;
        for (const FacetRow* each : desk.panel.findChildren<FacetRow*>())
            stops += (each->focusPolicy() & Qt::TabFocus) != 0 ? 1 : 0;
        QCOMPARE(stops, 1);
        QVERIFY(desk.row("refused")->focusPolicy() & Qt::TabFocus);
    }

    void valuesSeenOnceStayUntilTheAccountChanges() {
        Desk desk;
        desk.model.setFilter(SessionFilter{}.toggled(FilterField::Status, QStringLiteral("refused")));
        QVERIFY(desk.row("DE") != nullptr);
        desk.store.clear();
        QVERIFY(desk.row("DE") == nullptr);
    }

    void aLongGroupIsFoldedAndUnfoldsAtAClick() {
        Desk desk;
        const char* const countries[] = {"FR", "GB", "IT", "ES", "PL", "US", "BR"};
        std::vector<VerificationSession> sessions;
        for (int i = 0; i < 7; ++i)
            sessions.push_back(from(session(20 + i), QString::fromLatin1(countries[i])));
        desk.store.merge(sessions);
        int visible = 0;
        for (const char* country : countries)
            visible += desk.row(country) != nullptr ? 1 : 0;
        QCOMPARE(visible, 4); // and Germany
        FacetRow* fold = nullptr;
        for (FacetRow* each : desk.panel.findChildren<FacetRow*>(QStringLiteral("facetFold")))
            fold = each->isVisible() ? each : fold;
        QVERIFY(fold != nullptr);
        QVERIFY(fold->accessibleName().startsWith(QStringLiteral("3 more")));
        QTest::mouseClick(fold, Qt::LeftButton);
        for (const char* country : countries)
            QVERIFY(desk.row(country) != nullptr);
    }

    void aChosenValueIsNeverFoldedAway() {
        Desk desk;
        desk.model.setFilter(SessionFilter{}.toggled(FilterField::Country, QStringLiteral("JP")));
        QVERIFY(desk.row("JP") != nullptr);
        QCOMPARE(desk.row("JP")->state(), FacetState::Chosen);
    }

    void nothingIsLaidOutAnewWhileOnlyCountsDiffer() {
        Desk desk;
        const QList<FacetRow*> before = desk.panel.findChildren<FacetRow*>();
        const QRect place = desk.row("DE")->geometry();
        desk.store.merge(std::vector{from(session(30), QStringLiteral("DE"))});
        QCOMPARE(desk.panel.findChildren<FacetRow*>(), before);
        QCOMPARE(desk.row("DE")->geometry(), place);
        QVERIFY(desk.row("DE")->accessibleName().contains(u'3'));
    }

    void agesAreCountedFromNowOnBack() {
        Desk desk;
        desk.panel.show(counted(), {});
        QCOMPARE(desk.row("<1d")->accessibleName(),
                 QStringLiteral("Last 24 hours, 3 sessions, not selected"));
        QCOMPARE(desk.row("<7d")->accessibleName(), QStringLiteral("Last 7 days, 7 sessions, not selected"));
        QCOMPARE(desk.row("<90d")->accessibleName(),
                 QStringLiteral("Last 90 days, 12 sessions, not selected"));
        QCOMPARE(desk.row(">90d")->accessibleName(), QStringLiteral("Older, 100 sessions, not selected"));
        QSignalSpy toggled(&desk.panel, &FacetPanel::toggled);
        QTest::mouseClick(desk.row("<7d"), Qt::LeftButton);
        QCOMPARE(toggled.first().at(0).value<FilterField>(), FilterField::Age);
        QCOMPARE(toggled.first().at(1).toString(), QStringLiteral("<7d"));
    }

    void anAgeThatWasTypedGetsNoRowWithANumberNobodyCounted() {
        Desk desk;
        desk.panel.show(counted(), SessionFilter().toggled(FilterField::Age, QStringLiteral(">3d")));
        QVERIFY(desk.row(">3d") == nullptr);
    }

    void customersAreKnownOrNot() {
        Desk desk;
        desk.panel.show(counted(), {});
        QCOMPARE(desk.row("known")->accessibleName(), QStringLiteral("Known, 70 sessions, not selected"));
        QSignalSpy toggled(&desk.panel, &FacetPanel::toggled);
        QSignalSpy excluded(&desk.panel, &FacetPanel::excluded);
        QTest::mouseClick(desk.row("known"), Qt::LeftButton);
        QTest::mouseClick(desk.row("unknown"), Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(toggled.size(), 2);
        QTest::mouseClick(desk.row("unknown"), Qt::LeftButton);
        QTest::mouseClick(desk.row("known"), Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(excluded.size(), 2);
        for (const QSignalSpy* spy : {&toggled, &excluded}) {
            QCOMPARE(spy->first().at(0).value<FilterField>(), FilterField::Has);
            QCOMPARE(spy->first().at(1).toString(), QStringLiteral("customer"));
        }
    }

    void theCustomerRowInUseIsMarked() {
        Desk desk;
        SessionFilter filter = SessionFilter().toggled(FilterField::Has, QStringLiteral("customer"));
        desk.panel.show(counted(), filter);
        QCOMPARE(desk.row("known")->state(), FacetState::Chosen);
        QCOMPARE(desk.row("unknown")->state(), FacetState::Off);
        filter.conditions.first().excluded = true;
        desk.panel.show(counted(), filter);
        QCOMPARE(desk.row("known")->state(), FacetState::Off);
        QCOMPARE(desk.row("unknown")->state(), FacetState::Chosen);
    }

    void aValueNoSessionHasIsDimmed() {
        Desk desk;
        FacetCounts counts = counted();
        desk.panel.show(counts, {});
        const QImage some = desk.row("known")->grab().toImage();
        counts.customer.first().count = 0;
        desk.panel.show(counts, {});
        const QImage none = desk.row("known")->grab().toImage();
        const QRect word(0, 0, 60, some.height());
        QVERIFY(darkest(none.copy(word)) > darkest(some.copy(word)));
    }
};

QTEST_MAIN(TestFacetPanel)
#include "tst_facet_panel.moc"
