// SPDX-License-Identifier: Apache-2.0
#include "look/Look.h"
#include "main_window/StatusLine.h"
#include "support/DeskOnSandbox.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using State = SessionFeed::State;

namespace {

/// The line over a real feed, joined as the page joins it.
struct Line {
    explicit Line(const QStringList& arguments)
        : desk(arguments) {
        QObject::connect(&line, &StatusLine::pauseRequested, &desk.feed, &SessionFeed::pause);
        QObject::connect(&line, &StatusLine::resumeRequested, &desk.feed, &SessionFeed::resume);
        QObject::connect(&line, &StatusLine::stopRequested, &desk.feed, &SessionFeed::stop);
        QObject::connect(&line, &StatusLine::fillGapsRequested, &desk.feed, &SessionFeed::fillGaps);
        line.show();
    }

    QToolButton* button(const char* name) const {
        auto* found = line.findChild<QToolButton*>(QLatin1StringView(name));
        return found && found->isVisible() ? found : nullptr;
    }
    QString text(const char* name) const { return line.findChild<QLabel*>(QLatin1StringView(name))->text(); }

    DeskOnSandbox desk;
    std::unique_ptr<KeyStore> keys = makeMemoryStore();
    AccountConnection connection{desk.client, *keys};
    StatusLine line{connection, desk.feed, desk.store, new QLabel, new QLabel};
};

} // namespace

class TestStatusLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void loadingTellsItsPriceAndCanBePausedAndStopped() {
        Line line({QStringLiteral("--sessions"), QStringLiteral("20000"), QStringLiteral("--latency"),
                   QStringLiteral("10")});
        line.desk.feed.start(SessionFeed::everything);
        constexpr int patience = 30'000;
        QTRY_VERIFY_WITH_TIMEOUT(line.text("coverage").contains(QStringLiteral("requests spent, about")),
                                 patience);
        QVERIFY(line.button("pauseLoading") && line.button("stopLoading") && !line.button("resumeLoading"));
        QVERIFY(!line.button("loadEverything") && !line.button("fillGaps"));

        QTest::mouseClick(line.button("pauseLoading"), Qt::LeftButton);
        QCOMPARE(line.desk.feed.state(), State::Paused);
        QVERIFY(line.text("coverage").contains(QStringLiteral("requests spent")));
        QVERIFY(!line.button("pauseLoading") && line.button("stopLoading"));

        QTest::mouseClick(line.button("resumeLoading"), Qt::LeftButton);
        QCOMPARE(line.desk.feed.state(), State::Loading);
        QTest::mouseClick(line.button("stopLoading"), Qt::LeftButton);
        QCOMPARE(line.desk.feed.state(), State::Idle);
        QVERIFY(line.text("coverage").contains(QStringLiteral("loaded, complete")));
    }

    void aGapIsNamedAndFilledWithOneClick() {
        Line line({QStringLiteral("--sessions"), QStringLiteral("2000")});
        line.desk.feed.start(SessionFeed::everything);
        QTRY_COMPARE(line.desk.feed.state(), State::Complete);
        QVERIFY(line.text("coverage").contains(QStringLiteral("all this account has")));
        QVERIFY(!line.button("fillGaps"));

        const std::int64_t from = line.desk.store.created()[1'200];
        const std::int64_t before = line.desk.store.created()[1'000];
        BackFill::State history;
        const std::int64_t now = line.desk.client.now();
        history.coverage.add({Coverage::beginning, std::min(from, before)}, now);
        history.coverage.add({std::max(from, before), now}, now);
        line.desk.feed.restore(history);
        QVERIFY(line.text("coverage").contains(QStringLiteral("complete but for one gap")));
        QCOMPARE(line.button("fillGaps")->text(), QStringLiteral("Fill the gap"));
        QVERIFY(!line.button("loadEverything")); // There is nothing older.
        QTest::mouseClick(line.button("fillGaps"), Qt::LeftButton);
        QTRY_COMPARE(line.desk.feed.state(), State::Complete);
        QVERIFY(!line.button("fillGaps"));
    }
};

QTEST_MAIN(TestStatusLine)
#include "tst_status_line.moc"
