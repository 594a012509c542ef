// SPDX-License-Identifier: Apache-2.0
#include "ClientTest.h"
#include "stripe/Secrets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace answers;

namespace {

constexpr auto clientSecret = "vs_1_secret_test_YWNjdF8xSGVsbG8";
constexpr auto startUrl = "https://verify.stripe.com/start/test_YWNjdF8xSGVsbG8";
constexpr auto linkUrl = "https://files.stripe.com/links/MDB8YWNjdF8xSGVsbG8";

/// A session in which everything personal says PRIVATE and everything secret stands wherever it could.
QByteArray tellingSession() {
    QByteArray json =
        "{'id':'vs_1','object':'identity.verification_session','created':1700000000,'livemode':false,"
        "'status':'verified','type':'document','client_secret':'CLIENT_SECRET','url':'START_URL',"
        "'client_reference_id':'order-77','metadata':{'kept':'as it is','copied':'CLIENT_SECRET',"
        "'link':'see START_URL please','client_secret':'CLIENT_SECRET','url':'START_URL'},"
        "'last_error':{'code':'document_expired','reason':'Open START_URL again.'},"
        "'options':{'document':{'allowed_types':['passport'],'require_id_number':true}},"
        "'provided_details':{'email':'PRIVATE','phone':'PRIVATE'},"
        "'verified_outputs':{'first_name':'PRIVATE','last_name':'PRIVATE','email':'PRIVATE',"
        "'phone':'PRIVATE','id_number':'PRIVATE','id_number_type':'br_cpf','sex':'PRIVATE',"
        "'dob':{'day':4471,'month':4472,'year':4473},'later':{'deeper':['PRIVATE',{'more':'PRIVATE'}]},"
        "'address':{'line1':'PRIVATE','country':'PRIVATE'},'unparsed_place_of_birth':'PRIVATE'},"
        "'last_verification_report':{'id':'vr_1','object':'identity.verification_report',"
        "'created':1700000001,'livemode':false,'type':'document','verification_session':'vs_1',"
        "'client_reference_id':'order-77','options':{'document':{'require_id_number':true}},"
        "'document':{'status':'unverified','type':'passport','error':{'code':'document_expired',"
        "'reason':'The document is expired.'},'first_name':'PRIVATE','last_name':'PRIVATE',"
        "'number':'PRIVATE','issuing_country':'PRIVATE','address':{'line1':'PRIVATE','zip':'PRIVATE'},"
        "'dob':{'day':4474,'month':4475,'year':4476},'expiration_date':{'day':4477},"
        "'issued_date':{'day':4478},'files':['file_front',{'id':'file_back','url':'LINK_URL'}],"
        "'sex':'PRIVATE','a_later_leaf':'PRIVATE'},"
        "'selfie':{'status':'verified','document':'file_face','selfie':'file_selfie','error':null},"
        "'id_number':{'status':'verified','id_number_type':'us_ssn','id_number':'PRIVATE',"
        "'first_name':'PRIVATE','dob':{'year':4479}},"
        "'email':{'status':'verified','email':'PRIVATE'},'phone':{'status':'verified','phone':'PRIVATE'},"
        "'a_later_check':{'status':'verified','iris':'PRIVATE'}}}";
    json.replace('\'', '"');
    return json.replace("CLIENT_SECRET", clientSecret)
        .replace("START_URL", startUrl)
        .replace("LINK_URL", linkUrl);
}

bool tellsNothing(const QString& text) {
    for (const char* secret : {clientSecret, startUrl, linkUrl, keyText, "_secret_", "verify.stripe.com/"})
        if (text.contains(QLatin1StringView(secret)))
            return false;
    return true;
}

QString logged;

void keepLog(QtMsgType, const QMessageLogContext&, const QString& message) {
    logged += message + u'\n';
}

} // namespace

/// The key, `client_secret`, `url` and the person's data stay where they belong.
class TestSecrets : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void theShownJsonTellsNothing() {
        const QString json = retrieved().maskedJson.text();
        QVERIFY(tellsNothing(json));
        QVERIFY(!json.contains(QLatin1StringView("PRIVATE")));
        QVERIFY(!json.contains(QLatin1StringView("447")));
        QVERIFY(!json.contains(QLatin1StringView("\"url\"")));
        QVERIFY(!json.contains(QLatin1StringView("\"client_secret\"")));
    }

    void theShownJsonKeepsWhatIsHarmless() {
        const QString json = retrieved().maskedJson.text();
        QJsonParseError problem{};
        const QJsonObject whole = QJsonDocument::fromJson(json.toUtf8(), &problem).object();
        QCOMPARE(problem.error, QJsonParseError::NoError);
        for (const char* kept :
             {"\"id\": \"vs_1\"", "\"created\": 1700000000", "\"client_reference_id\": \"order-77\"",
              "\"kept\": \"••••••\"", "\"id\": \"vr_1\"", "\"status\": \"unverified\"", "\"file_front\"",
              "\"selfie\": \"file_selfie\"", "\"document\": \"file_face\"", "\"type\": \"passport\"",
              "\"reason\": \"The document is expired.\"", "\"id_number_type\": \"us_ssn\"",
              "\"require_id_number\": true", "\"error\": null", "\"allowed_types\": [\n"})
            QVERIFY2(json.contains(QString::fromUtf8(kept)), kept);
        const QJsonObject outputs = whole.value(QLatin1StringView("verified_outputs")).toObject();
        QCOMPARE(outputs.value(QLatin1StringView("first_name")).toString(), QStringLiteral("••••••"));
        QVERIFY(outputs.contains(QLatin1StringView("dob")));
    }

    void metadataShowsByItsKeyAlone() {
        const MaskedJson json = retrieved().maskedJson;
        const QString shown = json.text({QStringLiteral("kept"), QStringLiteral("id")});
        QVERIFY(shown.contains(QLatin1StringView("\"kept\": \"as it is\"")));
        QVERIFY(shown.contains(QString::fromUtf8("\"link\": \"••••••\"")));
        QVERIFY(shown.contains(QLatin1StringView("\"id\": \"vs_1\"")));
        const QStringList all{QStringLiteral("kept"), QStringLiteral("copied"), QStringLiteral("link"),
                              QStringLiteral("client_secret"), QStringLiteral("url")};
        QVERIFY(tellsNothing(json.text(all)));
        QVERIFY(json.text(all).contains(QString::fromUtf8("\"link\": \"see •••••• please\"")));
    }

    void aReferenceThatNamesSomebodyIsMasked_data() {
        QTest::addColumn<QByteArray>("reference");
        QTest::addColumn<QString>("shown");
        QTest::newRow("number") << QByteArray("order-77") << QStringLiteral("order-77");
        QTest::newRow("mail") << QByteArray("anna@example.de") << QString::fromUtf8("a••••@••••.de");
        QTest::newRow("name") << QByteArray("Anna Meyer") << QString::fromUtf8("A•••• M••••");
    }
    void aReferenceThatNamesSomebodyIsMasked() {
        QFETCH(QByteArray, reference);
        QFETCH(QString, shown);
        m_server->always(json(200, tellingSession().replace("order-77", reference)));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        const QString text = m_sessions.first().value().maskedJson.text();
        QCOMPARE(text.count(QStringLiteral("\"client_reference_id\": \"%1\"").arg(shown)), 2);
        QCOMPARE(text.contains(QString::fromLatin1(reference)), shown == QString::fromLatin1(reference));
    }

    void theShownJsonIsWellFormedWhateverStandsInTexts() {
        QByteArray json = session();
        json.replace("{}", "{\"a\\\"b\\\\c\\n\\u0001\":\"\\t\\\"\\\\\\u0007 é \\ud83d\\ude00\",\"n\":[]}");
        m_server->always(answers::json(200, json));
        retrieve();
        QTRY_COMPARE(m_sessions.size(), 1);
        const MaskedJson masked = m_sessions.first().value().maskedJson;
        const QString oddKey = QString::fromUtf8("a\"b\\c\n\x01");
        const QString shown = masked.text({oddKey});
        QJsonParseError problem{};
        const QJsonObject read = QJsonDocument::fromJson(shown.toUtf8(), &problem).object();
        QCOMPARE(problem.error, QJsonParseError::NoError);
        const QJsonObject metadata = read.value(QLatin1StringView("metadata")).toObject();
        QCOMPARE(metadata.value(oddKey).toString(), QString::fromUtf8("\t\"\\\a é 😀"));
    }

    void noValueHoldsASecret() {
        const VerificationSession session = retrieved().session;
        QCOMPARE(session.metadata.size(), 5U);
        for (const auto& [key, value] : session.metadata)
            QVERIFY2(tellsNothing(value), qPrintable(key));
        QVERIFY(tellsNothing(session.lastError->reason));
        QVERIFY(session.lastError->reason.startsWith(QLatin1StringView("Open ")));
    }

    void noErrorHoldsASecret() {
        const QByteArray message =
            QByteArray("Invalid API Key provided: ") + keyText + " for " + clientSecret + " at " + startUrl;
        for (const int status : {400, 401, 403, 404, 429, 500}) {
            start();
            m_server->always(error(status, message, clientSecret));
            list();
            QTRY_COMPARE(m_pages.size(), 1);
            const StripeError& error = m_pages.first().error();
            for (const QString& text : {error.message, error.code, error.param, error.missingPermission,
                                        errorHeadline(error), errorNextStep(error)})
                QVERIFY2(tellsNothing(text), qPrintable(text));
            QVERIFY(error.message.startsWith(QLatin1StringView("Invalid API Key provided")));
        }
    }

    void nothingIsLogged() {
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        logged.clear();
        const QtMessageHandler usual = qInstallMessageHandler(keepLog);
        qDebug("log is kept");
        m_server->next(error(500, clientSecret));
        m_server->next(faulty(ScriptedAnswer::Manner::CutShort, tellingSession()));
        m_server->always(json(200, tellingSession()));
        retrieve();
        cancel();
        account(); // Fails: it is answered with a session.
        [this] { QTRY_VERIFY(m_sessions.size() == 2 && m_accounts.size() == 1); }();
        qInstallMessageHandler(usual);
        QLoggingCategory::setFilterRules(QString());
        QVERIFY(logged.contains(QLatin1StringView("log is kept")));
        QVERIFY2(tellsNothing(logged) && !logged.contains(QLatin1StringView("PRIVATE")), qPrintable(logged));
    }

    void ordinaryTextStaysAsItIs_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "The document is expired.", "my_secret_santa", "task_force", "https://example.com/verify",
              "rk_live_***", "sk_test_", "ask_test_me", "vs_1NuNAILkdIwHu7ixh7OtGMLw"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void ordinaryTextStaysAsItIs() {
        QFETCH(QString, text);
        QCOMPARE(withoutSecrets(text), text);
    }

    void aSecretIsTakenOutOfItsSentence_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("key sk_live_51HabcDEF0 refused", "key •••••• refused");
        row("'rk_test_51HabcDEF0'", "'••••••'");
        row("<https://verify.stripe.com/start/live_x#a>", "<••••••>");
        row("verify.stripe.com/start/x", "••••••");
        row("vs_1Ab_secret_live_YW-N_j%20 and more", "vs_1Ab and more");
        row("id=vs_1Ab%5Fsecret%5Flive%5FYW&x", "id=vs_1Ab&x");
        row("pi_1Ab_secret_YW", "pi_1Ab");
        row("_vs_1Ab_secret_YW_", "_vs_1Ab");
        row("whsec_YWNjdF8x is it", "•••••• is it");
        row("at https://files.stripe.com/links/MDB8 now", "at •••••• now");
    }
    void aSecretIsTakenOutOfItsSentence() {
        QFETCH(QString, text);
        QVERIFY(holdsSecret(text.toStdString()));
        QTEST(withoutSecrets(text), "expected");
    }

private:
    RetrievedSession retrieved() {
        m_server->always(json(200, tellingSession()));
        retrieve();
        [this] { QTRY_COMPARE(m_sessions.size(), 1); }();
        return m_sessions.value(0, Result<RetrievedSession>(StripeError())).value();
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
