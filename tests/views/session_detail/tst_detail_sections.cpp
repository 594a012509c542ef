// SPDX-License-Identifier: Apache-2.0
#include "Samples.h"
#include "session_detail/ChecksAskedForSection.h"
#include "session_detail/ChecksSection.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"
#include "session_detail/MetadataSection.h"
#include "session_detail/RawJsonSection.h"
#include "session_detail/RedactionSection.h"
#include "session_detail/SessionFactsSection.h"
#include "session_detail/SessionTime.h"

#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

namespace {

FieldRow* rowIn(const QWidget& section, const char* name) {
    return section.findChild<FieldRow*>(QLatin1StringView(name));
}

/// Everything a person would read in it.
QString textIn(const QWidget& widget) {
    QStringList texts;
    const QList<QLabel*> labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        if (label->isVisibleTo(&widget))
            texts << label->text();
    return texts.join(u'\n');
}

/// So many keys, each with a revealed value.
void displayMetadata(MetadataSection& section, int count) {
    QStringList keys;
    for (int i = 0; i < count; ++i)
        keys << QStringLiteral("key_%1").arg(i);
    section.setKeys(keys, false);
    for (int i = 0; i < count; ++i)
        section.display(FieldKey::ofMetadata(keys[i]),
                        {ReviewedSession::FieldState::Revealed, QStringLiteral("value %1").arg(i)});
}

} // namespace

/// The parts of the detail pane, each fed with plain values.
class DetailSectionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPassedCheckSaysWhatWasChecked() {
        VerificationReport report;
        report.document.emplace();
        report.document->status = CheckStatus::Verified;
        report.document->type = DocumentType::Passport;
        report.document->issuingCountry = QStringLiteral("DE");
        ChecksSection section;
        section.display(report, {});
        const QString text = textIn(section);
        QVERIFY(text.contains(QStringLiteral("✓ verified")));
        QVERIFY(text.contains(QStringLiteral("passport, Germany")));
        QVERIFY(rowIn(section, "selfie")->isHidden());
    }

    void aFailedCheckSaysWhyInWordsAndBySign() {
        VerificationReport report;
        report.selfie.emplace();
        report.selfie->status = CheckStatus::Unverified;
        report.selfie->error = CheckError{ErrorCode::SelfieManipulated, QStringLiteral("Looks altered.")};
        ChecksSection section;
        section.display(report, {});
        QCOMPARE(rowIn(section, "selfie")->value().text(), QStringLiteral("✕ Selfie manipulated"));
        QVERIFY(textIn(section).contains(QStringLiteral("Looks altered.")));
        section.display(report, {}, QStringLiteral("Looks altered."));
        QVERIFY(!textIn(section).contains(QStringLiteral("Looks altered.")));
    }

    void withoutAReportASentenceStandsInTheChecksPlace() {
        ChecksSection section;
        section.display(std::nullopt, QStringLiteral("No attempt yet."));
        QVERIFY(textIn(section).contains(QStringLiteral("No attempt yet.")));
        section.display(VerificationReport(), QStringLiteral("No attempt yet."));
        QVERIFY(!textIn(section).contains(QStringLiteral("No attempt yet.")));
    }

    void whatWasAskedForIsInWords() {
        VerificationSession session = samples::session(SessionStatus::RequiresInput);
        session.options.document.emplace();
        session.options.document->allowedTypes = {DocumentType::Passport, DocumentType::IdCard};
        session.options.document->requireLiveCapture = true;
        session.options.document->requireMatchingSelfie = true;
        session.options.matching =
            SessionOptions::Matching{QStringLiteral("none"), QStringLiteral("similar")};
        ChecksAskedForSection section;
        section.display(session);
        const QString text = textIn(section);
        QVERIFY(text.contains(QStringLiteral("passport or ID card")));
        QVERIFY(text.contains(QStringLiteral("live")));
        QVERIFY(text.contains(QStringLiteral("must match the document")));
        QVERIFY(text.contains(QStringLiteral("must be similar")));
        QVERIFY(!text.contains(QStringLiteral("Birth date match")));
        QVERIFY(!text.contains(QStringLiteral("Phone")));
    }

    void aFlowThatListsNoChecksSaysSo() {
        VerificationSession session = samples::session(SessionStatus::RequiresInput);
        session.type = VerificationType::VerificationFlow;
        ChecksAskedForSection section;
        section.display(session);
        QVERIFY(textIn(section).contains(QStringLiteral("flow")));
    }

    void theTimeIsExactAndAsFarAwayAsItIs() {
        SessionFactsSection section;
        section.display(samples::session(SessionStatus::Verified));
        section.setNow(1'795'179'600 + 2 * 86'400 + 60);
        QCOMPARE(rowIn(section, "created")->value().text(),
                 QStringLiteral("20 Nov 2026, 14:00 · 2 days ago")); // Berlin
        QVERIFY(rowIn(section, "created")->value().toolTip().contains(QStringLiteral("13:00:00 UTC")));
        section.setNow(1'795'179'600 - 3'600); // A clock that is an hour slow.
        QCOMPARE(rowIn(section, "created")->value().text(), QStringLiteral("20 Nov 2026, 14:00"));
    }

    void linksNarrowTheListToTheSameValue() {
        VerificationSession session = samples::session(SessionStatus::Verified);
        session.clientReferenceId = QStringLiteral("user_88412");
        SessionFactsSection section;
        section.display(session);
        QSignalSpy filters(&section, &SessionFactsSection::filterRequested);
        rowIn(section, "reference")->findChild<LinkButton*>(QStringLiteral("filter"))->click();
        rowIn(section, "type")->findChild<LinkButton*>(QStringLiteral("filter"))->click();
        QCOMPARE(filters.count(), 2);
        QCOMPARE(filters[0][0].value<FilterField>(), FilterField::Reference);
        QCOMPARE(filters[0][1].toString(), QStringLiteral("user_88412"));
        QCOMPARE(filters[1][0].value<FilterField>(), FilterField::Type);
        QCOMPARE(filters[1][1].toString(), QStringLiteral("document"));
    }

    void idsAreCopiedWholeHoweverShortTheyAreShown() {
        VerificationSession session = samples::session(SessionStatus::Verified);
        session.clientReferenceId = QString(200, u'r');
        session.relatedCustomer = QStringLiteral("cus_") + QString(100, u'c');
        SessionFactsSection section;
        section.resize(340, 400);
        section.display(session);
        QSignalSpy copies(&section, &SessionFactsSection::copyRequested);
        rowIn(section, "customer")->findChild<LinkButton*>(QStringLiteral("copy"))->click();
        QCOMPARE(copies.first().first().toString(), *session.relatedCustomer);
        // The company's own words may name somebody: theirs is a copy of another kind.
        QSignalSpy references(&section, &SessionFactsSection::referenceCopyRequested);
        rowIn(section, "reference")->findChild<LinkButton*>(QStringLiteral("copy"))->click();
        QCOMPARE(references.first().first().toString(), QString(200, u'r'));
        QCOMPARE(copies.size(), 1);
    }

    void whatASessionDoesNotHaveHasNoRow() {
        SessionFactsSection section;
        section.display(samples::session(SessionStatus::Verified));
        QVERIFY(rowIn(section, "customer")->isHidden());
        QVERIFY(rowIn(section, "relatedPerson")->isHidden());
        QVERIFY(rowIn(section, "report")->isHidden());
    }

    void fiftyKeysAreShownAndTheirRowsUsedAgain() {
        MetadataSection section;
        displayMetadata(section, 50);
        QCOMPARE(section.note(), QStringLiteral("50 keys, 50 shown"));
        QVERIFY(textIn(section).contains(QStringLiteral("value 49")));
        const qsizetype widgets = section.findChildren<QWidget*>().size();
        displayMetadata(section, 3);
        QVERIFY(!textIn(section).contains(QStringLiteral("value 3")));
        displayMetadata(section, 50);
        QCOMPARE(section.findChildren<QWidget*>().size(), widgets);
    }

    void hiddenRowsKeepNothingOfTheLastSession() {
        MetadataSection section;
        displayMetadata(section, 5);
        section.setKeys({}, true);
        const QList<QLabel*> labels = section.findChildren<QLabel*>();
        for (const QLabel* label : labels)
            QVERIFY(!label->text().contains(QStringLiteral("value")));
        QVERIFY(textIn(section).contains(QStringLiteral("Erased")));
    }

    void anotherKeyInTheSameRowIsMaskedAtOnce() {
        MetadataSection section;
        displayMetadata(section, 1);
        section.setKeys({QStringLiteral("another")}, false);
        QVERIFY(!textIn(section).contains(QStringLiteral("value 0")));
        QVERIFY(textIn(section).contains(QStringLiteral("••••••")));
    }

    void aReferenceThatNamesSomebodyIsMasked() {
        VerificationSession session = samples::session(SessionStatus::Verified);
        session.clientReferenceId = QStringLiteral("anna@example.de");
        SessionFactsSection section;
        section.display(session);
        QVERIFY(rowIn(section, "reference")->isHidden());
        QVERIFY(!textIn(section).contains(QStringLiteral("anna")));
    }

    void aRedactionSaysHowFarItIsAndValidatedIsNotDone() {
        RedactionSection section;
        section.display(std::nullopt);
        QVERIFY(section.isHidden());
        section.display(OpenEnum<RedactionStatus>(RedactionStatus::Validated));
        QVERIFY(!section.isHidden());
        QCOMPARE(rowIn(section, "state")->value().text(), QStringLiteral("validated, under way"));
        QVERIFY(textIn(section).contains(QStringLiteral("four days")));
        section.display(OpenEnum<RedactionStatus>(RedactionStatus::Redacted));
        QVERIFY(!textIn(section).contains(QStringLiteral("four days")));
    }

    void aRedactionSaysWhenItWasAskedForWhereTheAppKnows() {
        RedactionSection section;
        const OpenEnum<RedactionStatus> processing(RedactionStatus::Processing);
        section.display(processing, 1'795'179'600);
        QVERIFY(textIn(section).contains(timeToTheMinute(1'795'179'600)));
        section.display(processing);
        QVERIFY(textIn(section).contains(QStringLiteral("Stripe does not say when")));
        section.display(OpenEnum<RedactionStatus>::fromWire("paused"));
        QVERIFY(!textIn(section).contains(QStringLiteral("four days")));
    }

    void rawJsonIsClosedAndEmptyUntilAskedFor() {
        RawJsonSection section;
        const auto* edit = section.findChild<QPlainTextEdit*>();
        section.display(QStringLiteral("{\"id\": 1}"));
        QVERIFY(edit->isHidden());
        QVERIFY(edit->toPlainText().isEmpty());
        auto* toggle = section.findChild<LinkButton*>(QStringLiteral("toggleJson"));
        toggle->click();
        QVERIFY(!edit->isHidden());
        QVERIFY(edit->isReadOnly());
        QCOMPARE(edit->toPlainText(), QStringLiteral("{\"id\": 1}"));
        section.display({});
        QVERIFY(edit->toPlainText().isEmpty());
        QVERIFY(!toggle->isEnabled());
    }
};

QTEST_MAIN(DetailSectionsTest)
#include "tst_detail_sections.moc"
