// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "look/ElidingLabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTest>

namespace {

/// A screen less its panel and the window's frame.
QSize windowOn(int width, int height) {
    return {width - 8, height - 44};
}

QRect placeOf(const QWidget* widget, const QWidget* window) {
    return {widget->mapTo(window, QPoint()), widget->size()};
}

/// What of the widget cannot be seen; empty when all of it can.
QString hiddenPartOf(const QWidget* widget, const QWidget* window) {
    if (widget == nullptr)
        return QStringLiteral("is not there");
    const QRect place = placeOf(widget, window);
    const QRect seen = widget->visibleRegion().boundingRect();
    if (window->rect().contains(place) && seen == widget->rect())
        return {};
    return QStringLiteral("is at %1,%2 %3×%4, of which %5×%6 can be seen")
        .arg(place.x())
        .arg(place.y())
        .arg(place.width())
        .arg(place.height())
        .arg(seen.width())
        .arg(seen.height());
}

/// The first label below a widget that is lower than its text, and by how much; empty when there is none.
QString squeezedIn(const QWidget* below) {
    const QList<QLabel*> labels = below->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        const int needed = label->hasHeightForWidth() ? label->heightForWidth(label->width())
                                                      : label->minimumSizeHint().height();
        if (label->isVisible() && !label->text().isEmpty() && label->height() < needed)
            return QStringLiteral("%1 has %2 and needs %3")
                .arg(label->objectName())
                .arg(label->height())
                .arg(needed);
    }
    return {};
}

} // namespace

class TestSmallScreen : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingNeededIsInsideTheWindow_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1920 × 1080 at 200 %") << windowOn(960, 540);
        QTest::newRow("1024 × 700") << windowOn(1024, 700);
        QTest::newRow("1366 × 768") << windowOn(1366, 768);
        QTest::newRow("1280 × 720") << windowOn(1280, 720);
    }
    void everythingNeededIsInsideTheWindow() {
        QFETCH(QSize, size);
        DeskAtWork::Setting setting;
        setting.size = size;
        DeskAtWork desk(setting);
        QTRY_VERIFY(desk.rows() > 0 && !desk.openId().isEmpty());
        QTRY_COMPARE(desk.window()->size(), size);
        for (const char* name : {"menuButton", "filterLine", "statusLine", "sessionList", "cancel", "redact",
                                 "sessionDetail", "coverage"}) {
            // Layouts settle with the next round of events.
            QTRY_VERIFY2(hiddenPartOf(desk.find<QWidget>(name), desk.window()).isEmpty(),
                         qPrintable(QString::fromLatin1(name) + u' ' +
                                    hiddenPartOf(desk.find<QWidget>(name), desk.window())));
        }
        QVERIFY(desk.list()->viewport()->height() >= 3 * desk.list()->verticalHeader()->defaultSectionSize());
    }

    /// Rows of the detail pane keep their height and scroll, however low the window is.
    void theDetailPaneScrollsAndSqueezesNothing() {
        DeskAtWork::Setting setting;
        setting.size = windowOn(960, 540);
        DeskAtWork desk(setting);
        QTRY_VERIFY(desk.rows() > 0 && !desk.openId().isEmpty());
        for (int row = 0; row < 8; ++row) {
            desk.clickRow(row);
            QTRY_VERIFY(desk.textOf("progress", desk.detail()).isEmpty());
            QTRY_COMPARE(squeezedIn(desk.find<QWidget>("detailBody")), QString());
        }
    }

    /// What does not fit in the line ends in "…" and is told by the tip; nothing is cut or pushed out.
    void theStatusLineIsReadableToItsEnd() {
        DeskAtWork::Setting setting;
        setting.size = windowOn(960, 540);
        DeskAtWork desk(setting);
        QTRY_VERIFY(desk.rows() > 0);
        auto* line = desk.find<QWidget>("statusLine");
        QVERIFY(line);
        const QList<QWidget*> parts = line->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        for (QWidget* part : parts) {
            if (!part->isVisible())
                continue;
            QTRY_VERIFY2(hiddenPartOf(part, desk.window()).isEmpty(), qPrintable(part->objectName()));
            const bool givesWay = qobject_cast<ElidingLabel*>(part) || qobject_cast<QProgressBar*>(part);
            QVERIFY2(givesWay || part->width() >= part->minimumSizeHint().width(),
                     qPrintable(QString::fromLatin1(part->metaObject()->className()) + u' ' +
                                part->objectName() + u' ' + QString::number(part->width()) + u' ' +
                                QString::number(part->minimumSizeHint().width())));
        }
    }
};

QTEST_MAIN(TestSmallScreen)
#include "tst_small_screen.moc"
