// SPDX-License-Identifier: Apache-2.0
#include "WireText.h"

#include <QTest>

using namespace wiretext;

/// Stripe's JSON becomes values, and what Stripe leaves out, empties or erases becomes nothing.
class TestWire : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBareSessionIsASession() {
        const VerificationSession session = read("");
        QCOMPARE(session.id.text(), QStringLiteral("vs_1"));
        QCOMPARE(session.created, 1'700'000'000);
        QVERIFY(session.livemode);
        QVERIFY(session.status == SessionStatus::Verified);
        QVERIFY(session.type == VerificationType::Document);
        VerificationSession bare;
        bare.id = session.id;
        bare.created = session.created;
        bare.livemode = true;
        bare.status = SessionStatus::Verified;
        bare.type = VerificationType::Document;
        QVERIFY(session == bare);
    }

    void withoutAnIdOrATimeItIsNoSession_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const QList<QByteArrayList> members{
            {"'id':'vs_1'", "'id':null", "'id':7", "'id':'vr_1'", "'id':'vs_../x'", ""},
            {"'object':'identity.verification_session'", "'object':'account'"},
            {"'created':1700000000", "'created':'1700000000'", "'created':1.5", "'created':-1",
             "'created':9223372036854775807", "'created':null", ""},
        };
        for (const QByteArrayList& member : members)
            for (qsizetype i = 1; i < member.size(); ++i)
                QTest::addRow("%s -> %s", member.first().constData(), member.at(i).constData())
                    << member.first() << (member.at(i).isEmpty() ? "'other':1" : member.at(i));
    }
    void withoutAnIdOrATimeItIsNoSession() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const QByteArray body = sessionWith("").replace(from, to);
        const Result<RetrievedSession> result = retrieved(body);
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, StripeError::Kind::UnreadableAnswer);
        QCOMPARE(result.error().requestId, QStringLiteral("req_1"));
        const QByteArray other = sessionWith("").replace("vs_1", "vs_2");
        const auto page = wire::readSessionPage(
            answerOf("{'object':'list','has_more':true,'data':[" + body + ',' + other + "]}"));
        QVERIFY(page.isOk());
        QCOMPARE(page.value().sessions.size(), 1U);
        QCOMPARE(page.value().sessions.front().id.text(), QStringLiteral("vs_2"));
        QCOMPARE(page.value().problems.size(), 1U);
        QVERIFY(page.value().problems.front().isWholeObject());
        QCOMPARE(page.value().problems.front().requestId, QStringLiteral("req_1"));
    }

    void whatElseIsMissingIsUnknown_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("unread"); ///< Empty: nothing was there to be read.
        const auto row = [](const QByteArray& from, const QByteArray& to, const char* unread) {
            QTest::addRow("%s -> %s", from.constData(), to.constData())
                << from << to << QString::fromLatin1(unread);
        };
        row("'object':'identity.verification_session'", "'object':null", "");
        row("'object':'identity.verification_session'", "'object':7", "object");
        row("'livemode':true", "'livemode':'true'", "livemode");
        row("'livemode':true", "'other':1", "livemode");
        row("'livemode':true", "'livemode':null", "livemode");
        row("'status':'verified'", "'status':null", "");
        row("'status':'verified'", "'status':{}", "status");
        row("'status':'verified'", "'status':''", "");
        row("'type':'document'", "'type':[]", "type");
        row("'type':'document'", "'other':1", "");
    }
    void whatElseIsMissingIsUnknown() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, unread);
        const Result<RetrievedSession> result = retrieved(sessionWith("").replace(from, to));
        QVERIFY(result.isOk());
        const RetrievedSession& read = result.value();
        QCOMPARE(read.session.id.text(), QStringLiteral("vs_1"));
        QVERIFY(read.session.livemode); // Rather real people than none.
        QCOMPARE(read.session.status.value == SessionStatus::Unknown, from.contains("status"));
        QCOMPARE(read.session.type.value == VerificationType::Unknown, from.contains("type"));
        QCOMPARE(read.problems.size(), unread.isEmpty() ? 0U : 1U);
        if (!unread.isEmpty()) {
            QCOMPARE(read.problems.front().members, QStringList(unread));
            QCOMPARE(read.problems.front().id, QStringLiteral("vs_1"));
            QCOMPARE(read.problems.front().requestId, QStringLiteral("req_1"));
        }
    }

    void anOptionalMemberOfTheWrongTypeIsAbsent_data() {
        QTest::addColumn<QByteArray>("value");
        for (const char* value : {"null", "7", "-1.5e300", "true", "'word'", "[]", "{}", "[{'id':1}]",
                                  "{'id':{'id':{}}}", "{'status':4,'code':4,'dob':4,'address':4}"})
            QTest::newRow(value) << QByteArray(value);
    }
    void anOptionalMemberOfTheWrongTypeIsAbsent() {
        QFETCH(QByteArray, value);
        for (const char* name :
             {"client_reference_id", "related_customer", "related_customer_account", "related_person",
              "client_secret", "url", "metadata", "verification_flow", "options", "provided_details",
              "last_error", "redaction", "verified_outputs", "a_later_invention"})
            QCOMPARE(read(member(name, value)).id.text(), QStringLiteral("vs_1"));
        for (const char* name : {"first_name", "address", "dob", "id_number_type", "sex", "phone"})
            QCOMPARE(read(member("verified_outputs", '{' + member(name, value) + '}')).id.text(),
                     QStringLiteral("vs_1"));
        for (const char* name : {"document", "selfie", "id_number", "email", "phone", "options"})
            QCOMPARE(readReport(member(name, value)).id.text(), QStringLiteral("vr_1"));
        for (const char* name : {"status", "error", "type", "files", "issued_date", "address", "number"})
            QCOMPARE(readReport(member("document", '{' + member(name, value) + '}')).id.text(),
                     QStringLiteral("vr_1"));
    }

    void anUnknownWordSurvives() {
        const Result<RetrievedSession> result = retrieved(
            sessionWith(
                "'last_error':{'code':'moon_phase','reason':'Full.'},'redaction':{'status':'pondered'}")
                .replace("verified", "requires_wizardry")
                .replace("'document'", "'séance'"));
        QVERIFY(result.isOk());
        const VerificationSession session = result.value().session;
        QCOMPARE(session.status.unknownWord, QStringLiteral("requires_wizardry"));
        QCOMPARE(session.type.unknownWord, QStringLiteral("séance"));
        QCOMPARE(session.lastError->code.unknownWord, QStringLiteral("moon_phase"));
        QCOMPARE(session.redaction->unknownWord, QStringLiteral("pondered"));
    }

    void aReasonWithoutACodeIsAnError() {
        const std::optional<LastError> error =
            read("'last_error':{'code':null,'reason':'The document is invalid.'}").lastError;
        QVERIFY(error && error->code == OpenEnum<ErrorCode>());
        QCOMPARE(error->reason, QStringLiteral("The document is invalid."));
    }

    void anErrorThatSaysNothingIsNone() {
        for (const char* none : {"null", "{'code':null,'reason':null}", "{}", "{'code':null,'reason':''}"})
            QVERIFY2(!read(member("last_error", none)).lastError, none);
        const std::optional<LastError> error = read("'last_error':{'code':'document_expired'}").lastError;
        QVERIFY(error && error->code == ErrorCode::DocumentExpired && error->reason.isEmpty());
    }

    /// The session of Stripe's own fixtures: verified, being redacted, with an error that is none.
    void theOddFixtureOfStripesIsRead() {
        const VerificationSession session =
            read("'client_secret':null,'last_error':{'code':null,'reason':null},"
                 "'last_verification_report':'vr_1MwBlH2eZvKYlo2C91hOpFMf','metadata':{},"
                 "'options':{'document':{'require_id_number':true,'require_live_capture':true}},"
                 "'redaction':{'status':'processing'},'url':null");
        QVERIFY(!session.lastError);
        QVERIFY(session.redaction == OpenEnum(RedactionStatus::Processing));
        QVERIFY(session.isRedactionRequested() && !session.isRedacted());
        QCOMPARE(session.lastReport->text(), QStringLiteral("vr_1MwBlH2eZvKYlo2C91hOpFMf"));
        QVERIFY(session.options.document->requireIdNumber);
        QVERIFY(session.options.document->requireLiveCapture);
        QVERIFY(!session.options.document->requireMatchingSelfie);
    }

    void aRedactionWithoutStatusIsStillOne() {
        QVERIFY(read(member("redaction", "{}")).isRedactionRequested());
        QVERIFY(!read(member("redaction", "null")).isRedactionRequested());
    }

    void whatStripeErasedIsNoValue() {
        const VerificationSession session = read(
            "'redaction':{'status':'redacted'},"
            "'client_reference_id':'[redacted]','provided_details':{'email':'[redacted]','phone':null},"
            "'last_error':{'code':'document_expired','reason':'[redacted]'},"
            "'verified_outputs':{'first_name':'[redacted]','last_name':'[redacted]','email':'[redacted]',"
            "'phone':'[redacted]','dob':{'day':1,'month':1,'year':1},'id_number':'[redacted]',"
            "'id_number_type':null,'sex':'[redacted]','unparsed_sex':'[redacted]',"
            "'unparsed_place_of_birth':'[redacted]','address':{'city':'[redacted]','country':'US',"
            "'line1':'[redacted]','line2':null,'postal_code':'[redacted]','state':'[redacted]'}}");
        QVERIFY(session.isRedacted());
        QVERIFY(!session.clientReferenceId);
        QVERIFY(session.providedDetails == ProvidedDetails());
        QVERIFY(session.lastError->reason.isEmpty());
        VerifiedOutputs expected;
        expected.address = Address();
        expected.address->country = QStringLiteral("US");
        QVERIFY(session.verifiedOutputs == expected);
        QVERIFY(session.personName().isEmpty());
    }

    void everythingOfAPersonIsRead() {
        const VerifiedOutputs outputs =
            *read("'verified_outputs':{'first_name':'Zoë','last_name':'李',"
                  "'email':'z@example.de','phone':'+4915112345678','dob':{'day':29,'month':2,'year':2000},"
                  "'id_number':'6789','id_number_type':'us_ssn','sex':'unknown','unparsed_sex':'X',"
                  "'unparsed_place_of_birth':'Łódź','address':{'city':'Köln','country':'DE','line1':'Ring 1',"
                  "'line2':'Hof','postal_code':'50667','state':'NW'}}")
                 .verifiedOutputs;
        QCOMPARE(outputs.firstName, text("Zoë"));
        QCOMPARE(outputs.lastName, text("李"));
        QCOMPARE(outputs.email, text("z@example.de"));
        QCOMPARE(outputs.phone, text("+4915112345678"));
        QVERIFY(outputs.dateOfBirth == (CalendarDate{2000, 2, 29}));
        QCOMPARE(outputs.idNumber, text("6789"));
        QVERIFY(outputs.idNumberType == OpenEnum(IdNumberType::UsSsn));
        QVERIFY(outputs.sex == OpenEnum(Sex::NotStated));
        QCOMPARE(outputs.unparsedSex, text("X"));
        QCOMPARE(outputs.unparsedPlaceOfBirth, text("Łódź"));
        QVERIFY(outputs.address ==
                (Address{text("Ring 1"), text("Hof"), text("Köln"), text("NW"), text("50667"), text("DE")}));
    }

    void aDateThatIsNoneIsAbsent_data() {
        QTest::addColumn<QByteArray>("date");
        QTest::newRow("placeholder") << QByteArray("{'day':1,'month':1,'year':1}");
        QTest::newRow("all parts missing") << QByteArray("{'day':null,'month':null,'year':null}");
        QTest::newRow("no member") << QByteArray("{}");
        QTest::newRow("texts") << QByteArray("{'day':'1','month':'2','year':'1980'}");
        QTest::newRow("text") << QByteArray("'1980-02-01'");
    }
    void aDateThatIsNoneIsAbsent() {
        QFETCH(QByteArray, date);
        const VerificationSession session = read("'verified_outputs':{'dob':" + date + '}');
        QVERIFY(session.verifiedOutputs);
        QVERIFY(!session.verifiedOutputs->dateOfBirth);
    }

    void aDateIsReadAsFarAsItGoes_data() {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<CalendarDate>("expected");
        const auto row = [](const char* name, const char* date, const CalendarDate& expected) {
            QTest::newRow(name) << QByteArray(date) << expected;
        };
        row("whole", "{'day':29,'month':2,'year':2000}", {2000, 2, 29});
        row("no day", "{'day':null,'month':5,'year':1980}", {1980, 5, 0});
        row("a day of zero", "{'day':0,'month':5,'year':1980}", {1980, 5, 0});
        row("year alone", "{'day':null,'month':null,'year':1980}", {1980, 0, 0});
        row("no month", "{'day':7,'year':1980}", {1980, 0, 7});
        row("no year", "{'day':7,'month':5,'year':null}", {0, 5, 7});
        row("month alone", "{'month':5}", {0, 5, 0});
        row("29 February of no year", "{'day':29,'month':2}", {0, 2, 29});
        row("30 February", "{'day':30,'month':2,'year':1980}", {1980, 2, 0});
        row("huge day", "{'day':4294967297,'month':1,'year':1980}", {1980, 1, 0});
        row("negative day", "{'day':-1,'month':1,'year':1980}", {1980, 1, 0});
        row("text for a month", "{'day':3,'month':'May','year':1980}", {1980, 0, 3});
    }
    void aDateIsReadAsFarAsItGoes() {
        QFETCH(QByteArray, date);
        QFETCH(CalendarDate, expected);
        QVERIFY(read("'verified_outputs':{'dob':" + date + '}').verifiedOutputs->dateOfBirth == expected);
        const DocumentCheck document = *readReport("'document':{'issued_date':" + date + ",'dob':" + date +
                                                   ",'expiration_date':" + date + '}')
                                            .document;
        QVERIFY(document.issued == expected);
        QVERIFY(document.expires == expected);
        QVERIFY(document.dateOfBirth == expected);
    }

    void metadataKeepsItsOrder() {
        const Metadata expected{{QStringLiteral("zebra"), QStringLiteral("1")},
                                {QStringLiteral("ape"), QStringLiteral("")},
                                {QStringLiteral("käfer"), QStringLiteral("a\"b\\c\nd")}};
        const VerificationSession session =
            read("'metadata':{'zebra':'1','ape':'','käfer':'a\\\"b\\\\c\\nd'}");
        QVERIFY(session.metadata == expected);
    }

    void linksToOthersAreRead() {
        const VerificationSession session = read(
            "'client_reference_id':'order-1','related_customer':'cus_1',"
            "'related_customer_account':'acct_1','related_person':{'account':'acct_2','person':'person_1'},"
            "'verification_flow':'vf_1','last_verification_report':{'id':'vr_9',"
            "'object':'identity.verification_report','created':1,'type':'id_number'}");
        QCOMPARE(session.clientReferenceId, text("order-1"));
        QCOMPARE(session.relatedCustomer, text("cus_1"));
        QCOMPARE(session.relatedCustomerAccount, text("acct_1"));
        QVERIFY(session.relatedPerson ==
                (RelatedPerson{QStringLiteral("acct_2"), QStringLiteral("person_1")}));
        QCOMPARE(session.verificationFlow, text("vf_1"));
        QCOMPARE(session.lastReport->text(), QStringLiteral("vr_9"));
    }

    void theChecksAskedForAreRead() {
        const SessionOptions options =
            read("'options':{'document':{'allowed_types':['passport','sea_book'],"
                 "'require_matching_selfie':true},'email':{'require_verification':true},"
                 "'phone':{'require_verification':true},'id_number':{},'matching':{'dob':'similar','name':'"
                 "none'}}")
                .options;
        QCOMPARE(options.document->allowedTypes.size(), 2U);
        QVERIFY(options.document->allowedTypes.at(0) == DocumentType::Passport);
        QCOMPARE(options.document->allowedTypes.at(1).unknownWord, QStringLiteral("sea_book"));
        QVERIFY(options.document->requireMatchingSelfie && !options.document->requireIdNumber);
        QVERIFY(options.requireEmail && options.requirePhone && options.idNumber);
        QVERIFY(options.matching ==
                (SessionOptions::Matching{QStringLiteral("similar"), QStringLiteral("none")}));
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
