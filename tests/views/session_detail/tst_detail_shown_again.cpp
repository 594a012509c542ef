// SPDX-License-Identifier: Apache-2.0
#include "RandomDetails.h"
#include "Samples.h"
#include "actions/SessionActions.h"
#include "attempts/AttemptsSection.h"
#include "attempts/AttemptsTable.h"
#include "evidence/SessionAttempts.h"
#include "look/Look.h"
#include "models/stripe/Answers.h"
#include "session_detail/ActionFoot.h"
#include "session_detail/ChecksAskedForSection.h"
#include "session_detail/ChecksSection.h"
#include "session_detail/DetailHead.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "session_detail/MetadataSection.h"
#include "session_detail/OutcomeBox.h"
#include "session_detail/PersonalFieldRow.h"
#include "session_detail/PersonalFieldsSection.h"
#include "session_detail/RawJsonSection.h"
#include "session_detail/RedactionSection.h"
#include "session_detail/SessionDetailPane.h"
#include "session_detail/SessionFactsSection.h"
#include "session_detail/StatusBadge.h"
#include "support/Appearance.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QVBoxLayout>

namespace {

constexpr int pairs = 50;

/// A part of the pane at the pane's width, where it may be as high as it needs.
template <typename Part>
struct Placed : QWidget {
    template <typename... Arguments>
    explicit Placed(Arguments&&... arguments)
        : part(new Part(std::forward<Arguments>(arguments)...)) {
        auto* column = new QVBoxLayout(this);
        column->addWidget(part);
        column->addStretch();
        setFixedSize(392, 2400);
        show();
    }
    Part* part;
};

template <typename Part, typename Show>
QString leftOver(const Show& show) {
    return firstLeftOver(
        pairs, [] { return std::make_unique<Placed<Part>>(); },
        [&show](Placed<Part>& placed, int state) {
            RandomDetails random(static_cast<quint32>(state));
            show(*placed.part, random);
        });
}

QJsonObject failureOf(RandomDetails& random) {
    return {{QStringLiteral("code"),
             random.chance(50) ? QStringLiteral("document_expired") : QStringLiteral("selfie_face_mismatch")},
            {QStringLiteral("reason"), QStringLiteral("Stripe's sentence %1.").arg(random.below(3))}};
}

QJsonObject checkOf(RandomDetails& random) {
    if (random.chance(50))
        return {{QStringLiteral("status"), QStringLiteral("verified")},
                {QStringLiteral("type"), QStringLiteral("passport")},
                {QStringLiteral("issuing_country"), QStringLiteral("DE")}};
    return {{QStringLiteral("status"), QStringLiteral("unverified")},
            {QStringLiteral("error"), failureOf(random)}};
}

/// What Stripe sends for the whole session: refused, verified, being redacted, with and without a report.
QByteArray wholeSession(RandomDetails& random, const SessionId& id) {
    static constexpr std::array statuses{"requires_input", "verified", "processing", "canceled"};
    QJsonObject session =
        QJsonDocument::fromJson(answers::session(id.text().toLatin1(), random.oneOf(statuses))).object();
    if (random.chance(50))
        session[QStringLiteral("last_error")] = failureOf(random);
    if (random.chance(60)) {
        QJsonObject report{{QStringLiteral("id"), QStringLiteral("vr_1")},
                           {QStringLiteral("object"), QStringLiteral("identity.verification_report")},
                           {QStringLiteral("created"), 1'700'000'001},
                           {QStringLiteral("type"), QStringLiteral("document")}};
        for (const char* check : {"document", "selfie", "id_number", "email", "phone"})
            if (random.chance(60))
                report[QLatin1StringView(check)] = checkOf(random);
        session[QStringLiteral("last_verification_report")] = report;
    }
    if (random.chance(50))
        session[QStringLiteral("verified_outputs")] =
            QJsonObject{{QStringLiteral("first_name"), QStringLiteral("Anna")},
                        {QStringLiteral("email"), QStringLiteral("anna@example.com")}};
    if (random.chance(30))
        session[QStringLiteral("provided_details")] =
            QJsonObject{{QStringLiteral("email"), QStringLiteral("other@example.com")}};
    if (random.chance(20))
        session[QStringLiteral("redaction")] =
            QJsonObject{{QStringLiteral("status"), QStringLiteral("processing")}};
    if (random.chance(50))
        session[QStringLiteral("metadata")] = QJsonObject{{QStringLiteral("order"), QStringLiteral("4711")}};
    return QJsonDocument(session).toJson();
}

} // namespace

/// What the pane shows of a session never depends on the session it showed before.
class DetailShownAgainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ColourScheme::Light); }

    void checksOfOneAttemptLeaveNothingForTheNext() {
        QCOMPARE(leftOver<ChecksSection>([](ChecksSection& checks, RandomDetails& random) {
                     checks.display(random.maybeReport(), random.sentence(), random.sentence());
                     checks.display(PersonalField::DocumentNumber, random.field());
                     checks.display(PersonalField::DocumentExpirationDate, random.field());
                     checks.setPicturesAnswer(random.ability());
                 }),
                 QString());
    }

    void aVerifiedDocumentIsNotRedAfterARefusedOne() {
        VerificationReport refused;
        refused.document.emplace();
        refused.document->status = CheckStatus::Unverified;
        VerificationReport verified = refused;
        verified.document->status = CheckStatus::Verified;
        verified.document->issuingCountry = QStringLiteral("DE");
        ChecksSection checks;
        checks.display(refused, {});
        const auto& value = checks.findChild<FieldRow*>(QStringLiteral("document"))->value();
        QCOMPARE(value.tone(), Tone::Refused);
        checks.display(verified, {});
        QCOMPARE(value.text(), QStringLiteral("Germany"));
        QCOMPARE(value.tone(), Tone::Neutral);
    }

    void personalValuesLeaveNothing() {
        const auto make = [] {
            return std::make_unique<Placed<PersonalFieldsSection>>(QStringLiteral("Verified outputs"),
                                                                   verifiedOutputFields);
        };
        const auto show = [](Placed<PersonalFieldsSection>& placed, int state) {
            RandomDetails random(static_cast<quint32>(state));
            const QList<PersonalField> fields = placed.part->fields();
            for (const PersonalField field : fields) {
                placed.part->display(field, random.field());
                placed.part->setRemark(field, random.sentence());
            }
            placed.part->setFuse(random.sentence());
            placed.part->setEmptySentence(random.sentence());
        };
        QCOMPARE(firstLeftOver(pairs, make, show), QString());
    }

    void theOtherSectionsLeaveNothing() {
        QCOMPARE(leftOver<OutcomeBox>([](OutcomeBox& box, RandomDetails& random) {
                     const VerificationSession session = random.session();
                     box.display(outcomeWords(session, session.lastError));
                 }),
                 QString());
        QCOMPARE(leftOver<SessionFactsSection>([](SessionFactsSection& facts, RandomDetails& random) {
                     facts.display(random.session());
                     facts.setNow(random.newest + random.below(1'000'000));
                 }),
                 QString());
        QCOMPARE(leftOver<ChecksAskedForSection>([](ChecksAskedForSection& checks, RandomDetails& random) {
                     checks.display(random.session());
                 }),
                 QString());
        QCOMPARE(leftOver<MetadataSection>([](MetadataSection& metadata, RandomDetails& random) {
                     const Metadata values = random.session().metadata;
                     QStringList keys;
                     for (const auto& [key, value] : values)
                         keys << key;
                     metadata.setKeys(keys, random.chance(50));
                     for (const QString& key : std::as_const(keys))
                         metadata.display(FieldKey::ofMetadata(key), random.field());
                 }),
                 QString());
        QCOMPARE(leftOver<RedactionSection>([](RedactionSection& redaction, RandomDetails& random) {
                     redaction.display(random.session().redaction);
                 }),
                 QString());
        QCOMPARE(leftOver<RawJsonSection>([](RawJsonSection& json, RandomDetails& random) {
                     json.findChild<LinkButton*>(QStringLiteral("toggleJson"))->setChecked(true);
                     json.display(random.sentence());
                 }),
                 QString());
    }

    void headBadgeAndNoticeLeaveNothing() {
        QCOMPARE(leftOver<DetailHead>([](DetailHead& head, RandomDetails& random) {
                     const VerificationSession session = random.session();
                     if (random.chance(30))
                         head.display(session.id);
                     else
                         head.display(session);
                     head.setProgress(random.sentence());
                 }),
                 QString());
        QCOMPARE(leftOver<StatusBadge>([](StatusBadge& badge, RandomDetails& random) {
                     const Outcome outcome = outcomeOf(random.session());
                     badge.display(markOf(outcome), outcomeLabel(outcome), toneOf(outcome));
                 }),
                 QString());
        QCOMPARE(leftOver<ErrorNotice>([](ErrorNotice& notice, RandomDetails& random) {
                     notice.display(random.error(), random.sentence());
                     notice.setLinkText(random.chance(50) ? QStringLiteral("Try again") : QString());
                 }),
                 QString());
    }

    void attemptsSideBySideLeaveNothing() {
        QCOMPARE(leftOver<AttemptsTable>([](AttemptsTable& table, RandomDetails& random) {
                     std::vector<VerificationReport> attempts;
                     for (int i = 2 + random.below(4); i > 0; --i)
                         attempts.push_back(random.report());
                     table.display(attempts);
                 }),
                 QString());
    }

    void theActionsOfOneSessionLeaveNothingForTheNext() {
        StripeClient client(QUrl(QStringLiteral("http://127.0.0.1:9")), answers::quick());
        SessionStore store;
        SessionActions actions(client, store);
        const auto make = [&actions] { return std::make_unique<Placed<ActionFoot>>(actions); };
        const auto show = [](Placed<ActionFoot>& placed, int state) {
            RandomDetails random(static_cast<quint32>(state));
            placed.part->display(random.chance(80) ? std::optional(random.session()) : std::nullopt);
            placed.part->setOffline(random.chance(20));
            placed.part->setKeyAnswer(random.ability());
        };
        QCOMPARE(firstLeftOver(pairs, make, show), QString());
    }

    void whatWasUnfoldedForOneSessionIsFoldedForTheNext() {
        PersonalFieldRow row(PersonalField::IdNumber);
        ShownField unreadable;
        unreadable.state = ReviewedSession::FieldState::NotReadable;
        unreadable.hint = QStringLiteral("Not with this key. Use another one.");
        row.display(unreadable);
        row.findChild<LinkButton*>(QStringLiteral("reveal"))->click();
        row.display(unreadable);
        QCOMPARE(row.findChild<LinkButton*>(QStringLiteral("reveal"))->text(), QStringLiteral("less"));
        row.fold();
        QCOMPARE(row.findChild<LinkButton*>(QStringLiteral("reveal"))->text(), QStringLiteral("more"));
    }

    /// One pane goes through all of them; at each, a fresh pane is opened beside it.
    void thePaneLooksAsIfItHadShownNothingBefore() {
        ScriptedServer server;
        StripeClient client(server.url(), answers::quick());
        client.setKey(answers::someKey());
        SessionStore store;
        ReviewedSession reviewed(client, store);
        SessionAttempts attempts(client);
        SessionActions actions(client, store);
        const auto makePane = [&] {
            auto pane = std::make_unique<SessionDetailPane>(reviewed, actions);
            pane->placeBelowChecks(new AttemptsSection(attempts));
            pane->setNow(samples::session(SessionStatus::Verified).created + 86'400);
            pane->resize(392, 800);
            pane->show();
            return pane;
        };
        const auto pane = makePane();
        RandomDetails random(1);
        for (int step = 0; step < 60; ++step) {
            VerificationSession session = random.session();
            if (random.chance(70))
                store.merge({&session, 1});
            server.always(random.chance(25) ? answers::error(400 + random.below(200), "Stripe's words.")
                                            : answers::json(200, wholeSession(random, session.id)));
            pane->setInList(random.chance(50));
            const bool isInList = pane->isInList();
            reviewed.open(session.id);
            const auto whileLoading = makePane();
            whileLoading->setInList(isInList);
            QCOMPARE(differenceBetween(*pane, *whileLoading), QString());
            QTRY_VERIFY(reviewed.state() != ReviewedSession::State::Loading);
            const auto settled = makePane();
            settled->setInList(isInList);
            QCOMPARE(differenceBetween(*pane, *settled), QString());
        }
    }
};

QTEST_MAIN(DetailShownAgainTest)
#include "tst_detail_shown_again.moc"
