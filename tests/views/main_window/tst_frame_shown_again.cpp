// SPDX-License-Identifier: Apache-2.0
#include "filter_bar/FacetRow.h"
#include "filter_bar/FilterSummary.h"
#include "filter_bar/LineStateMark.h"
#include "look/Look.h"
#include "main_window/ModeBadge.h"
#include "main_window/PasteNotice.h"
#include "models/store/RandomSessions.h"
#include "saved_views/ViewRow.h"
#include "support/Appearance.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

namespace {

/// A part at a place that does not grow with it.
template <typename Part>
struct Placed : QWidget {
    Placed()
        : part(new Part) {
        auto* column = new QVBoxLayout(this);
        column->addWidget(part);
        column->addStretch();
        setFixedSize(700, 200);
    }
    Part* part;
};

template <typename Part, typename Show>
QString leftOver(const Show& show) {
    constexpr int pairs = 100;
    return firstLeftOver(
        pairs, [] { return std::make_unique<Placed<Part>>(); },
        [&show](Placed<Part>& placed, int state) {
            RandomSessions random(static_cast<quint32>(state));
            show(*placed.part, random);
        });
}

} // namespace

/// The notices, badges and rows around the list: what they show never depends on what they showed before.
class FrameShownAgainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void theNoticeOfAPastedTextLeavesNothing() {
        QCOMPARE(leftOver<PasteNotice>([](PasteNotice& notice, RandomSessions& random) {
                     const QString words = random.chance(30) ? QString() : random.oddText();
                     notice.show(words, random.chance(50), random.chance(50));
                 }),
                 QString());
    }

    void theModeBadgeLeavesNothing() {
        QCOMPARE(leftOver<ModeBadge>(
                     [](ModeBadge& badge, RandomSessions& random) { badge.setLive(random.chance(50)); }),
                 QString());
    }

    void aViewsRowLeavesNothing() {
        QCOMPARE(leftOver<ViewRow>([](ViewRow& row, RandomSessions& random) {
                     ViewRow::Content content;
                     content.name = random.oddText();
                     content.explanation = random.chance(50) ? QString() : random.oddText();
                     if (random.chance(70))
                         content.count = static_cast<quint32>(random.below(2'000));
                     content.understood = random.chance(80);
                     content.current = random.chance(50);
                     content.edited = content.current && random.chance(50);
                     content.onlyThisRun = random.chance(50);
                     row.show(content);
                 }),
                 QString());
    }

    void aFacetsRowLeavesNothing() {
        QCOMPARE(leftOver<FacetRow>([](FacetRow& row, RandomSessions& random) {
                     FacetRow::Content content;
                     content.value = random.chance(50) ? QStringLiteral("refused") : random.oddText();
                     if (random.chance(70))
                         content.count = static_cast<quint32>(random.below(2'000));
                     content.state = static_cast<FacetState>(random.below(3));
                     row.show(random.chance(50) ? FilterField::Status : FilterField::Error, content);
                 }),
                 QString());
    }

    void theSummaryOfTheFilterLeavesNothing() {
        QCOMPARE(leftOver<FilterSummary>([](FilterSummary& summary, RandomSessions& random) {
                     FilterSummary::Content content;
                     content.found = random.below(2'000);
                     content.loaded = 5'000;
                     content.coverage = random.chance(50) ? QString() : QStringLiteral("5,000 loaded");
                     for (int i = random.below(3); i > 0; --i)
                         content.conditions.append({QStringLiteral("status:refused"), 5});
                     content.canUndo = random.chance(50);
                     content.canClear = random.chance(50);
                     content.isSearching = random.chance(30);
                     summary.show(content);
                     summary.fitInto(100 + random.below(500));
                 }),
                 QString());
    }

    void theStateOfTheLineLeavesNothing() {
        QCOMPARE(leftOver<LineStateMark>([](LineStateMark& mark, RandomSessions& random) {
                     mark.show(static_cast<LineState>(random.below(4)), random.chance(50),
                               random.chance(50) ? QString() : random.oddText());
                 }),
                 QString());
    }
};

QTEST_MAIN(FrameShownAgainTest)
#include "tst_frame_shown_again.moc"
