// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeError.h"
#include "stripe/Wire.h"

#include <QSet>
#include <QTest>

namespace {

using Kind = StripeError::Kind;
using Reason = CertificateFault::Reason;

constexpr Kind lastKind = Kind::NotAllowedHere;

QList<StripeError> oneOfEachKind() {
    QList<StripeError> errors;
    for (int kind = 0; kind <= static_cast<int>(lastKind); ++kind) {
        StripeError error;
        error.kind = static_cast<Kind>(kind);
        errors.append(error);
    }
    return errors;
}

CertificateFault someFault(Reason reason) {
    return {reason,
            QStringLiteral("api.stripe.com"),
            QStringLiteral("gateway.example"),
            QStringLiteral("Example Inspection CA"),
            QDate(2026, 1, 2),
            QDate(2027, 3, 4)};
}

/// Every branch that can lead to a sentence: each kind with each of the facts that may be known beside it.
QList<StripeError> everyBranch() {
    QList<StripeError> branches;
    for (const StripeError& plain : oneOfEachKind())
        for (const int status : {0, 200, 404, 503})
            for (const bool hasId : {false, true})
                for (const bool isStripes : {false, true})
                    for (const bool mayHaveTakenEffect : {false, true})
                        for (int fact = 0; fact < 4; ++fact) {
                            StripeError error = plain;
                            error.httpStatus = status;
                            error.requestId = hasId ? QStringLiteral("req_1") : QString();
                            error.message = QStringLiteral("Some sentence.");
                            error.messageIsStripes = isStripes;
                            error.mayHaveTakenEffect = mayHaveTakenEffect;
                            error.notSent = static_cast<StripeError::NotSent>(fact);
                            if (fact == 1)
                                error.code = QStringLiteral("resource_missing");
                            if (fact == 2)
                                error.param = QString::fromLatin1(fileParam);
                            if (fact == 3)
                                error.param = QString::fromLatin1(fileLinkParam);
                            branches.append(error);
                        }
    for (int reason = 0; reason <= static_cast<int>(Reason::Other); ++reason) {
        StripeError error;
        error.kind = Kind::InsecureConnection;
        error.certificate = someFault(static_cast<Reason>(reason));
        branches.append(error);
    }
    return branches;
}

/// A claim that sentences make, and whether it is so.
struct Claim {
    const char* words;
    bool (*isTrue)(const StripeError& error);
};

const Claim claims[]{
    {"cannot be reached",
     [](const StripeError& e) {
         return e.kind == Kind::NoConnection && e.httpStatus == 0 && !e.mayHaveTakenEffect;
     }},
    {"The connection broke",
     [](const StripeError& e) {
         return e.kind == Kind::NoConnection && (e.httpStatus != 0 || e.mayHaveTakenEffect);
     }},
    {"did not send",
     [](const StripeError& e) { return e.kind == Kind::NotAllowedHere && !e.mayHaveTakenEffect; }},
    {"may have been done", [](const StripeError& e) { return e.mayHaveTakenEffect; }},
    {"Stripe's sentence", [](const StripeError& e) { return e.messageIsStripes; }},
    {"gave no reason", [](const StripeError& e) { return !e.messageIsStripes; }},
    {"give Stripe's support the request id", [](const StripeError& e) { return !e.requestId.isEmpty(); }},
    {"Something went wrong at Stripe",
     [](const StripeError& e) { return e.messageIsStripes || !e.requestId.isEmpty(); }},
    {"Stripe asks for fewer",
     [](const StripeError& e) { return e.messageIsStripes || !e.requestId.isEmpty(); }},
    {"no such session", [](const StripeError& e) { return e.code == QLatin1StringView("resource_missing"); }},
    {"no such picture", [](const StripeError& e) { return e.param == QLatin1StringView(fileParam); }},
    {"link to this picture", [](const StripeError& e) { return e.isExpiredLink(); }},
    {"sign-in page or a proxy", [](const StripeError& e) { return e.kind == Kind::NotStripe; }},
    {"cannot read", [](const StripeError& e) { return e.kind == Kind::UnreadableAnswer; }},
    {"Enter another key", [](const StripeError& e) { return e.kind == Kind::KeyRefused; }},
    {"Enter a key first",
     [](const StripeError& e) {
         return e.kind == Kind::NotAllowedHere && e.notSent == StripeError::NotSent::NoKey;
     }},
    {"was locked",
     [](const StripeError& e) {
         return e.kind == Kind::NotAllowedHere &&
                (e.notSent == StripeError::NotSent::Locked || e.mayHaveTakenEffect);
     }},
    {"does not trust",
     [](const StripeError& e) { return e.certificate && e.certificate->reason == Reason::IssuerNotTrusted; }},
    {"belongs to another host",
     [](const StripeError& e) { return e.certificate && e.certificate->reason == Reason::OtherHost; }},
    {"has expired.",
     [](const StripeError& e) { return e.certificate && e.certificate->reason == Reason::Expired; }},
    {"is not valid yet",
     [](const StripeError& e) { return e.certificate && e.certificate->reason == Reason::NotYetValid; }},
    {"date and time of this computer",
     [](const StripeError& e) {
         return e.certificate &&
                (e.certificate->reason == Reason::Expired || e.certificate->reason == Reason::NotYetValid);
     }},
    {"internet address", [](const StripeError& e) { return e.kind == Kind::AddressNotAllowed; }},
    {"wants a user name", [](const StripeError& e) { return e.kind == Kind::ProxyPassword; }},
};

HttpAnswer answerOf(int status, const QByteArray& body, const char* requestId) {
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.requestId = QString::fromLatin1(requestId);
    return answer;
}

} // namespace

class TestStripeError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindSaysWhatHappenedAndWhatToDo() {
        QSet<QString> headlines;
        for (const StripeError& error : oneOfEachKind()) {
            for (const QString& text : {errorHeadline(error), errorNextStep(error)}) {
                QVERIFY2(text.endsWith(u'.'), qPrintable(text));
                QVERIFY2(!text.contains(u'!'), qPrintable(text));
                QVERIFY2(!text.contains(QLatin1StringView("error"), Qt::CaseInsensitive), qPrintable(text));
            }
            QVERIFY2(errorHeadline(error).size() <= 70, qPrintable(errorHeadline(error)));
            headlines.insert(errorHeadline(error));
        }
        QCOMPARE(headlines.size(), static_cast<int>(lastKind) + 1);
    }

    /// Sentences against branches: whatever a sentence claims is so in every branch that shows it, and each
    /// claim is made somewhere.
    void noSentenceClaimsMoreThanIsKnown() {
        QSet<QByteArray> made;
        for (const StripeError& error : everyBranch()) {
            const QString said = errorHeadline(error) + u' ' + errorNextStep(error);
            QVERIFY(!errorHeadline(error).isEmpty() && !errorNextStep(error).isEmpty());
            for (const Claim& claim : claims) {
                if (!said.contains(QLatin1StringView(claim.words)))
                    continue;
                made.insert(claim.words);
                QVERIFY2(claim.isTrue(error), qPrintable(QStringLiteral("kind %1, status %2: %3")
                                                             .arg(static_cast<int>(error.kind))
                                                             .arg(error.httpStatus)
                                                             .arg(said)));
            }
        }
        for (const Claim& claim : claims)
            QVERIFY2(made.contains(claim.words), claim.words);
    }

    void aSentenceIsStripesOnlyIfStripeWroteIt_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("requestId");
        QTest::addColumn<QString>("stripes");
        const QByteArray error = R"({"error":{"message":"No such session.","code":"resource_missing"}})";
        QTest::newRow("Stripe") << 404 << error << QByteArray("req_1") << QStringLiteral("No such session.");
        QTest::newRow("a gateway that speaks JSON") << 404 << error << QByteArray() << QString();
        QTest::newRow("a web page") << 403 << QByteArray("<html>") << QByteArray() << QString();
        QTest::newRow("Stripe without a sentence")
            << 500 << QByteArray("{}") << QByteArray("req_1") << QString();
        QTest::newRow("redirect") << 302 << QByteArray() << QByteArray("req_1") << QString();
        QTest::newRow("broken letters") << 400 << QByteArray("{\"error\":{\"message\":\"Bad \xff.\"}}")
                                        << QByteArray("req_1") << QString::fromUtf8("Bad \uFFFD.");
    }
    void aSentenceIsStripesOnlyIfStripeWroteIt() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, requestId);
        const StripeError error = wire::readError(answerOf(status, body, requestId.constData()));
        QTEST(error.stripesSentence(), "stripes");
        QVERIFY(!error.message.isEmpty());
    }

    void theMissingPermissionIsNamed() {
        StripeError error;
        error.kind = Kind::PermissionMissing;
        QVERIFY(!errorNextStep(error).contains(QLatin1StringView("rak_")));
        error.missingPermission = QStringLiteral("rak_identity_product_write");
        QVERIFY(errorNextStep(error).contains(QLatin1StringView("rak_identity_product_write")));
    }

    void anAddressThatIsNotOnTheListIsNamed() {
        for (const int status : {401, 403}) {
            const StripeError error = wire::readError(answerOf(
                status,
                R"({"error":{"message":"The API key provided does not allow requests from your IP address (203.0.113.7)."}})",
                "req_1"));
            QCOMPARE(error.kind, Kind::AddressNotAllowed);
            QVERIFY(errorNextStep(error).contains(QLatin1StringView("203.0.113.7")));
        }
    }

    void whatITNeedsToKnowOfACertificateIsSaid() {
        StripeError error;
        error.kind = Kind::InsecureConnection;
        error.certificate = someFault(Reason::IssuerNotTrusted);
        QVERIFY(errorHeadline(error).contains(QLatin1StringView("api.stripe.com")));
        for (const char* fact : {"gateway.example", "Example Inspection CA", "2026-01-02", "2027-03-04"})
            QVERIFY2(errorNextStep(error).contains(QLatin1StringView(fact)), fact);
    }

    void theProxyIsNamed() {
        StripeError error;
        error.kind = Kind::ProxyPassword;
        error.proxy = QStringLiteral("proxy.example:3128");
        QVERIFY(errorHeadline(error).contains(error.proxy));
    }
};

QTEST_GUILESS_MAIN(TestStripeError)
#include "tst_stripe_error.moc"
