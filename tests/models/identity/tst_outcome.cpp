// SPDX-License-Identifier: Apache-2.0
#include "identity/Outcome.h"
#include "identity/VerificationSession.h"

#include <QSet>
#include <QTest>

namespace {

template <typename Enum>
QList<OpenEnum<Enum>> allOf() {
    QList<OpenEnum<Enum>> values;
    for (const std::string_view word : WireWords<Enum>::words)
        values.append(OpenEnum<Enum>::fromWire(word));
    return values;
}

/// Every value has a label of its own, and an unknown one is Stripe's word.
template <typename Enum>
void labelsTellApart(QString (*label)(const OpenEnum<Enum>&)) {
    QSet<QString> labels;
    for (const OpenEnum<Enum>& value : allOf<Enum>()) {
        QVERIFY(!label(value).isEmpty());
        labels.insert(label(value));
    }
    QCOMPARE(labels.size(), allOf<Enum>().size());
    QCOMPARE(label(OpenEnum<Enum>::fromWire("novelty")), QStringLiteral("novelty"));
}

} // namespace

class TestOutcome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusedAndNeverSubmittedAreToldApart() {
        QCOMPARE(outcomeOf(SessionStatus::RequiresInput, true), Outcome::Refused);
        QCOMPARE(outcomeOf(SessionStatus::RequiresInput, false), Outcome::NeverSubmitted);
        VerificationSession session;
        session.status = SessionStatus::RequiresInput;
        QCOMPARE(outcomeOf(session), Outcome::NeverSubmitted);
        session.lastError = LastError{ErrorCode::DocumentExpired, {}};
        QCOMPARE(outcomeOf(session), Outcome::Refused);
        session.lastError = LastError{OpenEnum<ErrorCode>::fromWire("novelty"), {}};
        QCOMPARE(outcomeOf(session), Outcome::Refused);
    }

    void whatHasAReasonWithoutACodeOrAReportWasSubmitted() {
        VerificationSession session;
        session.status = SessionStatus::RequiresInput;
        session.lastError = LastError{{}, QStringLiteral("The document is invalid.")};
        QCOMPARE(outcomeOf(session), Outcome::Refused);
        session.lastError.reset();
        session.lastReport = ReportId::fromText(QStringLiteral("vr_1"));
        QCOMPARE(outcomeOf(session), Outcome::Refused);
    }

    void anErrorChangesNoOtherOutcome() {
        for (const bool wasSubmitted : {false, true}) {
            QCOMPARE(outcomeOf(SessionStatus::Verified, wasSubmitted), Outcome::Verified);
            QCOMPARE(outcomeOf(SessionStatus::Processing, wasSubmitted), Outcome::Processing);
            QCOMPARE(outcomeOf(SessionStatus::Canceled, wasSubmitted), Outcome::Canceled);
            QCOMPARE(outcomeOf(SessionStatus::Unknown, wasSubmitted), Outcome::Unknown);
        }
    }

    void everyOutcomeHasALabelAndAWord() {
        QSet<QString> labels;
        QSet<QString> words;
        for (int outcome = 0; outcome < outcomeCount; ++outcome) {
            labels.insert(outcomeLabel(static_cast<Outcome>(outcome)));
            words.insert(outcomeWord(static_cast<Outcome>(outcome)));
        }
        QCOMPARE(labels.size(), outcomeCount);
        QCOMPARE(words.size(), outcomeCount);
        QVERIFY(!labels.contains(QString()) && !words.contains(QString()));
    }

    void everyWordOfStripesHasALabel() {
        labelsTellApart<VerificationType>(typeLabel);
        labelsTellApart<RedactionStatus>(redactionLabel);
        labelsTellApart<DocumentType>(documentTypeLabel);
        labelsTellApart<IdNumberType>(idNumberTypeLabel);
        labelsTellApart<Sex>(sexLabel);
    }

    void aValidatedRedactionIsNotDone() {
        QVERIFY(
            redactionLabel(RedactionStatus::Validated).contains(redactionLabel(RedactionStatus::Processing)));
    }
};

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
