// SPDX-License-Identifier: Apache-2.0
#include "identity/RefusalGuidance.h"

#include <QSet>
#include <QTest>

class TestRefusalGuidance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeIsExplained_data() {
        QTest::addColumn<QByteArray>("word");
        for (const std::string_view word : WireWords<ErrorCode>::words)
            QTest::newRow(std::string(word).c_str())
                << QByteArray(word.data(), static_cast<int>(word.size()));
    }
    void everyCodeIsExplained() {
        QFETCH(QByteArray, word);
        const OpenEnum<ErrorCode> code = OpenEnum<ErrorCode>::fromWire(word.toStdString());
        const RefusalGuidance guidance = guidanceFor(code);
        QVERIFY(!guidance.title.isEmpty());
        QVERIFY(guidance.title != QString::fromLatin1(word));
        QVERIFY(!guidance.title.endsWith(u'.'));
        QCOMPARE(refusalTitle(code), guidance.title);
        for (const QString& sentence : {guidance.meaning, guidance.nextStep, guidance.tellPerson}) {
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'!') && !sentence.contains(u'_'), qPrintable(sentence));
        }
    }

    void noTwoCodesLookAlike() {
        QSet<QString> titles;
        for (const std::string_view word : WireWords<ErrorCode>::words)
            titles.insert(refusalTitle(OpenEnum<ErrorCode>::fromWire(word)));
        QCOMPARE(titles.size(), 19);
    }

    void onlyTheTwoThatMaySmellOfFraudSaySo() {
        QStringList signalling;
        for (const std::string_view word : WireWords<ErrorCode>::words) {
            const OpenEnum<ErrorCode> code = OpenEnum<ErrorCode>::fromWire(word);
            if (guidanceFor(code).fraudSignal)
                signalling << code.wireWord();
        }
        QCOMPARE(signalling,
                 QStringList({QStringLiteral("selfie_face_mismatch"), QStringLiteral("selfie_manipulated")}));
    }

    void thePersonIsNotToldOfASuspicion() {
        for (const ErrorCode code : {ErrorCode::SelfieFaceMismatch, ErrorCode::SelfieManipulated})
            for (const char* word : {"fraud", "manipul", "fake", "suspic"})
                QVERIFY(!guidanceFor(code).tellPerson.contains(QLatin1StringView(word), Qt::CaseInsensitive));
    }

    void anUnknownCodeIsStripesWordWithHonestAdvice() {
        const RefusalGuidance guidance = guidanceFor(OpenEnum<ErrorCode>::fromWire("moon_phase"));
        QCOMPARE(guidance.title, QStringLiteral("moon_phase"));
        QVERIFY(!guidance.meaning.isEmpty() && !guidance.nextStep.isEmpty() &&
                !guidance.tellPerson.isEmpty());
        QVERIFY(!guidance.fraudSignal);
    }
};

QTEST_GUILESS_MAIN(TestRefusalGuidance)
#include "tst_refusal_guidance.moc"
