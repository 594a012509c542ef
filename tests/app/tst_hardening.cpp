// SPDX-License-Identifier: Apache-2.0
#include "ProcessHardening.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr uid_t nobody = 65'534;

/// What binutils' readelf prints, which comes with the compiler.
QByteArray readelf(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral("readelf"), arguments);
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

QByteArray lineWith(const QByteArray& text, const QByteArray& word) {
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray& line : lines)
        if (line.contains(word))
            return line.simplified();
    return {};
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The owner of a process's files in /proc. The system gives those of a process that may not be dumped to
/// root.
std::optional<uid_t> ownerOfMemory(qint64 process) {
    struct stat about {};
    const QByteArray path = "/proc/" + QByteArray::number(process) + "/maps";
    if (stat(path.constData(), &about) != 0)
        return std::nullopt;
    return about.st_uid;
}

} // namespace

/// What the built programs and the running one bring along against crashes and attacks.
class TestHardening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theProgramsAreBuiltHardened_data();
    void theProgramsAreBuiltHardened();
    void thisProcessMayNotBeDumpedOnceItSaysSo();
    void theRunningProgramMayNotBeDumped();

private:
    bool start(QProcess& program, const QString& path, const QStringList& arguments) const;

    QTemporaryDir m_home;
};

void TestHardening::theProgramsAreBuiltHardened_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("desk") << QStringLiteral(DESK_PROGRAM);
    QTest::newRow("sandbox") << QStringLiteral(SANDBOX_PROGRAM);
}

void TestHardening::theProgramsAreBuiltHardened() {
    QFETCH(QString, path);
    if (!DESK_IS_HARDENED)
        QSKIP("Built with sanitizers, which bring checks of their own.");
    const QByteArray header = readelf({QStringLiteral("-hW"), path});
    QVERIFY2(lineWith(header, "Type:").contains("DYN"), "Not position-independent.");
    const QByteArray segments = readelf({QStringLiteral("-lW"), path});
    QVERIFY2(!lineWith(segments, "GNU_RELRO").isEmpty(), "No read-only relocations.");
    const QList<QByteArray> stack = lineWith(segments, "GNU_STACK").split(' ');
    QVERIFY(stack.size() > 6);
    QVERIFY2(!stack[6].contains('E'), "The stack can be executed.");
    const QByteArray dynamic = readelf({QStringLiteral("-dW"), path});
    QVERIFY2(lineWith(dynamic, "FLAGS").contains("BIND_NOW") || lineWith(dynamic, "FLAGS_1").contains("NOW"),
             "Symbols are bound late, so the table of them stays writable.");
    const QByteArray symbols = readelf({QStringLiteral("-sW"), QStringLiteral("--dyn-syms"), path});
    QVERIFY2(symbols.contains("__stack_chk_fail"), "No stack protector.");
    if (DESK_IS_FORTIFIED)
        QVERIFY2(symbols.contains("_chk@"), "No fortified functions of the C library.");
}

void TestHardening::thisProcessMayNotBeDumpedOnceItSaysSo() {
    QCOMPARE(prctl(PR_GET_DUMPABLE), 1);
    QVERIFY(forbidMemoryDumps());
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    rlimit limit{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t{0});
    QCOMPARE(limit.rlim_max, rlim_t{0});
    QCOMPARE(prctl(PR_SET_DUMPABLE, 1L), 0);
}

/// As a user whose files in /proc can be told from root's.
bool TestHardening::start(QProcess& program, const QString& path, const QStringList& arguments) const {
    const bool isRoot = geteuid() == 0;
    if (isRoot && chown(QFile::encodeName(m_home.path()).constData(), nobody, nobody) != 0)
        return false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR", "TMPDIR"})
        environment.insert(QLatin1StringView(name), m_home.path());
    environment.remove(QStringLiteral("STRIPE_API_KEY"));
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(m_home.path());
    if (isRoot)
        program.setChildProcessModifier([] {
            if (setgid(nobody) != 0 || setuid(nobody) != 0)
                _exit(1);
        });
    program.start(path, arguments);
    return program.waitForStarted();
}

void TestHardening::theRunningProgramMayNotBeDumped() {
    const uid_t user = geteuid() == 0 ? nobody : geteuid();
    QProcess other; // Shows that it can be seen here at all.
    QVERIFY(start(other, QStringLiteral("sleep"), {QStringLiteral("60")}));
    QTRY_COMPARE(ownerOfMemory(other.processId()), std::optional(user));
    other.kill();
    QVERIFY(other.waitForFinished());
    QProcess desk;
    QVERIFY(start(
        desk, QStringLiteral(DESK_PROGRAM),
        {QStringLiteral("--stripe"), QStringLiteral("http://127.0.0.1:9"), QStringLiteral("--no-keychain")}));
    const QString proc = QStringLiteral("/proc/%1/").arg(desk.processId());
    QTRY_VERIFY(lineWith(contentOf(proc + QStringLiteral("limits")), "Max core file size")
                    .startsWith("Max core file size 0 0"));
    QTRY_COMPARE(ownerOfMemory(desk.processId()), std::optional(uid_t{0}));
    QCOMPARE(desk.state(), QProcess::Running);
    desk.kill();
    QVERIFY(desk.waitForFinished());
}

QTEST_GUILESS_MAIN(TestHardening)
#include "tst_hardening.moc"
