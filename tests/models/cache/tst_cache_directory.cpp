// SPDX-License-Identifier: Apache-2.0
#include "cache/CacheDirectory.h"
#include "models/cache/CacheSamples.h"
#include "stripe/ApiKey.h"

#include <QTemporaryDir>
#include <QTest>

class tst_CacheDirectory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAccountAndModeHasAFileOfItsOwn();
    void aKeyFindsItsAccountsFile();
    void aNoteThatPointsElsewhereIsNotFollowed();
    void everythingIsForgotten();
};

static const QString account = QStringLiteral("acct_1PzqLkdIwHu7ixle");
static const QString keyText = QStringLiteral("rk_test_51PzqLkdIwHu7ixleSecretSecret");

void tst_CacheDirectory::everyAccountAndModeHasAFileOfItsOwn() {
    const CacheDirectory directory(QStringLiteral("/somewhere"));
    const QString test = directory.fileOf(account, false);
    QCOMPARE(directory.fileOf(account, false), test);
    QVERIFY(directory.fileOf(account, true) != test);
    QVERIFY(directory.fileOf(QStringLiteral("acct_2"), false) != test);
    QVERIFY(!test.contains(QStringLiteral("acct")));
}

void tst_CacheDirectory::aKeyFindsItsAccountsFile() {
    const QTemporaryDir place;
    const CacheDirectory directory(place.path());
    const ApiKey key = *ApiKey::fromText(keyText);
    QVERIFY(directory.notedFile(key.mark()).isEmpty());
    directory.note(key.mark(), directory.fileOf(account, false));
    QCOMPARE(directory.notedFile(key.mark()), directory.fileOf(account, false));
    QVERIFY(directory.notedFile(ApiKey::fromText(keyText + u'2')->mark()).isEmpty());

    const QByteArray bytes = bytesBelow(place.path());
    QVERIFY(!bytes.isEmpty());
    const QStringList names = QDir(place.path()).entryList(QDir::Files);
    for (const QByteArray& told : {bytes, names.join(u' ').toUtf8()})
        for (const char* const secret : {"rk_test", "LkdIwHu7ixle", "acct"})
            QVERIFY(!told.contains(secret));
}

void tst_CacheDirectory::aNoteThatPointsElsewhereIsNotFollowed() {
    const QTemporaryDir place;
    const CacheDirectory directory(place.path());
    const QByteArray mark = ApiKey::fromText(keyText)->mark();
    for (const char* const name :
         {"../../etc/passwd", "", "0123.cache", "0123456789abcdef0123456789abcdef.cache\n"}) {
        QFile note(place.filePath(QString::fromLatin1(mark) + QStringLiteral(".key")));
        QVERIFY(note.open(QIODevice::WriteOnly) && note.write(name) >= 0);
        note.close();
        QVERIFY(directory.notedFile(mark).isEmpty());
    }
}

void tst_CacheDirectory::everythingIsForgotten() {
    const QTemporaryDir place;
    const CacheDirectory directory(place.path());
    for (const bool isLive : {false, true}) {
        CacheFile file;
        QCOMPARE(file.open(directory.fileOf(account, isLive)), CacheTrouble::None);
        QCOMPARE(file.write({{refusedNo(1)}, {{"events", "evt_1"}}}), CacheTrouble::None);
    }
    directory.note("0123456789abcdef0123456789abcdef", directory.fileOf(account, true));
    QVERIFY(directory.forgetEverything().isComplete());
    QVERIFY(QDir(place.path()).isEmpty());
    QVERIFY(directory.forgetEverything().isComplete()); // Nothing is no trouble.
}

QTEST_GUILESS_MAIN(tst_CacheDirectory)
#include "tst_cache_directory.moc"
