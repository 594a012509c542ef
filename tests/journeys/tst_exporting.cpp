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
[[nodiscard]] bool exportTo(DeskAtWork& desk, const QString& path) {
    desk.press(Qt::Key_E, Qt::ControlModifier);
    if (!QTest::qWaitFor([&desk] { return desk.dialog("exportWhere") != nullptr; }))
        return false;
    QWidget* where = desk.dialog("exportWhere");
    desk.find<QLineEdit>("fileNameEdit", where)->setText(path);
    QTest::keyClick(desk.find<QLineEdit>("fileNameEdit", where), Qt::Key_Return);
    return QTest::qWaitFor([&desk] { return desk.dialog("exportWhere") == nullptr; });
}

QAbstractButton* buttonOf(QWidget* dialog, const QString& text) {
    const QList<QAbstractButton*> all = dialog->findChildren<QAbstractButton*>();
    for (QAbstractButton* button : all)
        if (button->text().remove(u'&') == text)
            return button;
    return nullptr;
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
        QVERIFY(exportTo(desk, path));
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
        QVERIFY(exportTo(desk, path));
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("exported to")));
        const QByteArray bytes = bytesOf(path).toLower();
        QVERIFY(bytes.contains("may name somebody"));
        QVERIFY(!bytes.contains("martin"));
        for (const WrittenEntry& entry : entriesIn(desk.journalPath()))
            QVERIFY(QByteArray::fromStdString(entry.typedReason).toLower() != "martin");
    }

    void aFileThatIsThereIsReplacedOnlyWhenAgreed() {
        DeskAtWork desk;
        const QTemporaryDir place;
        const QString path = place.filePath(QStringLiteral("list.csv"));
        const QByteArray before("somebody's own\n");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        // Without its suffix, which the dialog adds.
        QVERIFY(exportTo(desk, place.filePath(QStringLiteral("list"))));
        QTRY_VERIFY(desk.dialog("exportReplaces"));
        QTest::keyClick(desk.dialog("exportReplaces"), Qt::Key_Return); // Enter loses nothing.
        QTRY_VERIFY(!desk.dialog("exportReplaces"));
        QCOMPARE(bytesOf(path), before);
        QVERIFY(exportTo(desk, path));
        QTRY_VERIFY(desk.dialog("exportReplaces"));
        QAbstractButton* replace = buttonOf(desk.dialog("exportReplaces"), QStringLiteral("Replace it"));
        QVERIFY(replace);
        desk.click(replace);
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("exported to")));
        QCOMPARE(bytesOf(path).count('\n'), 602);
    }

    void whereItCannotBeWrittenTheStatusLineSaysSo() {
        DeskAtWork desk;
        QTRY_VERIFY_WITH_TIMEOUT(desk.list() && desk.rows() == 600, patience);
        QVERIFY(exportTo(desk, QStringLiteral("/proc/export.csv")));
        QTRY_VERIFY(desk.textOf("said").contains(QStringLiteral("cannot be written")));
    }
};

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
