// SPDX-License-Identifier: Apache-2.0
#include "stripe/Wire.h"

#include <QRandomGenerator>
#include <QTest>

namespace {

const SessionId asked = *SessionId::fromText(u"vs_1");

/// JSON in C++ reads better with single quotes; on the wire they are double.
HttpAnswer answerOf(QByteArray body, int status = 200) {
    HttpAnswer answer;
    answer.status = status;
    answer.body = body.replace('\'', '"');
    return answer;
}

/// Reads the bytes in every way the desk reads bytes. That it comes back at all is what counts.
void readEveryWay(const QByteArray& body) {
    const auto page = wire::readSessionPage(answerOf(body));
    const auto session = wire::readSession(answerOf(body), asked);
    const auto account = wire::readAccount(answerOf(body));
    const StripeError error = wire::readError(answerOf(body, 400));
    const auto reports = wire::readReportPage(answerOf(body), asked);
    const auto events = wire::readEventPage(answerOf(body));
    QVERIFY(page.isOk() || page.error().kind == StripeError::Kind::NotStripe);
    QVERIFY(reports.isOk() || reports.error().kind == StripeError::Kind::NotStripe);
    QVERIFY(events.isOk() || events.error().kind == StripeError::Kind::NotStripe);
    QVERIFY(session.isOk() || session.error().kind == StripeError::Kind::NotStripe);
    QVERIFY(account.isOk() || account.error().kind == StripeError::Kind::NotStripe);
    QVERIFY(!error.message.isEmpty());
}

QByteArray wholeSession() {
    return "{'id':'vs_1','object':'identity.verification_session','created':1700000000,'livemode':true,"
           "'status':'requires_input','type':'document','client_secret':'vs_1_secret_test_x',"
           "'url':'https://verify.stripe.com/start/x','client_reference_id':'ré\\u00e9\\ud83d\\ude00f',"
           "'last_error':{'code':'document_expired','reason':'The document is expired.'},"
           "'metadata':{'order':'4711','naïve':'日本'},'options':{'document':{'allowed_types':['passport']}},"
           "'provided_details':{'email':'a@b.c','phone':null},'redaction':null,"
           "'verified_outputs':{'first_name':'A','dob':{'day':1,'month':2,'year':1980},'address':{'city':'K'}"
           "},"
           "'last_verification_report':{'id':'vr_1','object':'identity.verification_report','created':1,"
           "'type':'document','document':{'status':'verified','files':['file_1'],'error':null}}}";
}

QByteArray pageOf(const QByteArray& session) {
    return "{'object':'list','url':'/v1/x','has_more':false,'data':[" + session + "]}";
}

} // namespace

/// Any bytes give an error or a value, never a crash.
class TestHostileWire : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerCutAtAnyByteIsAnError() {
        const QByteArray page = pageOf(wholeSession());
        QVERIFY(wire::readSessionPage(answerOf(page)).isOk());
        for (qsizetype length = 0; length < page.size(); ++length)
            QVERIFY(!wire::readSessionPage(answerOf(page.first(length))).isOk());
        for (qsizetype length = 0; length < wholeSession().size(); ++length)
            QVERIFY(!wire::readSession(answerOf(wholeSession().first(length)), asked).isOk());
    }

    void strangeBytesAreReadOrRefused_data() {
        QTest::addColumn<QByteArray>("body");
        const auto inside = [](const QByteArray& json) {
            return wholeSession().replace("'order':'4711'", "'order':" + json);
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("number") << QByteArray("12");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("two values") << QByteArray("{}{}");
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("byte order mark") << "\xef\xbb\xbf" + wholeSession();
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
        QTest::newRow("invalid UTF-8") << inside("'\xff\xfe\xc0\xaf'");
        QTest::newRow("half a letter") << inside("'\xe6\x97'");
        QTest::newRow("lone surrogate") << inside("'\\ud800'");
        QTest::newRow("surrogates the wrong way") << inside("'\\udc00\\ud800'");
        QTest::newRow("a zero in a text") << inside("'a\\u0000b'");
        QTest::newRow("a real zero in a text") << inside(QByteArray("'a\0b'", 5));
        QTest::newRow("huge integer") << inside("123456789012345678901234567890");
        QTest::newRow("huge exponent") << inside("1e999999");
        QTest::newRow("tiny") << inside("-0.0e-999999");
        QTest::newRow("a million digits") << inside(QByteArray(1'000'000, '9'));
        QTest::newRow("not a number") << inside("NaN");
        QTest::newRow("comment") << inside("/* */ 1");
        QTest::newRow("same member twice")
            << wholeSession().replace("'livemode':true", "'livemode':true,'livemode':7");
        QTest::newRow("a million in metadata") << inside("[" + QByteArray("1,").repeated(500'000) + "1]");
        for (const int depth : {50, 1000, 1023, 1024, 1025, 100'000}) {
            QTest::addRow("%d arrays deep", depth) << inside(QByteArray(depth, '[') + QByteArray(depth, ']'));
            QTest::addRow("%d objects deep", depth)
                << inside(QByteArray("{'id':").repeated(depth) + '1' + QByteArray(depth, '}'));
            QTest::addRow("%d reports deep", depth) << wholeSession().replace(
                "{'id':'vr_1'", QByteArray("{'id':").repeated(depth) + "'vr_1'" + QByteArray(depth - 1, '}'));
            QTest::addRow("%d never closed", depth) << inside(QByteArray(depth, '['));
        }
    }
    void strangeBytesAreReadOrRefused() {
        QFETCH(QByteArray, body);
        readEveryWay(body);
        readEveryWay(pageOf(body));
        readEveryWay("{'error':" + body + '}');
        readEveryWay("{'error':{'message':" + body + "}}");
    }

    void depthDoesNotBlowUpTheShownJson() {
        const QByteArray deep =
            QByteArray(900, '[') + QByteArray("1,").repeated(2'000) + '1' + QByteArray(900, ']');
        const auto result =
            wire::readSession(answerOf(wholeSession().replace("'order':'4711'", "'order':" + deep)), asked);
        QVERIFY(result.isOk());
        QVERIFY(result.value().maskedJson.text().size() < 100'000);
    }

    void nothingInTheShownJsonTurnsTheTextAround() {
        const QByteArray turned = "'order':'a\xe2\x80\xae z\xe2\x81\xa6 c'"; // U+202E, U+2066
        const auto result =
            wire::readSession(answerOf(wholeSession().replace("'order':'4711'", turned)), asked);
        QVERIFY(result.isOk());
        const QString json = result.value().maskedJson.text();
        QVERIFY(!json.contains(QChar(0x202E)) && !json.contains(QChar(0x2066)));
    }

    void damagedAnswersAreReadOrRefused() {
        // A fixed seed: the same damage on every machine.
        QRandomGenerator dice(20'261'122);
        const QByteArray whole = pageOf(wholeSession());
        const QByteArray marks = "{}[]',:\\0123456789-+.eEtfnu\x80\xff\n ";
        constexpr int rounds = 3'000;
        for (int round = 0; round < rounds; ++round) {
            QByteArray damaged = round % 2 == 0 ? whole : wholeSession();
            const int hits = dice.bounded(1, 6);
            for (int hit = 0; hit < hits; ++hit) {
                const qsizetype place = dice.bounded(static_cast<int>(damaged.size()));
                switch (dice.bounded(4)) {
                case 0:
                    damaged[place] = static_cast<char>(dice.bounded(256));
                    break;
                case 1:
                    damaged[place] = marks.at(dice.bounded(static_cast<int>(marks.size())));
                    break;
                case 2:
                    damaged.remove(place, dice.bounded(1, 20));
                    break;
                default:
                    damaged.insert(place, damaged.mid(dice.bounded(static_cast<int>(damaged.size())), 15));
                    break;
                }
            }
            readEveryWay(damaged);
        }
    }
};

QTEST_GUILESS_MAIN(TestHostileWire)
#include "tst_hostile_wire.moc"
