// SPDX-License-Identifier: Apache-2.0
#include "sessions/PersonalField.h"

#include <QTest>

namespace {

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

/// Refused: nothing was verified, and only the report knows who it was.
VerificationSession refused() {
    VerificationSession session;
    session.status = SessionStatus::RequiresInput;
    session.lastError = LastError{ErrorCode::DocumentExpired, {}};
    return session;
}

VerificationReport fullReport() {
    VerificationReport report;
    report.created = 1'700'000'000;
    DocumentCheck& document = report.document.emplace();
    document.firstName = text("Anna");
    document.lastName = text("Meyer");
    document.address = Address{text("Ring 1"), {}, text("Köln"), {}, text("50667"), text("DE")};
    document.issued = CalendarDate{2019, 5, 0};
    document.dateOfBirth = CalendarDate{1990, 0, 0};
    IdNumberCheck& number = report.idNumber.emplace();
    number.firstName = text("Anna");
    number.lastName = text("Maier");
    number.number = text("6789");
    report.email = ContactCheck{CheckStatus::Unverified, {}, text("anna@example.de")};
    report.phone = ContactCheck{CheckStatus::Unverified, {}, text("+4915112345678")};
    return report;
}

constexpr PersonalField reportFields[]{PersonalField::DocumentName,        PersonalField::DocumentAddress,
                                       PersonalField::DocumentDateOfBirth, PersonalField::DocumentIssuedDate,
                                       PersonalField::CheckedName,         PersonalField::CheckedIdNumber,
                                       PersonalField::CheckedEmail,        PersonalField::CheckedPhone};

} // namespace

/// What stands in the report alone has a row of its own, masked like the rest.
class TestReportFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatOnlyTheReportKnowsIsAFieldAndMasked() {
        const VerificationSession session = refused();
        const VerificationReport report = fullReport();
        for (const PersonalField field : reportFields) {
            const std::optional<QString> shown = personalText(field, session, report);
            const std::optional<QString> masked = maskedPersonalText(field, session, report);
            QVERIFY2(shown && !shown->isEmpty(), qPrintable(personalFieldLabel(field)));
            QVERIFY2(masked && *masked != *shown && !masked->contains(*shown), qPrintable(*shown));
            QVERIFY(!personalFieldLabel(field).isEmpty());
        }
        QCOMPARE(personalText(PersonalField::DocumentName, session, report),
                 std::optional(text("Anna Meyer")));
        QCOMPARE(personalText(PersonalField::DocumentIssuedDate, session, report),
                 std::optional(text("May 2019")));
        QCOMPARE(personalText(PersonalField::DocumentDateOfBirth, session, report),
                 std::optional(text("1990")));
        QVERIFY(maskedPersonalText(PersonalField::DocumentAddress, session, report)->endsWith(text(", DE")));
    }

    void whatWasVerifiedIsNotSaidTwice() {
        VerificationSession session = refused();
        VerifiedOutputs& outputs = session.verifiedOutputs.emplace();
        outputs.firstName = text("Anna");
        outputs.lastName = text("Meyer");
        outputs.email = text("anna@example.de");
        outputs.address = fullReport().document->address;
        const VerificationReport report = fullReport();
        for (const PersonalField field :
             {PersonalField::DocumentName, PersonalField::DocumentAddress, PersonalField::CheckedEmail})
            QVERIFY2(!personalText(field, session, report), qPrintable(personalFieldLabel(field)));
        // The name of the ID number's check is another one.
        QCOMPARE(personalText(PersonalField::CheckedName, session, report),
                 std::optional(text("Anna Maier")));
    }

    void sensitiveOnesAreAskedForByNameWhereNothingWasVerified() {
        const VerificationReport report = fullReport();
        for (const PersonalField field :
             {PersonalField::DocumentDateOfBirth, PersonalField::CheckedIdNumber}) {
            QVERIFY(isSensitive(field));
            QVERIFY(mayHoldSensitive(field, refused(), report));
            QVERIFY(!mayHoldSensitive(field, refused(), std::nullopt));
        }
        VerificationSession verified = refused();
        verified.verifiedOutputs.emplace().idNumberType = IdNumberType::UsSsn;
        for (const PersonalField field : {PersonalField::DocumentDateOfBirth, PersonalField::CheckedIdNumber})
            QVERIFY(!mayHoldSensitive(field, verified, report));
    }

    void aSensitiveValueOfTheReportIsAdoptedAndForgotten() {
        VerificationSession session = refused();
        std::optional<VerificationReport> report = fullReport();
        report->idNumber->number.reset();
        report->document->dateOfBirth.reset();
        for (const PersonalField field :
             {PersonalField::DocumentDateOfBirth, PersonalField::CheckedIdNumber}) {
            adoptSensitive(field, refused(), fullReport(), session, report);
            QVERIFY(personalText(field, session, report));
            forgetSensitive(field, session, report);
            QVERIFY(!personalText(field, session, report));
        }
    }

    void whatFollowsFromADateGoesAsFarAsTheDate() {
        const QDate today(2026, 12, 1);
        VerificationReport report = fullReport();
        QCOMPARE(personalAside(PersonalField::DocumentDateOfBirth, refused(), report, today),
                 text("35 or 36 years old"));
        report.document->expires = CalendarDate{2020, 5, 0};
        QVERIFY(personalAside(PersonalField::DocumentExpirationDate, refused(), report, today)
                    .startsWith(text("expired at least")));
        report.document->expires = CalendarDate{2026, 12, 0}; // Today may be before or after it.
        QCOMPARE(personalAside(PersonalField::DocumentExpirationDate, refused(), report, today),
                 text("not expired yet"));
        report.document->expires = CalendarDate{0, 12, 1};
        QCOMPARE(personalAside(PersonalField::DocumentExpirationDate, refused(), report, today), QString());
    }
};

QTEST_GUILESS_MAIN(TestReportFields)
#include "tst_report_fields.moc"
