// SPDX-License-Identifier: Apache-2.0
#include "evidence/AttemptChanges.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace {

VerificationReport attempt() {
    VerificationReport report;
    DocumentCheck document;
    document.status = CheckStatus::Unverified;
    document.error = CheckError{ErrorCode::DocumentExpired, QStringLiteral("The document is expired.")};
    document.type = DocumentType::Passport;
    document.issuingCountry = QStringLiteral("DE");
    document.firstName = QStringLiteral("Núria");
    document.lastName = QStringLiteral("Ibáñez Ruiz");
    document.address = Address{QStringLiteral("Gran Via 1"), {}, QStringLiteral("Madrid"), {}, {}, {}};
    report.document = document;
    report.selfie = SelfieCheck{CheckStatus::Verified, {}, {}, {}};
    report.email = ContactCheck{CheckStatus::Verified, {}, QStringLiteral("nuria@example.com")};
    return report;
}

using Edit = std::function<void(VerificationReport&)>;

} // namespace
Q_DECLARE_METATYPE(Edit)

class TestAttemptChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDiffersIsNamedAndNothingElse_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<int>("changed");
        const auto row = [](const char* name, AttemptParts changed, const Edit& edit) {
            QTest::newRow(name) << edit << changed.toInt();
        };
        using R = VerificationReport;
        row("nothing", {}, [](R&) {});
        row("only ids and times", {}, [](R& later) { later.created += 900; });
        row("only Stripe's sentence", {}, [](R& later) { later.document->error->reason = u"Expired."_s; });
        row("only files", {}, [](R& later) { later.document->files = {*FileId::fromText(u"file_2")}; });
        row("another reason", AttemptPart::Document,
            [](R& later) { later.document->error->code = ErrorCode::DocumentUnverifiedOther; });
        row("a word nobody knows", AttemptPart::Document, [](R& later) {
            later.document->error->code = OpenEnum<ErrorCode>::fromText(u"document_haunted"_s);
        });
        row("verified at last", AttemptPart::Document, [](R& later) {
            later.document->status = CheckStatus::Verified;
            later.document->error.reset();
        });
        row("another document", AttemptPart::DocumentType | AttemptPart::IssuingCountry, [](R& later) {
            later.document->type = DocumentType::IdCard;
            later.document->issuingCountry = u"ES"_s;
        });
        row("the same name, written another way", {}, [](R& later) {
            later.document->firstName = u"NURIA "_s;
            later.document->lastName = u"ibanez  ruiz"_s;
        });
        row("another name", AttemptPart::Name, [](R& later) { later.document->lastName = u"Ruiz"_s; });
        row("no name any more", AttemptPart::Name, [](R& later) {
            later.document->firstName.reset();
            later.document->lastName.reset();
        });
        row("names changed places", AttemptPart::Name,
            [](R& later) { std::swap(later.document->firstName, later.document->lastName); });
        row("the same address in capitals", {},
            [](R& later) { later.document->address->line1 = u"GRAN VÍA 1"_s; });
        row("another house", AttemptPart::Address,
            [](R& later) { later.document->address->line1 = u"Gran Via 2"_s; });
        row("a selfie that failed", AttemptPart::Selfie, [](R& later) {
            later.selfie->status = CheckStatus::Unverified;
            later.selfie->error = CheckError{ErrorCode::SelfieFaceMismatch, {}};
        });
        row("no selfie", AttemptPart::Selfie, [](R& later) { later.selfie.reset(); });
        row("an id number, the first time", AttemptPart::IdNumber, [](R& later) {
            later.idNumber = IdNumberCheck{CheckStatus::Verified, {}, {}};
        });
        row("another mailbox", AttemptPart::Email,
            [](R& later) { later.email->contact = u"n.ruiz@example.com"_s; });
        row("the same mailbox in capitals", {},
            [](R& later) { later.email->contact = u"NURIA@example.com"_s; });
        row("a phone, the first time", AttemptPart::Phone, [](R& later) {
            later.phone = ContactCheck{CheckStatus::Verified, {}, u"+34 600"_s};
        });
        row("a mailbox Stripe did not tell this time", {}, [](R& later) { later.email->contact.reset(); });
        row("no document at all",
            AttemptPart::Document | AttemptPart::DocumentType | AttemptPart::IssuingCountry |
                AttemptPart::Name | AttemptPart::Address,
            [](R& later) { later.document.reset(); });
    }
    void whatDiffersIsNamedAndNothingElse() {
        QFETCH(Edit, edit);
        QFETCH(int, changed);
        const VerificationReport earlier = attempt();
        VerificationReport later = earlier;
        edit(later);
        QCOMPARE(changedParts(earlier, later).toInt(), changed);
        QCOMPARE(changedParts(later, earlier).toInt(), changed);
    }

    void aPhoneIsItsDigitsAndAnIdNumberItsType() {
        VerificationReport earlier = attempt();
        earlier.phone = ContactCheck{CheckStatus::Verified, {}, u"+49 (30) 1-2"_s};
        earlier.idNumber = IdNumberCheck{CheckStatus::Verified, {}, IdNumberType::UsSsn};
        VerificationReport later = earlier;
        later.phone->contact = u"+\u0664\u0669 3012"_s;
        QVERIFY(changedParts(earlier, later) == AttemptParts());
        later.phone->contact = u"+49 3013"_s;
        later.idNumber->type = IdNumberType::BrCpf;
        QVERIFY(changedParts(earlier, later) == (AttemptPart::Phone | AttemptPart::IdNumber));
    }

    void namesThatAreNotLatinAreComparedAsWell() {
        VerificationReport earlier = attempt();
        earlier.document->lastName = u"李"_s;
        VerificationReport later = earlier;
        QVERIFY(!changedParts(earlier, later).testFlag(AttemptPart::Name));
        later.document->lastName = u"王"_s;
        QVERIFY(changedParts(earlier, later).testFlag(AttemptPart::Name));
    }

    void whatWasSaidBeforeIsHeldAgainstWhatWasFound_data() {
        QTest::addColumn<QString>("providedEmail");
        QTest::addColumn<QString>("providedPhone");
        QTest::addColumn<QString>("verifiedEmail");
        QTest::addColumn<QString>("verifiedPhone");
        QTest::addColumn<int>("email");
        QTest::addColumn<int>("phone");
        const auto row = [](const char* name, const QStringList& texts, Agreement email, Agreement phone) {
            QTest::newRow(name) << texts[0] << texts[1] << texts[2] << texts[3] << static_cast<int>(email)
                                << static_cast<int>(phone);
        };
        const auto none = Agreement::NothingToCompare;
        row("nothing provided", {{}, {}, u"a@b.example"_s, u"+49 1"_s}, none, none);
        row("nothing found", {u"a@b.example"_s, u"+49 1"_s, {}, {}}, none, none);
        row("the same, written another way",
            {u"A@B.example"_s, u"+49 (30) 123-45"_s, u"a@b.example"_s, u"+493012345"_s}, Agreement::Same,
            Agreement::Same);
        row("an accent makes it another mailbox", {u"müller@b.example"_s, {}, u"muller@b.example"_s, {}},
            Agreement::Differs, none);
        row("others", {u"a@b.example"_s, u"+49 30 1"_s, u"c@b.example"_s, u"+49 30 2"_s}, Agreement::Differs,
            Agreement::Differs);
    }
    void whatWasSaidBeforeIsHeldAgainstWhatWasFound() {
        QFETCH(QString, providedEmail);
        QFETCH(QString, providedPhone);
        QFETCH(QString, verifiedEmail);
        QFETCH(QString, verifiedPhone);
        QFETCH(int, email);
        QFETCH(int, phone);
        const auto some = [](const QString& text) {
            return text.isEmpty() ? std::nullopt : std::optional(text);
        };
        VerificationSession session;
        session.providedDetails = ProvidedDetails{some(providedEmail), some(providedPhone)};
        session.verifiedOutputs.emplace().email = some(verifiedEmail);
        session.verifiedOutputs->phone = some(verifiedPhone);
        const ProvidedAgreement agreement = providedAgreement(session, std::nullopt);
        QCOMPARE(static_cast<int>(agreement.email), email);
        QCOMPARE(static_cast<int>(agreement.phone), phone);
    }

    void withoutOutputsTheReportsOwnChecksAreHeldAgainstIt() {
        VerificationSession session;
        session.providedDetails = ProvidedDetails{u"nuria@example.com"_s, {}};
        QVERIFY(providedAgreement(session, attempt()).email == Agreement::Same);
        session.providedDetails->email = u"other@example.com"_s;
        QVERIFY(providedAgreement(session, attempt()).email == Agreement::Differs);
    }
};

QTEST_APPLESS_MAIN(TestAttemptChanges)
#include "tst_attempt_changes.moc"
