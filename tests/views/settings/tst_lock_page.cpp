// SPDX-License-Identifier: Apache-2.0
#include "settings/LockDialog.h"
#include "settings/LockPage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace {

const ApiKey key = *ApiKey::fromText(QStringLiteral("rk_test_lock000000000000000000"));
const QString words = QStringLiteral("open sesame, please");

/// A keychain that may still be busy with what it was given.
class Keychain final : public KeyStore {
public:
    bool isWriting = false;

    void read(QObject* /*context*/, std::function<void(std::optional<KeyRing>)> /*answer*/) override {}
    void write(const KeyRing& /*keys*/, QObject* /*context*/,
               std::function<void(Place)> /*answer*/) override {}
    void forget(QObject* /*context*/, std::function<void(bool)> /*answer*/) override {}
    void dropFromMemory() override {}
    bool holdsKeys() const override { return isWriting; }
};

} // namespace

/// What the lock says of itself, and what is set about it.
class TestLockPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatItSaysOfTheKeyIsSo_data() {
        QTest::addColumn<KeyStore::Place>("place");
        QTest::addColumn<bool>("hasPassphrase");
        QTest::addColumn<bool>("isWriting");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<QString>("ends");
        const auto keychain = KeyStore::Place::Keychain;
        const auto memory = KeyStore::Place::MemoryOnly;
        const QString out = QStringLiteral("The key is out of memory.");
        const QString leaves = QStringLiteral("The key leaves memory as soon as");
        const QString stays = QStringLiteral("This keeps out a passer-by only");
        const QString gives = QStringLiteral("This computer's keychain gives it back.");
        const QString unlocks = QStringLiteral("Your passphrase unlocks the app.");
        QTest::newRow("keychain") << keychain << false << false << out << gives;
        QTest::newRow("keychain, busy") << keychain << false << true << leaves << gives;
        QTest::newRow("keychain, passphrase") << keychain << true << false << out << unlocks;
        QTest::newRow("passphrase") << memory << true << false << out << unlocks;
        QTest::newRow("passphrase, busy") << memory << true << true << leaves << unlocks;
        QTest::newRow("neither") << memory << false << false << stays << QStringLiteral("Lock and privacy.");
    }
    void whatItSaysOfTheKeyIsSo() {
        QFETCH(KeyStore::Place, place);
        QFETCH(bool, hasPassphrase);
        QFETCH(bool, isWriting);
        QFETCH(QString, begins);
        QFETCH(QString, ends);
        Keychain keychain;
        keychain.isWriting = isWriting;
        StripeClient client(QUrl(QStringLiteral("http://127.0.0.1:9")));
        client.setKey(key);
        DeskLock lock(client, keychain);
        lock.setKeyPlace(place);
        if (hasPassphrase)
            lock.setPassphrase(Passphrase::chosen(words));
        const LockPage page(lock);
        const auto* way = page.findChild<QLabel*>(QStringLiteral("lockWay"));
        QString saidFirst;
        connect(&lock, &DeskLock::locking, this, [&] { saidFirst = way->text(); });
        lock.lock();
        QVERIFY2(way->text().startsWith(begins), qPrintable(way->text()));
        QVERIFY2(way->text().endsWith(ends), qPrintable(way->text()));
        QCOMPARE(saidFirst, way->text()); // What is on the screen in the first moment as well.
        if (std::exchange(keychain.isWriting, false)) {
            Q_EMIT keychain.holdsKeysChanged();
            QVERIFY(way->text().startsWith(QStringLiteral("The key is out of memory.")));
        }
    }

    void returnSetsThePassphraseFromItsOwnFieldsAlone() {
        LockDialog dialog(Preferences{});
        dialog.show();
        QSignalSpy chosen(&dialog, &LockDialog::passphraseChosen);
        auto* first = dialog.findChild<QLineEdit*>(QStringLiteral("newPassphrase"));
        auto* again = dialog.findChild<QLineEdit*>(QStringLiteral("passphraseAgain"));
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        first->setFocus();
        QTest::keyClicks(first, words);
        QTest::keyClick(first, Qt::Key_Return); // On to the second field.
        QVERIFY(again->hasFocus());
        QCOMPARE(chosen.size(), 0);
        QTest::keyClicks(again, words);
        auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("operatorName"));
        name->setFocus();
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(dialog.isVisible());
        again->setFocus();
        QTest::keyClick(again, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(dialog.isVisible());
    }

    void theButtonsSayWhatTheyDo() {
        LockDialog dialog(Preferences{});
        const auto textOf = [&dialog](const char* name) {
            return dialog.findChild<QAbstractButton*>(QLatin1StringView(name))->text();
        };
        QCOMPARE(textOf("choosePassphrase"), QStringLiteral("Set passphrase"));
        for (const char* field : {"newPassphrase", "passphraseAgain"})
            dialog.findChild<QLineEdit*>(QLatin1StringView(field))->setText(words);
        dialog.findChild<QAbstractButton*>(QStringLiteral("choosePassphrase"))->click();
        QCOMPARE(textOf("choosePassphrase"), QStringLiteral("Change passphrase"));
        QCOMPARE(textOf("removePassphrase"), QStringLiteral("Remove passphrase"));
        const QList<QPushButton*> buttons = dialog.findChildren<QPushButton*>();
        for (const QPushButton* button : buttons)
            QVERIFY2(!button->isDefault() && !button->autoDefault(), qPrintable(button->objectName()));
    }
};

QTEST_MAIN(TestLockPage)
#include "tst_lock_page.moc"
