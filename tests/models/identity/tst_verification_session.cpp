// SPDX-License-Identifier: Apache-2.0
#include "identity/VerificationSession.h"

#include <QTest>

class TestVerificationSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNameIsMadeOfWhatIsKnown_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("name");
        QTest::newRow("both") << "Anna"
                              << "Meyer"
                              << "Anna Meyer";
        QTest::newRow("first") << "Anna" << QString() << "Anna";
        QTest::newRow("last") << QString() << "Meyer"
                              << "Meyer";
        QTest::newRow("none") << QString() << QString() << QString();
    }
    void aNameIsMadeOfWhatIsKnown() {
        QFETCH(QString, first);
        QFETCH(QString, last);
        VerificationSession session;
        session.verifiedOutputs = VerifiedOutputs();
        if (!first.isNull())
            session.verifiedOutputs->firstName = first;
        if (!last.isNull())
            session.verifiedOutputs->lastName = last;
        QTEST(session.personName(), "name");
    }

    void withoutOutputsThereIsNoName() { QVERIFY(VerificationSession().personName().isEmpty()); }

    void redactionCountsFromTheMomentItIsAskedFor() {
        VerificationSession session;
        QVERIFY(!session.isRedactionRequested() && !session.isRedacted());
        for (const RedactionStatus underWay :
             {RedactionStatus::Unknown, RedactionStatus::Processing, RedactionStatus::Validated}) {
            session.redaction = underWay;
            QVERIFY(session.isRedactionRequested() && !session.isRedacted());
        }
        session.redaction = RedactionStatus::Redacted;
        QVERIFY(session.isRedactionRequested() && session.isRedacted());
    }
};

QTEST_GUILESS_MAIN(TestVerificationSession)
#include "tst_verification_session.moc"
