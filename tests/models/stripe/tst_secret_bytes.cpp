// SPDX-License-Identifier: Apache-2.0
#include "stripe/SecretBytes.h"

#include <QFile>
#include <QTest>

#include <algorithm>

namespace {

constexpr int length = 100'000;

/// Computed wherever it is needed, so that it stands nowhere else in the memory.
char byteAt(int place) {
    return static_cast<char>((place * 197 + (place >> 3) * 31 + 113) & 0xff);
}

QByteArray marked() {
    QByteArray bytes(length, Qt::Uninitialized);
    for (int i = 0; i < length; ++i)
        bytes[i] = byteAt(i);
    return bytes;
}

/// Whether this process's own memory holds a stretch of it, at one of many places: what is freed is soon in
/// use again, in part, by the looking itself.
bool isMark(const char* bytes) {
    constexpr int enough = 64;
    constexpr int between = 5'000;
    for (int from = between; from < length - enough; from += between) {
        int same = 0;
        while (same < enough && bytes[same] == byteAt(from + same))
            ++same;
        if (same == enough)
            return true;
    }
    return false;
}

bool isInMemory() {
    constexpr int enough = 64;
    QFile maps(QStringLiteral("/proc/self/maps"));
    QFile memory(QStringLiteral("/proc/self/mem"));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return true;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList range = line.left(line.indexOf(' ')).split('-');
        if (range.size() != 2 || !line.contains(" rw"))
            continue;
        const qint64 start = range[0].toLongLong(nullptr, 16);
        memory.seek(start);
        QByteArray bytes = memory.read(range[1].toLongLong(nullptr, 16) - start);
        const char* const end = bytes.constData() + std::max<qsizetype>(bytes.size() - enough, 0);
        const bool found = std::any_of(bytes.constData(), end, [](const char& at) { return isMark(&at); });
        bytes.fill(0);
        if (found)
            return true;
    }
    return false;
}

} // namespace

/// What is dropped cannot be read out of the memory any more.
class TestSecretBytes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDroppedIsNowhereInTheMemory() {
        SecretBytes one(marked());
        const QByteArray behind(1'000, '-'); // So that what is freed does not go back to the system.
        SecretBytes other = one;
        one = {};
        QVERIFY(isInMemory()); // The other one holds it still.
        QCOMPARE(other.size(), length);
        other = {};
        QVERIFY(!isInMemory());
        QCOMPARE(behind.size(), 1'000);
    }
    void whatIsHeldIsThere() {
        const SecretBytes bytes(marked());
        QCOMPARE(bytes.view().toByteArray(), marked());
        QVERIFY(SecretBytes().isEmpty());
        QVERIFY(SecretBytes(QByteArray()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecretBytes)
#include "tst_secret_bytes.moc"
