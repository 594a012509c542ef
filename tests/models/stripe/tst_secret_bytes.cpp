// SPDX-License-Identifier: Apache-2.0
#include "stripe/SecretBytes.h"
#include "support/OwnMemory.h"

#include <QTest>

namespace {

QByteArray marked() {
    QByteArray bytes(ownMemory::length, Qt::Uninitialized);
    ownMemory::writeMark(bytes.data());
    return bytes;
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
        QVERIFY(ownMemory::holdsMark()); // The other one has it still.
        QCOMPARE(other.size(), ownMemory::length);
        other = {};
        QVERIFY(!ownMemory::holdsMark());
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
