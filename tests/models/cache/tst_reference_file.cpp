// SPDX-License-Identifier: Apache-2.0
#include "cache/ReferenceFile.h"
#include "models/cache/CacheSamples.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

namespace {

constexpr std::int64_t noon = 1'750'000'000;

SessionReferences named(const QString& reference) {
    SessionReferences references;
    references.reference = reference;
    references.metadata = {{QStringLiteral("order"), QStringLiteral("Waltraud Meier")}};
    return references;
}

ReferenceChange kept(const std::string& id, std::int64_t created = noon) {
    return {created, id, named(QStringLiteral("user_") + QString::fromStdString(id))};
}

ReferenceChange erased(const std::string& id, std::int64_t created = noon) {
    return {created, id, std::nullopt};
}

} // namespace

class TestReferenceFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsWrittenComesBackNewestFirst();
    void nothingCanBeReadInTheFile();
    void theLaterWins();
    void whatWasErasedIsGoneAndStaysGone();
    void aKeyThatIsNotItsOwnMakesItAnew();
    void withoutAKeyItErasesOnly();
    void withoutAKeyNoFileIsMade();
    void aDamagedFileIsMadeAnew();
    void aForeignFileIsPutAside();
    void aFullDiskLosesNothingThatWasThere();
    void whatCannotBeErasedTakesTheFileWithIt();
    void forgettingEmptiesItForOtherDesksToo();

private:
    std::vector<std::string> idsIn(ReferenceFile& file);
    std::vector<std::string> idsKept();

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    std::optional<SealKey> m_key;
};

void TestReferenceFile::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("a.cache-sealed"));
    m_key = SealKey::made();
}

std::vector<std::string> TestReferenceFile::idsIn(ReferenceFile& file) {
    std::vector<std::string> ids;
    file.read(2, [&ids](const std::vector<KnownReferences>& known) {
        for (const KnownReferences& one : known)
            ids.push_back(one.id);
        return true;
    });
    return ids;
}

std::vector<std::string> TestReferenceFile::idsKept() {
    ReferenceFile file;
    return file.open(m_path, m_key) == CacheTrouble::None ? idsIn(file) : std::vector<std::string>{"trouble"};
}

void TestReferenceFile::whatIsWrittenComesBackNewestFirst() {
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
        const std::vector changes{kept("vs_a", noon), kept("vs_b", noon + 9), kept("vs_c", noon - 9)};
        QCOMPARE(file.write(changes), CacheTrouble::None);
    }
    ReferenceFile file;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(idsIn(file), (std::vector<std::string>{"vs_b", "vs_a", "vs_c"}));
    int pieces = 0;
    file.read(1, [&pieces](const std::vector<KnownReferences>& known) {
        ++pieces;
        return known.front().references == named(QStringLiteral("user_vs_b"));
    });
    QCOMPARE(pieces, 2); // The second was not what it was asked for: it stopped.
}

void TestReferenceFile::nothingCanBeReadInTheFile() {
    ReferenceFile file;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    const QByteArray bytes = bytesBelow(m_directory->path());
    QVERIFY(bytes.contains("vs_a"));
    for (const char* text : {"user_vs_a", "Waltraud", "order"})
        QVERIFY(!bytes.contains(text));
    QVERIFY(!bytes.contains(m_key->text().toLatin1()));
    QVERIFY(!bytes.contains(QByteArray::fromBase64(m_key->text().toLatin1())));
    QCOMPARE(QFile(m_path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestReferenceFile::theLaterWins() {
    ReferenceFile file;
    ReferenceFile other;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(other.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    ReferenceChange later = kept("vs_a");
    later.references = named(QStringLiteral("later"));
    QCOMPARE(other.write(std::vector{later}), CacheTrouble::None);
    file.read(10, [&later](const std::vector<KnownReferences>& known) {
        return known.size() == 1 && known.front().references == *later.references;
    });
    QCOMPARE(idsIn(file), std::vector<std::string>{"vs_a"});
}

void TestReferenceFile::whatWasErasedIsGoneAndStaysGone() {
    ReferenceFile file;
    ReferenceFile other;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(other.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_a"), kept("vs_b")}), CacheTrouble::None);
    const QByteArray before = bytesBelow(m_directory->path());
    // What stands behind the id in the file is its box.
    const QByteArray box = before.mid(before.indexOf("vs_a") + 4, 60);
    QCOMPARE(other.write(std::vector{erased("vs_a")}), CacheTrouble::None);
    QVERIFY(!bytesBelow(m_directory->path()).contains(box));
    QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None); // It has not heard of it.
    QCOMPARE(idsIn(file), std::vector<std::string>{"vs_b"});
    QCOMPARE(file.write(std::vector{erased("vs_never")}), CacheTrouble::None);
    QCOMPARE(other.write(std::vector{kept("vs_never")}), CacheTrouble::None);
    QCOMPARE(idsIn(file), std::vector<std::string>{"vs_b"});
}

void TestReferenceFile::aKeyThatIsNotItsOwnMakesItAnew() {
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
        QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    }
    m_key = SealKey::made();
    QVERIFY(idsKept().empty());
    ReferenceFile file;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_b")}), CacheTrouble::None);
    QCOMPARE(idsIn(file), std::vector<std::string>{"vs_b"});
}

void TestReferenceFile::withoutAKeyItErasesOnly() {
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
        QCOMPARE(file.write(std::vector{kept("vs_a"), kept("vs_b")}), CacheTrouble::None);
    }
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, std::nullopt), CacheTrouble::None);
        QVERIFY(idsIn(file).empty());
        QCOMPARE(file.write(std::vector{erased("vs_a"), kept("vs_c")}), CacheTrouble::None);
    }
    QCOMPARE(idsKept(), std::vector<std::string>{"vs_b"});
}

void TestReferenceFile::withoutAKeyNoFileIsMade() {
    ReferenceFile file;
    QCOMPARE(file.open(m_path, std::nullopt), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{erased("vs_a")}), CacheTrouble::None);
    QVERIFY(!QFile::exists(m_path));
}

void TestReferenceFile::aDamagedFileIsMadeAnew() {
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
        QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    }
    QFile bytes(m_path);
    QVERIFY(bytes.open(QFile::ReadWrite));
    constexpr qint64 behindItsHead = 100;
    bytes.seek(behindItsHead);
    bytes.write(QByteArray(static_cast<qsizetype>(bytes.size() - behindItsHead), '\x5a'));
    bytes.close();
    ReferenceFile file;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_b")}), CacheTrouble::None);
    QCOMPARE(idsIn(file), std::vector<std::string>{"vs_b"});
}

void TestReferenceFile::aForeignFileIsPutAside() {
    QFile foreign(m_path);
    QVERIFY(foreign.open(QFile::WriteOnly));
    foreign.write("somebody's notes");
    foreign.close();
    QVERIFY(idsKept().empty());
    QFile aside(m_path + QStringLiteral(".aside"));
    QVERIFY(aside.open(QFile::ReadOnly));
    QCOMPARE(aside.readAll(), QByteArray("somebody's notes"));
}

namespace {
/// No file grows beyond so many bytes while it lives.
struct SmallDisk {
    explicit SmallDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &usual);
        rlimit tight = usual;
        tight.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &usual); }
    rlimit usual{};
};
} // namespace

void TestReferenceFile::aFullDiskLosesNothingThatWasThere() {
    {
        ReferenceFile file;
        QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
        QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
        const SmallDisk disk(8'192);
        std::vector<ReferenceChange> many;
        for (int i = 0; i < 1'000; ++i)
            many.push_back(kept("vs_" + std::to_string(i)));
        QCOMPARE(file.write(many), CacheTrouble::NoRoom);
    }
    QCOMPARE(idsKept(), std::vector<std::string>{"vs_a"});
}

void TestReferenceFile::whatCannotBeErasedTakesTheFileWithIt() {
    ReferenceFile file;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    {
        const SmallDisk disk(0);
        QVERIFY(file.write(std::vector{erased("vs_a")}) != CacheTrouble::None);
    }
    QVERIFY(!QFile::exists(m_path));
}

void TestReferenceFile::forgettingEmptiesItForOtherDesksToo() {
    ReferenceFile file;
    ReferenceFile other;
    QCOMPARE(file.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(other.open(m_path, m_key), CacheTrouble::None);
    QCOMPARE(file.write(std::vector{kept("vs_a")}), CacheTrouble::None);
    QCOMPARE(idsIn(other), std::vector<std::string>{"vs_a"});
    file.forget();
    QVERIFY(!QFile::exists(m_path));
    QVERIFY(idsIn(other).empty());
    QCOMPARE(other.write(std::vector{kept("vs_b")}), CacheTrouble::Gone);
    QVERIFY(!QFile::exists(m_path));
}

QTEST_GUILESS_MAIN(TestReferenceFile)
#include "tst_reference_file.moc"
