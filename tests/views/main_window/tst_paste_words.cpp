// SPDX-License-Identifier: Apache-2.0
#include "main_window/PasteWords.h"

#include <QTest>

namespace {

SessionId idOf(int number) {
    return *SessionId::fromText(QStringLiteral("vs_1Sample%1").arg(number, 8, 10, QLatin1Char('0')));
}

PasteOutcome pasted(int sessions) {
    PasteOutcome outcome;
    for (int i = 0; i < sessions; ++i)
        outcome.pasted.sessions << idOf(i);
    return outcome;
}

StripeError error(StripeError::Kind kind) {
    StripeError result;
    result.kind = kind;
    return result;
}

} // namespace

class TestPasteWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidWhenEverythingIsThere() {
        QCOMPARE(pasteWords(pasted(9)), QString());
        QCOMPARE(pasteIds(pasted(9)), QString());
    }

    void progressIsToldWhileItLasts() {
        PasteOutcome outcome = pasted(9);
        outcome.fetching = true;
        outcome.done = 2;
        outcome.wanted = 7;
        QCOMPARE(pasteWords(outcome), QStringLiteral("Fetching 3 of 7"));
    }

    void whatTheAccountDoesNotHaveIsNamed() {
        PasteOutcome outcome = pasted(9);
        outcome.missing = {idOf(1), idOf(2)};
        QCOMPARE(pasteWords(outcome),
                 QStringLiteral("2 of 9 are not in this account: vs_1Sample00000001, vs_1Sample00000002"));
        QCOMPARE(pasteIds(outcome), QStringLiteral("vs_1Sample00000001\nvs_1Sample00000002"));
    }

    void ofManyTheFirstAreNamedAndAllAreCopied() {
        PasteOutcome outcome = pasted(900);
        outcome.missing = outcome.pasted.sessions;
        QVERIFY(pasteWords(outcome).contains(QStringLiteral("vs_1Sample00000003 and 896 more")));
        QCOMPARE(pasteIds(outcome).count(u'\n'), 899);
    }

    void failuresOfOneReasonAreToldTogether() {
        PasteOutcome outcome = pasted(5);
        const StripeError lost = error(StripeError::Kind::NoConnection);
        const StripeError fault = error(StripeError::Kind::StripeFault);
        outcome.failures = {{idOf(1).text(), lost}, {idOf(2).text(), fault}, {idOf(3).text(), lost}};
        const QString words = pasteWords(outcome);
        QVERIFY(words.contains(
            QStringLiteral("2 could not be fetched: vs_1Sample00000001, vs_1Sample00000003. ") +
            errorHeadline(lost)));
        QVERIFY(words.contains(QStringLiteral("1 could not be fetched: vs_1Sample00000002. ") +
                               errorHeadline(fault)));
    }

    void whatWasStoppedIsSaid() {
        PasteOutcome outcome = pasted(3);
        outcome.left = {idOf(2).text()};
        QCOMPARE(pasteWords(outcome), QStringLiteral("Stopped; 1 not fetched: vs_1Sample00000002"));
    }

    void anotherAccountIsToldFromThisOne() {
        PasteOutcome outcome = pasted(1);
        outcome.pasted.accounts = {QStringLiteral("acct_1Here00000"), QStringLiteral("acct_1There0000")};
        QVERIFY(pasteWords(outcome).contains(
            QStringLiteral("names the account acct_1Here00000, acct_1There0000")));
        outcome.account = QStringLiteral("acct_1Here00000");
        QCOMPARE(pasteWords(outcome),
                 QStringLiteral("The text is about another account than this: acct_1There0000"));
        outcome.account = QStringLiteral("acct_1Here00000");
        outcome.pasted.accounts.removeLast();
        QCOMPARE(pasteWords(outcome), QString());
    }

    void referencesAndCustomersWithoutASessionAreSaid() {
        PasteOutcome outcome;
        outcome.withoutSessions = {QStringLiteral("cus_Q9x7LmQ9x7"), QStringLiteral("user_17")};
        QCOMPARE(pasteWords(outcome),
                 QStringLiteral("This account has no session of cus_Q9x7LmQ9x7, user_17"));
        QCOMPARE(pasteIds(outcome), QStringLiteral("cus_Q9x7LmQ9x7\nuser_17"));
    }

    void reportsAndCustomersNobodyHasAreSaid() {
        PasteOutcome outcome;
        outcome.notLoaded = {QStringLiteral("cus_Q9x7LmQ9x7")};
        QCOMPARE(pasteWords(outcome), QStringLiteral("No loaded session has cus_Q9x7LmQ9x7"));
    }
};

QTEST_GUILESS_MAIN(TestPasteWords)
#include "tst_paste_words.moc"
