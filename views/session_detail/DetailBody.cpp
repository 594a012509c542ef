// SPDX-License-Identifier: Apache-2.0
#include "session_detail/DetailBody.h"

#include "evidence/AttemptChanges.h"
#include "identity/FuseWords.h"
#include "identity/Outcome.h"
#include "look/Theme.h"
#include "notes/SessionNotes.h"
#include "session_detail/ChecksAskedForSection.h"
#include "session_detail/ChecksSection.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/LayoutPause.h"
#include "session_detail/MetadataSection.h"
#include "session_detail/OutcomeBox.h"
#include "session_detail/PersonalFieldsSection.h"
#include "session_detail/RawJsonSection.h"
#include "session_detail/RedactionSection.h"
#include "session_detail/SessionFactsSection.h"
#include "session_detail/SessionTime.h"

#include <QBoxLayout>

#include <algorithm>
#include <utility>

using State = ReviewedSession::State;

namespace {

/// As a whole: what is missing of its members is named elsewhere.
bool isLeftOut(const ReadingProblemList& problems, QLatin1StringView member) {
    return std::ranges::any_of(
        problems, [member](const ReadingProblem& problem) { return problem.members.contains(member); });
}

} // namespace

DetailBody::DetailBody(ReviewedSession& reviewed, QWidget* parent)
    : QScrollArea(parent)
    , m_reviewed(reviewed)
    , m_failure(new ErrorNotice)
    , m_partlyRead(new ErrorNotice)
    , m_outcome(new OutcomeBox)
    , m_redaction(new RedactionSection)
    , m_outputs(new PersonalFieldsSection(tr("Verified outputs"), verifiedOutputFields))
    , m_checks(new ChecksSection)
    , m_facts(new SessionFactsSection)
    , m_askedFor(new ChecksAskedForSection)
    , m_provided(new PersonalFieldsSection(tr("Provided details"),
                                           {PersonalField::ProvidedEmail, PersonalField::ProvidedPhone}))
    , m_metadata(new MetadataSection)
    , m_rawJson(new RawJsonSection) {
    setObjectName(QStringLiteral("detailBody"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The links in it take the keyboard and scroll it along.
    setFocusPolicy(Qt::NoFocus);
    m_outputs->setObjectName(QStringLiteral("verifiedOutputs"));
    m_provided->setObjectName(QStringLiteral("providedDetails"));
    m_failure->setObjectName(QStringLiteral("loadFailure"));
    m_failure->setLinkText(tr("Try again"));
    m_partlyRead->setObjectName(QStringLiteral("partlyRead"));
    arrange();
    connectSections();
}

void DetailBody::arrange() {
    auto* content = new QWidget;
    auto* lines = new QVBoxLayout(content);
    lines->setContentsMargins(grid::windowMargin, grid::betweenSections, grid::windowMargin,
                              grid::windowMargin);
    lines->setSpacing(0);
    m_sections = lines;
    auto* boxes = new QVBoxLayout;
    boxes->setSpacing(grid::betweenControls);
    boxes->setContentsMargins(0, 0, 0, grid::betweenSections);
    boxes->addWidget(m_failure);
    boxes->addWidget(m_partlyRead);
    boxes->addWidget(m_outcome);
    lines->addLayout(boxes);
    for (QWidget* section : std::initializer_list<QWidget*>{m_redaction, m_outputs, m_checks, m_facts,
                                                            m_askedFor, m_provided, m_metadata, m_rawJson})
        lines->addWidget(section);
    lines->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void DetailBody::connectSections() {
    connect(m_failure, &ErrorNotice::linkPressed, &m_reviewed, &ReviewedSession::refresh);
    for (ErrorNotice* notice : {m_failure, m_partlyRead})
        connect(notice, &ErrorNotice::copyRequested, this, &DetailBody::copyRequested);
    connect(m_outcome, &OutcomeBox::copyRequested, this, &DetailBody::copyRequested);
    connect(m_facts, &SessionFactsSection::copyRequested, this, &DetailBody::copyRequested);
    connect(m_facts, &SessionFactsSection::referenceCopyRequested, this,
            [this](const QString& text) { Q_EMIT ownWordsCopyRequested(JournalDetail::Reference, text); });
    connect(m_facts, &SessionFactsSection::filterRequested, this, &DetailBody::filterRequested);
    connect(m_facts, &SessionFactsSection::revealRequested, this, &DetailBody::reveal);
    connect(m_facts, &SessionFactsSection::maskRequested, &m_reviewed, &ReviewedSession::mask);
    connect(m_facts, &SessionFactsSection::valueCopyRequested, this, &DetailBody::valueCopyRequested);
    connect(m_metadata, &MetadataSection::revealRequested, this, &DetailBody::reveal);
    connect(m_metadata, &MetadataSection::maskRequested, &m_reviewed, &ReviewedSession::mask);
    connect(m_metadata, &MetadataSection::valueCopyRequested, this, &DetailBody::valueCopyRequested);
    connect(m_metadata, &MetadataSection::alwaysShowRequested, this, &DetailBody::alwaysShowRequested);
    connect(m_rawJson, &RawJsonSection::copyRequested, this, &DetailBody::copyRequested);
    for (PersonalFieldsSection* section : {m_outputs, m_provided}) {
        connect(section, &PersonalFieldsSection::revealRequested, this, &DetailBody::reveal);
        connect(section, &PersonalFieldsSection::maskRequested, &m_reviewed, &ReviewedSession::mask);
        connect(section, &PersonalFieldsSection::valueCopyRequested, this, &DetailBody::valueCopyRequested);
    }
    connect(m_checks, &ChecksSection::picturesRequested, this, &DetailBody::picturesRequested);
    connect(m_checks, &ChecksSection::revealRequested, this, &DetailBody::reveal);
    connect(m_checks, &ChecksSection::maskRequested, &m_reviewed, &ReviewedSession::mask);
    connect(m_checks, &ChecksSection::valueCopyRequested, this, &DetailBody::valueCopyRequested);
    connect(&m_reviewed, &ReviewedSession::fieldChanged, this, &DetailBody::refreshField);
}

void DetailBody::reveal(const FieldKey& key) {
    if (m_reviewed.needsReason())
        Q_EMIT reasonRequested(key);
    else
        m_reviewed.reveal(key);
}

void DetailBody::fold() {
    m_outputs->fold();
    m_provided->fold();
    m_checks->fold();
}

void DetailBody::setNow(std::int64_t now) {
    m_facts->setNow(now);
    m_now = now;
    displayFuse();
}

void DetailBody::setPicturesAnswer(const AbilityAnswer& answer) {
    m_checks->setPicturesAnswer(answer);
}

void DetailBody::setSensitiveReach(SensitiveReach reach) {
    m_reach = reach;
    displayFuse();
}

/// Only where there is something to be read: the others say why not by themselves.
void DetailBody::displayFuse() {
    const std::optional<VerificationSession>& session = m_reviewed.session();
    const std::optional<VerificationReport>& report = m_reviewed.report();
    if (!session || !session->verifiedOutputs || m_now == 0) {
        m_outputs->setFuse({});
        return;
    }
    const auto reportCreated = report ? std::optional(report->created) : std::nullopt;
    m_outputs->setFuse(fuseText(sensitiveFuse(*session, reportCreated, m_reach), m_now));
}

void DetailBody::placeBelowChecks(QWidget* section) {
    m_belowChecks = section;
    m_sections->insertWidget(m_sections->indexOf(m_checks) + 1, section);
    setTabOrder(m_checks, section);
    refresh();
}

void DetailBody::placeNotes(QWidget* section) {
    m_sections->insertWidget(m_sections->indexOf(m_facts), section);
}

void DetailBody::setNotesShown(bool shown) {
    if (std::exchange(m_notesShown, shown) != shown)
        refresh();
}

void DetailBody::refreshField(const FieldKey& key) {
    const ShownField shown{m_reviewed.fieldState(key), m_reviewed.fieldText(key),
                           m_reviewed.fieldHint(key),  m_reviewed.secondsLeft(key),
                           m_reviewed.fieldAside(key), m_reviewed.isAlwaysShown(key)};
    if (key.field == PersonalField::MetadataValue) {
        m_metadata->display(key, shown);
        return;
    }
    m_outputs->display(key, shown);
    m_provided->display(key, shown);
    m_checks->display(key, shown);
    m_facts->display(key, shown);
}

void DetailBody::displayFailure() {
    const bool failed = m_reviewed.state() == State::Failed;
    m_failure->setVisible(failed);
    if (failed)
        m_failure->display(m_reviewed.error(), m_reviewed.session()
                                                   ? tr("What you see is what the list knows of it.")
                                                   : QString());
}

void DetailBody::displayProblems() {
    const ReadingProblemList& problems = m_reviewed.problems();
    m_partlyRead->setVisible(!problems.empty());
    if (!problems.empty())
        m_partlyRead->display(problems.front());
}

void DetailBody::refresh() {
    const LayoutPause pause(*widget());
    const std::optional<VerificationSession>& session = m_reviewed.session();
    displayFailure();
    displayProblems();
    for (QWidget* section : std::initializer_list<QWidget*>{m_outcome, m_outputs, m_checks, m_facts,
                                                            m_askedFor, m_metadata, m_rawJson})
        section->setVisible(session.has_value());
    if (m_belowChecks)
        m_belowChecks->setVisible(session && session->lastReport && !session->isRedactionRequested());
    if (!session) {
        m_redaction->hide();
        m_provided->hide();
        return;
    }
    m_outcome->display(outcomeWords(*session, m_reviewed.keptRefusal()));
    m_redaction->display(session->redaction, m_redactionAskedAt);
    for (const PersonalField field : allPersonalFields)
        refreshField(field);
    m_outputs->setEmptySentence(outputsSentence());
    m_provided->setVisible(!m_provided->isEmpty());
    displayAgreement(*session);
    displayFuse();
    m_checks->display(m_reviewed.report(), checksSentence(),
                      session->lastError ? session->lastError->reason : QString());
    m_facts->display(*session);
    m_askedFor->display(*session);
    refreshField(PersonalField::Reference);
    displayMetadata(*session);
    m_rawJson->display(m_reviewed.maskedJson());
}

void DetailBody::displayMetadata(const VerificationSession& session) {
    QStringList keys;
    for (const auto& [key, value] : session.metadata)
        if (!m_notesShown || !isNoteKey(key))
            keys << key;
    m_metadata->setKeys(keys, session.isRedactionRequested());
    for (const QString& key : std::as_const(keys))
        refreshField(FieldKey::ofMetadata(key));
}

/// Whether what was said before the check is what the check found; without the values.
void DetailBody::displayAgreement(const VerificationSession& session) {
    const ProvidedAgreement agreement = providedAgreement(session, m_reviewed.report());
    const auto display = [this](PersonalField field, Agreement found) {
        m_provided->setRemark(field, found == Agreement::Same      ? tr("✓ the same as was verified")
                                     : found == Agreement::Differs ? tr("≠ differs from what was verified")
                                                                   : QString());
    };
    display(PersonalField::ProvidedEmail, agreement.email);
    display(PersonalField::ProvidedPhone, agreement.phone);
}

QString DetailBody::outputsSentence() const {
    const VerificationSession& session = *m_reviewed.session();
    if (session.isRedactionRequested())
        return tr("Erased with the redaction.");
    if (m_reviewed.state() == State::Loading)
        return tr("Loading…");
    if (m_reviewed.state() == State::Failed)
        return tr("Not loaded.");
    if (isLeftOut(m_reviewed.problems(), QLatin1StringView("verified_outputs")))
        return tr("They came in a form the desk cannot read.");
    return outcomeOf(session) == Outcome::Verified ? tr("Stripe sent none for this session.")
                                                   : tr("Stripe has verified nothing in this session.");
}

QString DetailBody::checksSentence() const {
    const VerificationSession& session = *m_reviewed.session();
    if (session.isRedactionRequested())
        return tr("Erased with the redaction.");
    if (isLeftOut(m_reviewed.problems(), QLatin1StringView("last_verification_report")))
        return tr("The report came in a form the desk cannot read.");
    if (!session.lastReport)
        return outcomeOf(session) == Outcome::Processing ? tr("The first attempt is being checked.")
                                                         : tr("No attempt has been checked yet.");
    if (m_reviewed.state() == State::Loading)
        return tr("Loading…");
    return m_reviewed.state() == State::Failed ? tr("Not loaded.") : tr("Stripe did not send the report.");
}
