// SPDX-License-Identifier: Apache-2.0
#include "identity/SessionEnums.h"

#include <QSet>
#include <QTest>

class TestOpenEnum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordComesBackAsItWas() {
        wordsOf<SessionStatus>(4);
        wordsOf<VerificationType>(3);
        wordsOf<RedactionStatus>(3);
        wordsOf<ErrorCode>(19);
        wordsOf<DocumentType>(3);
        wordsOf<CheckStatus>(2);
        wordsOf<IdNumberType>(3);
        wordsOf<Sex>(3);
    }

    /// The words against the values they stand for, written out: an order mixed up would go unnoticed above.
    void everyWordMeansItsValue() {
        QVERIFY(OpenEnum<SessionStatus>::fromWire("requires_input") == SessionStatus::RequiresInput);
        QVERIFY(OpenEnum<SessionStatus>::fromWire("processing") == SessionStatus::Processing);
        QVERIFY(OpenEnum<SessionStatus>::fromWire("verified") == SessionStatus::Verified);
        QVERIFY(OpenEnum<SessionStatus>::fromWire("canceled") == SessionStatus::Canceled);
        QVERIFY(OpenEnum<VerificationType>::fromWire("id_number") == VerificationType::IdNumber);
        QVERIFY(OpenEnum<RedactionStatus>::fromWire("validated") == RedactionStatus::Validated);
        QVERIFY(OpenEnum<RedactionStatus>::fromWire("redacted") == RedactionStatus::Redacted);
        QVERIFY(OpenEnum<ErrorCode>::fromWire("abandoned") == ErrorCode::Abandoned);
        QVERIFY(OpenEnum<ErrorCode>::fromWire("document_unverified_other") ==
                ErrorCode::DocumentUnverifiedOther);
        QVERIFY(OpenEnum<ErrorCode>::fromWire("id_number_mismatch") == ErrorCode::IdNumberMismatch);
        QVERIFY(OpenEnum<ErrorCode>::fromWire("selfie_manipulated") == ErrorCode::SelfieManipulated);
        QVERIFY(OpenEnum<ErrorCode>::fromWire("under_supported_age") == ErrorCode::UnderSupportedAge);
        QVERIFY(OpenEnum<DocumentType>::fromWire("id_card") == DocumentType::IdCard);
        QVERIFY(OpenEnum<CheckStatus>::fromWire("unverified") == CheckStatus::Unverified);
        QVERIFY(OpenEnum<IdNumberType>::fromWire("sg_nric") == IdNumberType::SgNric);
        QVERIFY(OpenEnum<Sex>::fromWire("unknown") == Sex::NotStated);
    }

    void anUnknownWordIsKept() {
        const auto status = OpenEnum<SessionStatus>::fromWire("paused");
        QVERIFY(status.value == SessionStatus::Unknown);
        QCOMPARE(status.wireWord(), QStringLiteral("paused"));
        QVERIFY(status != OpenEnum<SessionStatus>::fromWire("halted"));
        QVERIFY(OpenEnum<SessionStatus>::fromWire("Verified") != SessionStatus::Verified);
        QVERIFY(OpenEnum<SessionStatus>().wireWord().isEmpty());
    }

private:
    template <typename Enum>
    static void wordsOf(std::size_t count) {
        const auto& words = WireWords<Enum>::words;
        QCOMPARE(words.size(), count);
        QSet<QString> different;
        for (const std::string_view word : words) {
            const auto value = OpenEnum<Enum>::fromWire(word);
            QVERIFY(value.value != Enum::Unknown);
            QVERIFY(value.unknownWord.isEmpty());
            QCOMPARE(value.wireWord().toStdString(), word);
            different.insert(value.wireWord());
        }
        QCOMPARE(static_cast<std::size_t>(different.size()), count);
    }
};

QTEST_GUILESS_MAIN(TestOpenEnum)
#include "tst_open_enum.moc"
