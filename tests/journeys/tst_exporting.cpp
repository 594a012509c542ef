// SPDX-License-Identifier: Apache-2.0
#include "DeskAtWork.h"
#include "models/journal/JournalSamples.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>

namespace {

constexpr int patience = 30'000;

void write(DeskAtWork& desk, const QString& line) {
    desk.filterLine()->setFocus();
    desk.filterLine()->clear();
    desk.type(line);
}

/// Through the menu's command and the dialog, to a file of that name.
void exportTo(DeskAtWork& desk, const QString& path) {
    desk.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(desk.dialog("exportWhere"));
    QWidget* where = desk.dialog("exportWhere");
    desk.find<QLineEdit>("fileNameEdit", where)->setText(path);
    QTest::keyClick(desk.find<QLineEdit>("fileNameEdit", where), Qt::Key_Return);
    QTRY_VERIFY(!desk.dialog("exportWhere"));
}

} // namespace

/// Somebody takes a list along.
class TestExporting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsShownIsWrittenInItsOrderAndRecorded() {
        DeskAtWork desk;
        const QTemporaryDir place;
        const QString path = place.filePath(QStringLiteral("refused.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        write(desk, QStringLiteral("status:refused "));
        QTRY_VERIFY(desk.rows() > 1 && desk.rows() < 600);
        const int shown = desk.rows();
        exportTo(desk, path);
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("exported to")));
        const QByteArrayList lines = bytesOf(path).split('\n');
        QCOMPARE(lines.size(), shown + 3);
        QVERIFY2(lines[0].contains("600 sessions, all this account has") &&
                     lines[0].contains("status:refused") && lines[0].contains("test mode"),
                 lines[0].constData());
        for (const int row : {0, 1, shown - 1}) {
            const QString id = desk.list()->model()->index(row, 0).data(Qt::UserRole).toString();
            QVERIFY(lines[row + 2].startsWith(id.toLatin1()));
        }
        const std::vector<WrittenEntry> entries = entriesIn(desk.journalPath());
        QVERIFY(std::ranges::any_of(entries, [shown](const WrittenEntry& entry) {
            return entry.deed == "exported" && entry.count == shown && entry.typedReason == "status:refused";
        }));
    }

    void aFilterThatNamesSomebodyIsNeitherInTheFileNorRecorded() {
        DeskAtWork desk;
        const QTemporaryDir place;
        const QString path = place.filePath(QStringLiteral("some.csv"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        write(desk, QStringLiteral("martin"));
        QTRY_VERIFY(desk.rows() < 600);
        exportTo(desk, path);
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("exported to")));
        const QByteArray bytes = bytesOf(path).toLower();
        QVERIFY(bytes.contains("may name somebody"));
        QVERIFY(!bytes.contains("martin"));
        for (const WrittenEntry& entry : entriesIn(desk.journalPath()))
            QVERIFY(QByteArray::fromStdString(entry.typedReason).toLower() != "martin");
    }

    void whereItCannotBeWrittenTheStatusLineSaysSo() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        exportTo(desk, QStringLiteral("/proc/export.csv"));
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("cannot be written")));
    }
};

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
