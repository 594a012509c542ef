// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "models/store/RandomSessions.h"
#include "session_list/ListMessage.h"
#include "session_list/RowGlow.h"
#include "session_list/SessionListView.h"
#include "session_list/SessionRowDelegate.h"
#include "sessions/SessionTableModel.h"
#include "support/Appearance.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionViewItem>
#include <QTest>

namespace {

/// One row of the list, painted by a delegate that may have painted others before.
QImage paintedRow(SessionRowDelegate& delegate, const SessionTableModel& model, int row, bool selected) {
    constexpr int column = 160;
    constexpr int height = 34;
    QImage image(SessionTableModel::ColumnCount * column, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    delegate.beginRows(-1, false);
    for (int i = 0; i < SessionTableModel::ColumnCount; ++i) {
        QStyleOptionViewItem option;
        option.rect = QRect(i * column, 0, column, height);
        option.palette = QApplication::palette();
        option.font = QApplication::font();
        option.state.setFlag(QStyle::State_Selected, selected);
        delegate.paint(&painter, option, model.index(row, i));
    }
    return image;
}

ListNotice anyNotice(int seed) {
    RandomSessions random(static_cast<quint32>(seed));
    ListSituation situation;
    situation.feed = static_cast<SessionFeed::State>(random.below(5));
    situation.error.kind = static_cast<StripeError::Kind>(random.below(14));
    situation.error.httpStatus = random.chance(50) ? 0 : 500;
    situation.error.message = random.oddText();
    situation.error.requestId = random.chance(50) ? QString() : QStringLiteral("req_1");
    situation.moreAtStripe = random.chance(50);
    situation.loaded = random.chance(50) ? 0 : 1'000;
    situation.onShow = random.chance(20) ? 7 : 0;
    situation.outlines = random.chance(30) ? 40 : 0;
    situation.filter =
        parseFilterLine(
            random.chance(50) ? QStringLiteral("status:refused country:DE") : QStringLiteral("meyer"), 0)
            .filter;
    situation.hiddenByAlone = {static_cast<std::uint32_t>(random.below(3)), 5};
    return noticeFor(situation);
}

} // namespace

/// What the list shows never depends on what it showed before.
class ListShownAgainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void aRowIsPaintedAlikeAfterAnyOther() {
        SessionStore store;
        RandomSessions random(1);
        std::vector<VerificationSession> sessions;
        for (int i = 0; i < 100; ++i)
            sessions.push_back(random.chance(50) ? random.ordinary() : random.wild());
        store.merge(sessions);
        SessionTableModel model(store);
        const RowGlow glow;
        SessionRowDelegate worn(glow);
        for (int i = 0; i < 300; ++i) {
            const int row = random.below(model.rowCount());
            const bool selected = random.chance(20);
            SessionRowDelegate fresh(glow);
            QCOMPARE(paintedRow(worn, model, row, selected), paintedRow(fresh, model, row, selected));
        }
    }

    void theMessageInPlaceOfTheRowsLeavesNothing() {
        const auto make = [] {
            auto message = std::make_unique<ListMessage>();
            message->setFixedSize(600, 700);
            return message;
        };
        QCOMPARE(
            firstLeftOver(200, make, [](ListMessage& message, int state) { message.show(anyNotice(state)); }),
            QString());
    }

    /// One list goes through many filters; at each, a fresh list is opened beside it.
    void theListLooksAsIfItHadShownNothingBefore() {
        SessionStore store;
        RandomSessions random(2);
        store.merge(random.ordinary(200));
        SessionTableModel model(store);
        model.setNow(random.newest + 1'000'000);
        const auto makeList = [&model] {
            auto list = std::make_unique<SessionListView>(model);
            list->resize(1'000, 400);
            list->show();
            return list;
        };
        const auto list = makeList();
        for (int i = 0; i < 60; ++i) {
            const QString line = random.oneOf(
                std::array{QStringLiteral("status:refused"), QStringLiteral("meyer"),
                           QStringLiteral("country:DE"), QStringLiteral("nothing_has_this"), QString()});
            model.setFilter(parseFilterLine(line, random.newest).filter);
            list->verticalScrollBar()->setValue(0);
            const auto fresh = makeList();
            QCOMPARE(differenceBetween(*list, *fresh), QString());
        }
    }
};

QTEST_MAIN(ListShownAgainTest)
#include "tst_list_shown_again.moc"
