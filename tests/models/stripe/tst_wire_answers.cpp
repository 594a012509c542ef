// SPDX-License-Identifier: Apache-2.0
#include "WireText.h"

#include <QTest>

using namespace wiretext;

/// Whole answers: a report with its checks, a page, an account.
class TestWireAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCheckOfAReportIsRead() {
        const VerificationReport report = readReport(
            "'verification_session':'vs_1',"
            "'document':{'status':'unverified','error':{'code':'document_expired','reason':'Old.'},"
            "'type':'id_card','issuing_country':'FR','first_name':'Ana','last_name':'Roy','number':'X1',"
            "'address':{'line1':'1 Rue','zip':'75001'},'issued_date':{'day':1,'month':2,'year':2010},"
            "'expiration_date':{'day':1,'month':2,'year':2020},'dob':{'day':3,'month':4,'year':1990},"
            "'files':['file_front','nonsense',7,'file_back']},"
            "'selfie':{'status':'verified','document':'file_face','selfie':'file_selfie','error':null},"
            "'id_number':{'status':'verified','id_number_type':'br_cpf','id_number':'1'},"
            "'email':{'status':'verified','email':'a@b.c'},"
            "'phone':{'status':'unverified','phone':'+1','error':{'code':'phone_verification_declined'}}");
        QCOMPARE(report.session->text(), QStringLiteral("vs_1"));
        const DocumentCheck& document = *report.document;
        QVERIFY(document.status == CheckStatus::Unverified);
        QVERIFY(document.error == (CheckError{ErrorCode::DocumentExpired, QStringLiteral("Old.")}));
        QVERIFY(document.type == OpenEnum(DocumentType::IdCard));
        QCOMPARE(document.issuingCountry, text("FR"));
        QCOMPARE(document.number, text("X1"));
        QCOMPARE(document.address->postalCode, text("75001")); // An old report's `zip`.
        QVERIFY(document.issued == (CalendarDate{2010, 2, 1}));
        QVERIFY(document.expires == (CalendarDate{2020, 2, 1}));
        QVERIFY(document.dateOfBirth == (CalendarDate{1990, 4, 3}));
        QCOMPARE(document.files.size(), 2U);
        QCOMPARE(document.files.at(0).text(), QStringLiteral("file_front"));
        QCOMPARE(document.files.at(1).text(), QStringLiteral("file_back"));
        QCOMPARE(report.selfie->selfie->text(), QStringLiteral("file_selfie"));
        QCOMPARE(report.selfie->documentFace->text(), QStringLiteral("file_face"));
        QVERIFY(!report.selfie->error);
        QVERIFY(report.idNumber->type == OpenEnum(IdNumberType::BrCpf));
        QCOMPARE(report.email->contact, text("a@b.c"));
        QVERIFY(report.phone->error->code == ErrorCode::PhoneVerificationDeclined);
    }

    void anUnexpandedReportIsItsId() {
        const Result<RetrievedSession> result = retrieved(sessionWith("'last_verification_report':'vr_1'"));
        QVERIFY(result.isOk());
        QCOMPARE(result.value().session.lastReport->text(), QStringLiteral("vr_1"));
        QVERIFY(!result.value().report);
    }

    void aPageKnowsWhetherThereIsMore() {
        const auto page =
            wire::readSessionPage(answerOf("{'object':'list','has_more':true,'data':[" + sessionWith("") +
                                           ',' + sessionWith("").replace("vs_1", "vs_2") + "]}"));
        QVERIFY(page.isOk());
        QVERIFY(page.value().hasMore);
        QCOMPARE(page.value().sessions.size(), 2U);
        QCOMPARE(page.value().sessions.at(1).id.text(), QStringLiteral("vs_2"));
    }

    void anAccountOfNoSessionsIsAPage() {
        const auto page = wire::readSessionPage(answerOf("{'object':'list','has_more':false,'data':[]}"));
        QVERIFY(page.isOk() && page.value().sessions.empty() && !page.value().hasMore);
    }

    void aPageThatIsNoneIsAnError_data() {
        QTest::addColumn<QByteArray>("body");
        for (const char* body :
             {"{}", "[]", "{'object':'list'}", "{'object':'list','data':[]}",
              "{'object':'list','data':{},'has_more':false}", "{'object':'list','data':[],'has_more':'no'}",
              "{'object':'search_result','data':[],'has_more':false}",
              // Nothing to go on from, although there is more.
              "{'object':'list','data':[7],'has_more':true}",
              "{'object':'list','data':[null,{'id':'vs_1'}],'has_more':true}"})
            QTest::newRow(body) << QByteArray(body);
    }
    void aPageThatIsNoneIsAnError() {
        QFETCH(QByteArray, body);
        const auto page = wire::readSessionPage(answerOf(body));
        QVERIFY(!page.isOk());
        QCOMPARE(page.error().kind, StripeError::Kind::UnreadableAnswer);
        // Without a request id nothing says that it comes from Stripe.
        HttpAnswer fromNobody = answerOf(body);
        fromNobody.requestId.clear();
        QCOMPARE(wire::readSessionPage(fromNobody).error().kind, StripeError::Kind::NotStripe);
    }

    void aPageOfUnreadableSessionsAloneSaysSo() {
        const auto page = wire::readSessionPage(answerOf("{'object':'list','data':[7],'has_more':false}"));
        QVERIFY(page.isOk());
        QVERIFY(page.value().sessions.empty());
        QCOMPARE(page.value().problems.size(), 1U);
        QVERIFY(page.value().problems.front().id.isEmpty());
    }

    void aReportThatIsNoneLeavesTheSession_data() {
        QTest::addColumn<QByteArray>("report");
        for (const char* report :
             {"{'id':'vr_1','object':'account'}", "{'id':'vr_1'}", "{'id':'pi_1','created':1}", "7", "[]",
              "{'id':'vr_1','created':1,'verification_session':'vs_2'}"})
            QTest::newRow(report) << QByteArray(report);
    }
    void aReportThatIsNoneLeavesTheSession() {
        QFETCH(QByteArray, report);
        const auto result = retrieved(sessionWith("'last_verification_report':" + report));
        QVERIFY(result.isOk());
        QCOMPARE(result.value().session.id.text(), QStringLiteral("vs_1"));
        QVERIFY(!result.value().report);
        QCOMPARE(result.value().problems.size(), 1U);
        QVERIFY(result.value().problems.front().members.contains(QStringLiteral("last_verification_report")));
    }

    void whatWasLeftOutIsNamedWhereItStands() {
        const auto result = retrieved(sessionWith(
            "'client_reference_id':7,'metadata':{'a':1},'verified_outputs':{'dob':{'year':'x','month':5},"
            "'first_name':{}},'last_verification_report':{'id':'vr_1','created':1,'type':'document',"
            "'document':{'files':['file_1',7],'issued_date':'x'}}"));
        QVERIFY(result.isOk());
        QStringList members = result.value().problems.front().members;
        members.sort();
        QCOMPARE(members,
                 (QStringList{QStringLiteral("client_reference_id"), QStringLiteral("dob.year"),
                              QStringLiteral("document.files"), QStringLiteral("document.issued_date"),
                              QStringLiteral("metadata"), QStringLiteral("verified_outputs.first_name")}));
    }

    void anAccountGoesByTheNameItHas_data() {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("name");
        QTest::newRow("dashboard") << QByteArray(",'settings':{'dashboard':{'display_name':'Shop'}},"
                                                 "'business_profile':{'name':'Profile'}")
                                   << "Shop";
        QTest::newRow("profile") << QByteArray(",'settings':{'dashboard':{'display_name':''}},"
                                               "'business_profile':{'name':'Profile'}")
                                 << "Profile";
        QTest::newRow("none") << QByteArray(",'settings':null,'business_profile':7") << "";
    }
    void anAccountGoesByTheNameItHas() {
        QFETCH(QByteArray, members);
        const auto account = wire::readAccount(answerOf("{'id':'acct_1','object':'account'" + members + '}'));
        QVERIFY(account.isOk());
        QCOMPARE(account.value().id, QStringLiteral("acct_1"));
        QTEST(account.value().displayName, "name");
    }
};

QTEST_GUILESS_MAIN(TestWireAnswers)
#include "tst_wire_answers.moc"
