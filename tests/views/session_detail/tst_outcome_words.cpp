// SPDX-License-Identifier: Apache-2.0
#include "Samples.h"
#include "identity/RefusalGuidance.h"
#include "session_detail/OutcomeWords.h"

#include <QTest>

/// What happened to a session, in words.
class OutcomeWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyErrorCodeSaysWhatHappenedWhatIsNextAndWhatToTell() {
        for (int code = 1; code <= static_cast<int>(WireWords<ErrorCode>::words.size()); ++code) {
            const OutcomeWords words =
                outcomeWords(samples::refused(static_cast<ErrorCode>(code)), std::nullopt);
            const QString wire = OpenEnum<ErrorCode>::wireWordOf(static_cast<ErrorCode>(code));
            QVERIFY2(!words.title.isEmpty() && words.title != wire, qPrintable(wire));
            QVERIFY2(!words.nextStep.isEmpty(), qPrintable(wire));
            QVERIFY2(!words.tellPerson.isEmpty(), qPrintable(wire));
            QCOMPARE(words.tone, Tone::Refused);
        }
    }

    void stripesSentenceIsQuotedAndOursIsLeftOutBesideIt() {
        const OutcomeWords words = outcomeWords(samples::refused(), std::nullopt);
        QCOMPARE(words.quote, QStringLiteral("The faces differ."));
        QVERIFY(words.meaning.isEmpty());
    }

    void withoutASentenceOfStripesOursStandsThere() {
        const OutcomeWords words = outcomeWords(samples::refused(ErrorCode::Abandoned, {}), std::nullopt);
        QVERIFY(words.quote.isEmpty());
        QVERIFY(!words.meaning.isEmpty());
    }

    void aCodeTheDeskDoesNotKnowIsNamedAsStripeNamesIt() {
        VerificationSession session = samples::refused();
        session.lastError->code = OpenEnum<ErrorCode>::fromWire("address_mismatch");
        const OutcomeWords words = outcomeWords(session, std::nullopt);
        QCOMPARE(words.title, QStringLiteral("address_mismatch"));
        QVERIFY(!words.meaning.isEmpty());
        QCOMPARE(words.quote, QStringLiteral("The faces differ."));
    }

    void whatWasSubmittedNeverAsksForAReminder() {
        VerificationSession withReason = samples::refused();
        withReason.lastError->code = {};
        VerificationSession withReport = samples::session(SessionStatus::RequiresInput);
        withReport.lastReport = ReportId::fromText(QStringLiteral("vr_1"));
        for (const VerificationSession& session : {withReason, withReport}) {
            const OutcomeWords words = outcomeWords(session, std::nullopt);
            QCOMPARE(words.tone, Tone::Refused);
            QVERIFY(!words.title.isEmpty() && !words.nextStep.isEmpty());
            QVERIFY(!words.nextStep.contains(QStringLiteral("reminder")));
        }
        QCOMPARE(outcomeWords(withReason, std::nullopt).quote, QStringLiteral("The faces differ."));
    }

    void anUnknownStateOfARedactionIsNamedAndNeverCalledNothingToDo() {
        VerificationSession session = samples::session(SessionStatus::Verified);
        session.redaction = OpenEnum<RedactionStatus>::fromWire("paused");
        const OutcomeWords words = outcomeWords(session, std::nullopt);
        QVERIFY(words.meaning.contains(QStringLiteral("paused")));
        QVERIFY(!words.nextStep.contains(QStringLiteral("nothing to do")));
    }

    void neverSubmittedIsNotRefused() {
        const OutcomeWords words = outcomeWords(samples::session(SessionStatus::RequiresInput), std::nullopt);
        QCOMPARE(words.tone, Tone::NeverSubmitted);
        QVERIFY(words.quote.isEmpty());
    }

    void aCanceledSessionSaysWhatItHadBeenRefusedForIfTheDeskKnows() {
        const VerificationSession canceled = samples::session(SessionStatus::Canceled);
        const OutcomeWords without = outcomeWords(canceled, std::nullopt);
        const OutcomeWords with =
            outcomeWords(canceled, LastError{ErrorCode::DocumentExpired, QStringLiteral("It expired.")});
        QVERIFY(!without.meaning.contains(refusalTitle(ErrorCode::DocumentExpired)));
        QVERIFY(with.meaning.contains(refusalTitle(ErrorCode::DocumentExpired)));
        QCOMPARE(with.quote, QStringLiteral("It expired."));
        QCOMPARE(with.tone, Tone::Canceled);
    }

    void aRedactionIsTheNewsWhateverTheStatus_data() {
        QTest::addColumn<int>("redaction");
        QTest::newRow("under way") << static_cast<int>(RedactionStatus::Processing);
        QTest::newRow("validated") << static_cast<int>(RedactionStatus::Validated);
        QTest::newRow("redacted") << static_cast<int>(RedactionStatus::Redacted);
    }
    void aRedactionIsTheNewsWhateverTheStatus() {
        QFETCH(int, redaction);
        VerificationSession session = samples::refused();
        session.redaction = static_cast<RedactionStatus>(redaction);
        const OutcomeWords words = outcomeWords(session, session.lastError);
        QCOMPARE(words.tone, Tone::Redaction);
        QVERIFY(words.quote.isEmpty());
        const bool done = session.isRedacted();
        QCOMPARE(words.title == QStringLiteral("Redacted"), done);
    }

    /// Sentences against branches: what is said of a redaction is so in each of its states.
    void aRedactionIsSaidToBeAsFarAsItIs_data() {
        QTest::addColumn<OpenEnum<RedactionStatus>>("redaction");
        QTest::newRow("processing") << OpenEnum<RedactionStatus>(RedactionStatus::Processing);
        QTest::newRow("validated") << OpenEnum<RedactionStatus>(RedactionStatus::Validated);
        QTest::newRow("redacted") << OpenEnum<RedactionStatus>(RedactionStatus::Redacted);
        QTest::newRow("a later word") << OpenEnum<RedactionStatus>::fromWire("pondered");
        QTest::newRow("no readable status") << OpenEnum<RedactionStatus>();
    }
    void aRedactionIsSaidToBeAsFarAsItIs() {
        QFETCH(OpenEnum<RedactionStatus>, redaction);
        VerificationSession session = samples::refused();
        session.redaction = redaction;
        const OutcomeWords words = outcomeWords(session, std::nullopt);
        const QString said = words.title + u' ' + words.meaning + u' ' + words.nextStep;
        const bool isKnown = redaction.value != RedactionStatus::Unknown;
        const bool isDone = redaction.value == RedactionStatus::Redacted;
        QCOMPARE(said.contains(QLatin1StringView("has erased")), isDone);
        QCOMPARE(said.contains(QLatin1StringView("is erasing")), isKnown && !isDone);
        QCOMPARE(said.contains(QLatin1StringView("nothing to do")), isKnown && !isDone);
        QCOMPARE(said.contains(QLatin1StringView("dashboard")), !isKnown);
        QCOMPARE(said.contains(QLatin1StringView("pondered")),
                 redaction.unknownWord == QLatin1StringView("pondered"));
        QVERIFY(!said.contains(QLatin1StringView("this person")));
    }

    void aStatusTheDeskDoesNotKnowIsNamed() {
        VerificationSession session = samples::session(SessionStatus::Unknown);
        session.status = OpenEnum<SessionStatus>::fromWire("requires_action");
        QVERIFY(outcomeWords(session, std::nullopt).meaning.contains(QStringLiteral("requires_action")));
    }
};

QTEST_MAIN(OutcomeWordsTest)
#include "tst_outcome_words.moc"
