// SPDX-License-Identifier: Apache-2.0
#include "journeys/DeskAtWork.h"
#include "sessions/SessionTableModel.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

namespace {

constexpr int patience = 60'000;
constexpr int statusColumn = SessionTableModel::StatusColumn;
constexpr int personColumn = SessionTableModel::PersonColumn;

/// The facet whose accessible name begins so.
QAbstractButton* facet(const DeskAtWork& desk, const QString& start) {
    const QList<QAbstractButton*> all = desk.find<QWidget>("facetPanel")->findChildren<QAbstractButton*>();
    for (QAbstractButton* button : all)
        if (button->isVisible() && button->accessibleName().startsWith(start))
            return button;
    return nullptr;
}

int numberIn(const QString& text) {
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits += c;
    return digits.toInt();
}

void clickHeader(DeskAtWork& desk, int column) {
    QHeaderView* const header = desk.list()->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
}

/// Presses, drags and lets go over a part of the chart, told in hundredths of its width.
void brush(QWidget& chart, int from, int to) {
    const auto at = [&chart](int part) { return QPoint(chart.width() * part / 100, chart.height() / 2); };
    QTest::mousePress(&chart, Qt::LeftButton, {}, at(from));
    QTest::mouseMove(&chart, at((from + to) / 2));
    QTest::mouseMove(&chart, at(to));
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, at(to));
}

void loadEverything(DeskAtWork& desk) {
    desk.click(desk.find<QToolButton>("loadEverything"));
    QTRY_VERIFY(desk.dialog("loadEverythingDialog"));
    QPushButton* load = nullptr;
    const QList<QPushButton*> buttons = desk.dialog("loadEverythingDialog")->findChildren<QPushButton*>();
    for (QPushButton* const button : buttons)
        if (button->text() == u"Load everything")
            load = button;
    QVERIFY(load);
    QTRY_VERIFY_WITH_TIMEOUT(load->isEnabled(), patience);
    desk.click(load);
    desk.window()->activateWindow(); // As the window system does when a dialog goes.
    QTRY_VERIFY(desk.window()->isActiveWindow());
}

} // namespace

/// One reviewer on an account of two hundred thousand sessions, while most of them are still on their way.
class TestLargeAccount : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workGoesOnWhileEverythingLoads();
};

void TestLargeAccount::workGoesOnWhileEverythingLoads() {
    DeskAtWork::Setting setting;
    setting.sandbox = {QStringLiteral("--sessions"), QStringLiteral("200000"), QStringLiteral("--rate"),
                       QStringLiteral("1000")};
    DeskAtWork desk(setting);
    QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 5'000, patience);
    loadEverything(desk);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rows() > 8'000, patience);

    // Type: each letter leaves fewer.
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.type(QStringLiteral("jo"));
    QTRY_VERIFY(desk.rows() < 8'000);
    const int jo = desk.rows();
    QTest::keyClicks(desk.filterLine(), QStringLiteral("h"));
    QTRY_VERIFY(desk.rows() < jo);

    // Click a facet: its count is what then shows, and one undo takes it back.
    QAbstractButton* const verified = facet(desk, QStringLiteral("Verified, "));
    QVERIFY(verified);
    desk.click(verified);
    QTRY_VERIFY(desk.filterLine()->text().contains(QStringLiteral("status:verified")));
    QTRY_COMPARE(numberIn(verified->accessibleName().section(u',', 1, 1)), desk.rows());
    for (int row = 0; row < std::min(desk.rows(), 50); ++row)
        QCOMPARE(desk.cell(row, statusColumn), QStringLiteral("Verified"));
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!desk.filterLine()->text().contains(QStringLiteral("verified")));

    // Sort by the person, choose one, and keep it while pages come in around it.
    clickHeader(desk, personColumn);
    QTRY_COMPARE(desk.list()->horizontalHeader()->sortIndicatorSection(), personColumn);
    QTRY_VERIFY(desk.rows() > 20);
    desk.clickRow(12);
    const QString chosen = desk.openId();
    QVERIFY(!chosen.isEmpty());
    const int before = desk.rows();
    QTRY_VERIFY_WITH_TIMEOUT(desk.rows() > before + 100, patience);
    QCOMPARE(desk.openId(), chosen);
    const QModelIndexList selected = desk.list()->selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.first().data(SessionTableModel::SessionIdRole).toString(), chosen);
    QVERIFY(desk.list()->viewport()->rect().intersects(desk.list()->visualRect(selected.first())));

    // Brush over the chart: only sessions of that time are left, and a double click lifts it.
    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(desk.filterLine()->text().isEmpty());
    auto* const chart = desk.find<QWidget>("createdChart");
    QVERIFY(chart);
    const int all = desk.rows();
    QVERIFY(all > 8'000);
    brush(*chart, 40, 60);
    QTRY_VERIFY(desk.filterLine()->text().startsWith(QStringLiteral("created:")));
    QTRY_VERIFY(desk.rows() > 0 && desk.rows() < all);
    QTest::mouseDClick(chart, Qt::LeftButton, {}, chart->rect().center());
    QTRY_VERIFY(desk.rows() >= all);
    QVERIFY(desk.filterLine()->text().isEmpty());
    QCOMPARE(desk.openId(), chosen);
}

QTEST_MAIN(TestLargeAccount)
#include "tst_large_account.moc"
