// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeError.h"

#include <QSet>
#include <QTest>

namespace {

using Kind = StripeError::Kind;

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

    void theMissingPermissionIsNamed() {
        StripeError error;
        error.kind = Kind::PermissionMissing;
        QVERIFY(!errorNextStep(error).contains(QLatin1StringView("rak_")));
        error.missingPermission = QStringLiteral("rak_identity_product_write");
        QVERIFY(errorNextStep(error).contains(QLatin1StringView("rak_identity_product_write")));
    }
};

QTEST_GUILESS_MAIN(TestStripeError)
#include "tst_stripe_error.moc"
