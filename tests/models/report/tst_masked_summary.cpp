// SPDX-License-Identifier: Apache-2.0
#include "report/MaskedSummary.h"

#include <QTest>

namespace {

VerificationSession person() {
    VerificationSession session;
    session.id = *SessionId::fromText(QStringLiteral("vs_1Summary"));
    session.created = 1'790'000'000;
    session.status.value = SessionStatus::Verified;
    session.type = OpenEnum<VerificationType>::fromText(QStringLiteral("document"));
    session.lastReport = ReportId::fromText(QStringLiteral("vr_1Summary"));
    session.clientReferenceId = QStringLiteral("Meyer, Anna");
    session.metadata = {{QStringLiteral("mail"), QStringLiteral("anna@example.org")}};
    session.verifiedOutputs.emplace();
    session.verifiedOutputs->firstName = QStringLiteral("Anna");
    session.verifiedOutputs->lastName = QStringLiteral("Meyer");
    session.verifiedOutputs->email = QStringLiteral("anna@example.org");
    session.verifiedOutputs->dateOfBirth = CalendarDate{1990, 5, 17};
    return session;
}

} // namespace

class TestMaskedSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatStripeFound() {
        QCOMPARE(maskedSummary(person()), QStringLiteral("vs_1Summary\n"
                                                         "Status: Verified\n"
                                                         "Created: 21 Sep 2026, 14:13 UTC\n"
                                                         "Type: Document\n"
                                                         "Person: A•••• M••••\n"
                                                         "Report: vr_1Summary"));
    }

    void nobodysDataIsInIt() {
        const QString summary = maskedSummary(person());
        for (const char* personal : {"Anna", "Meyer", "anna@", "example", "1990"})
            QVERIFY2(!summary.contains(QLatin1StringView(personal)), personal);
    }

    void aRefusedOneSaysWhy() {
        VerificationSession session = person();
        session.status.value = SessionStatus::RequiresInput;
        session.verifiedOutputs.reset();
        session.lastError.emplace();
        session.lastError->code = OpenEnum<ErrorCode>::fromText(QStringLiteral("document_expired"));
        session.lastError->reason = QStringLiteral("Of Anna Meyer.");
        QVERIFY(maskedSummary(session).contains(QStringLiteral("Status: Refused\nWhy: document_expired\n")));
        QVERIFY(!maskedSummary(session).contains(QStringLiteral("Meyer")));
    }

    void ofARedactedOneTheNameIsLeftOut() {
        VerificationSession session = person();
        session.redaction.emplace();
        session.redaction->value = RedactionStatus::Processing;
        QVERIFY(!maskedSummary(session).contains(QStringLiteral("Person")));
        QVERIFY(maskedSummary(session).contains(QStringLiteral("Redaction: ")));
    }

    void ofAnOutlineLittleIsSaidAndNothingMadeUp() {
        VerificationSession session;
        session.id = *SessionId::fromText(QStringLiteral("vs_1"));
        session.created = 1'790'000'000;
        session.status.value = SessionStatus::Canceled;
        QCOMPARE(maskedSummary(session),
                 QStringLiteral("vs_1\nStatus: Canceled\nCreated: 21 Sep 2026, 14:13 UTC"));
    }
};

QTEST_GUILESS_MAIN(TestMaskedSummary)
#include "tst_masked_summary.moc"
