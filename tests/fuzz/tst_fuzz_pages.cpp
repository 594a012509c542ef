// SPDX-License-Identifier: Apache-2.0
#include "fuzz/PageInvariants.h"

#include <QRandomGenerator>
#include <QTest>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// JSON in C++ reads better with single quotes; on the wire they are double.
QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

QByteArrayList wholeObjects() {
    return {
        json("{'id':'vs_1','object':'identity.verification_session','created':1700000000,'livemode':true,"
             "'status':'requires_input','type':'document','client_secret':'vs_1_secret_test_x',"
             "'url':'https://verify.stripe.com/start/x','client_reference_id':'order-1',"
             "'last_error':{'code':'document_expired','reason':'The document is expired.'},"
             "'metadata':{'order':'4711'},'options':{'document':{'allowed_types':['passport'],"
             "'require_id_number':true},'matching':{'dob':'similar','name':'none'}},"
             "'provided_details':{'email':'a@b.c','phone':null},'redaction':{'status':'processing'},"
             "'related_customer':'cus_1','related_person':{'account':'acct_1','person':'person_1'},"
             "'verified_outputs':{'first_name':'A','last_name':'B','dob':{'day':1,'month':2,'year':1980},"
             "'address':{'city':'K','country':'DE'},'id_number_type':'us_ssn','sex':'female'},"
             "'last_verification_report':'vr_1'}"),
        json(
            "{'id':'vr_1','object':'identity.verification_report','created':1700000000,'livemode':true,"
            "'type':'document','verification_session':'vs_1','document':{'status':'unverified',"
            "'error':{'code':'document_expired','reason':'Old.'},'type':'id_card','first_name':'A',"
            "'issued_date':{'day':1,'month':2,'year':2010},'expiration_date':{'day':1,'month':2,'year':2020},"
            "'files':['file_1','file_2','file_3'],'address':{'line1':'R','zip':'1'}},"
            "'selfie':{'status':'verified','document':'file_1','selfie':'file_4','error':null},"
            "'id_number':{'status':'verified','id_number_type':'br_cpf'},"
            "'email':{'status':'verified','email':'a@b.c'},'phone':{'status':'verified','phone':'+1'}}"),
        json("{'id':'evt_1','object':'event','created':1700000000,"
             "'type':'identity.verification_session.verified','data':{'object':{'id':'vs_1'}},"
             "'request':{'id':'req_9','idempotency_key':null}}"),
    };
}

/// What may stand where something else should: wrong types, nulls, wrong ids, broken Unicode, numbers and
/// depths beyond what a parser holds.
QByteArrayList oddValues() {
    QByteArrayList odd{"null", "true", "false", "0", "7", "-1", "1.5", "-1.5e300", "[]", "{}"};
    odd << json("''") << json("'word'") << json("'vs_../../x'") << json("'pi_1'") << json("'[redacted]'")
        << json("[{'id':1}]") << json("{'id':{'id':{}}}") << json("{'status':4,'code':4,'dob':4}")
        << json("'vs_2_secret_test_x'") << json("'a\\u0000b'") << json("'\\ud800'")
        << json("'\\udc00\\ud800'") << json("'\\ud83d\\ude00'") << json("'\\ud83dx'") << json("'\\u12'")
        << json("'\\q'");
    odd << QByteArray("\"\xff\xfe\xc0\xaf\"") << QByteArray("\"\xe6\x97\"") << QByteArray("\"\xed\xa0\x80\"")
        << QByteArray("\"a\x01\x02z\"") << QByteArray("\"a\0b\"", 5) << QByteArray("\"\xf4\x90\x80\x80\"");
    odd << "123456789012345678901234567890"
        << "-9223372036854775809"
        << "1e999999"
        << "-0.0e-999999" << QByteArray(5'000, '9') << "01"
        << "NaN"
        << "-Infinity"
        << "undefined"
        << "None";
    odd << QByteArray(1'500, '[') + QByteArray(1'500, ']')
        << QByteArray("{\"id\":").repeated(1'500) + '1' + QByteArray(1'500, '}');
    return odd;
}

/// Where the value at this place ends.
qsizetype endOfValue(const QByteArray& text, qsizetype at) {
    int depth = 0;
    bool isInString = false;
    for (; at < text.size(); ++at) {
        const char c = text.at(at);
        if (isInString && c == '\\')
            ++at;
        else if (c == '"')
            isInString = !isInString;
        else if (!isInString && (c == '{' || c == '['))
            ++depth;
        else if (!isInString && (c == '}' || c == ']' || c == ',')) {
            if (depth == 0)
                return at;
            if (c != ',')
                --depth;
        }
    }
    return at;
}

/// The places behind each `"name":`.
QList<qsizetype> valuePlaces(const QByteArray& text) {
    QList<qsizetype> places;
    for (qsizetype at = text.indexOf("\":"); at >= 0; at = text.indexOf("\":", at + 1))
        places << at + 2;
    return places;
}

QByteArray withValue(QByteArray text, qsizetype place, const QByteArray& value) {
    return text.replace(place, endOfValue(text, place) - place, value);
}

} // namespace

/// One bad object never takes the rest of its page.
class tst_FuzzPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberOfEveryObjectCanBeAnything();
    void severalBadMembersAtOnceLeaveTheOthers();
    void whatIsNoObjectLeavesTheOthers();
    void anyBytesAtAllAreReadOrRefused();
};

void tst_FuzzPages::everyMemberOfEveryObjectCanBeAnything() {
    for (const QByteArray& whole : wholeObjects())
        for (const qsizetype place : valuePlaces(whole))
            for (const QByteArray& odd : oddValues()) {
                const QByteArray element = withValue(whole, place, odd);
                const QString broken = invariants::ofPageWith(element, true);
                QVERIFY2(broken.isEmpty(),
                         qPrintable(broken + u' ' + QString::fromLatin1(element.left(600))));
            }
}

void tst_FuzzPages::severalBadMembersAtOnceLeaveTheOthers() {
    constexpr int rounds = 3'000;
    QRandomGenerator dice(20'261'201); // A fixed seed: the same objects on every machine.
    const QByteArrayList odd = oddValues();
    for (int round = 0; round < rounds; ++round) {
        QByteArray element = wholeObjects().at(dice.bounded(3));
        for (int hit = dice.bounded(1, 6); hit > 0; --hit) {
            const QList<qsizetype> places = valuePlaces(element);
            if (!places.isEmpty())
                element = withValue(element, places.at(dice.bounded(static_cast<int>(places.size()))),
                                    odd.at(dice.bounded(static_cast<int>(odd.size()))));
        }
        const QString broken = invariants::ofPageWith(element, true);
        QVERIFY2(broken.isEmpty(), qPrintable(broken + u' ' + QString::fromLatin1(element.left(600))));
    }
}

void tst_FuzzPages::whatIsNoObjectLeavesTheOthers() {
    for (const QByteArray& odd : oddValues()) {
        const QString broken = invariants::ofPageWith(odd, true);
        QVERIFY2(broken.isEmpty(), qPrintable(broken + u' ' + QString::fromLatin1(odd.left(100))));
    }
}

/// Aborts, and so fails, when an invariant is broken.
void tst_FuzzPages::anyBytesAtAllAreReadOrRefused() {
    constexpr int rounds = 3'000;
    QRandomGenerator dice(1);
    for (int round = 0; round < rounds; ++round) {
        QByteArray element = wholeObjects().at(dice.bounded(3));
        for (int hit = dice.bounded(1, 5); hit > 0; --hit) {
            const auto place = qsizetype(dice.bounded(static_cast<int>(element.size())));
            if (dice.bounded(2) == 0)
                element[place] = static_cast<char>(dice.bounded(256));
            else
                element.remove(place, dice.bounded(1, 12));
        }
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(element.constData()),
                               static_cast<std::size_t>(element.size()));
    }
}

QTEST_APPLESS_MAIN(tst_FuzzPages)
#include "tst_fuzz_pages.moc"
