// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ActionFoot.h"

#include "actions/ActionWords.h"
#include "actions/DangerButton.h"
#include "look/Look.h"
#include "look/Text.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace {

ValueLabel* addSentence(QVBoxLayout* lines, const char* name, QWidget* parent) {
    auto* sentence = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    sentence->setObjectName(QLatin1StringView(name));
    sentence->setFont(labelFont(parent->font()));
    sentence->hide();
    lines->addWidget(sentence);
    return sentence;
}

} // namespace

ActionFoot::ActionFoot(SessionActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_failure(new ErrorNotice(this))
    , m_cancel(new QPushButton(this))
    , m_redact(new DangerButton({}, this)) {
    setObjectName(QStringLiteral("actionFoot"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_redact->setObjectName(QStringLiteral("redact"));
    m_failure->setObjectName(QStringLiteral("failure"));
    m_failure->setLinkText(tr("Dismiss"));
    m_failure->hide();

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(grid::windowMargin, grid::betweenSections, grid::windowMargin,
                              grid::windowMargin);
    lines->setSpacing(grid::betweenControls);
    lines->addWidget(m_failure);
    m_done = addSentence(lines, "done", this);
    m_reasons = addSentence(lines, "reasons", this);
    m_reasons->setDimmed(true);
    m_keys = new ValueLabel(ValueLabel::Overflow::ElideEnd, this);
    m_keys->setObjectName(QStringLiteral("listKeys"));
    m_keys->setFont(labelFont(font()));
    m_keys->setDimmed(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::betweenControls);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_keys, 1);
    buttons->addWidget(m_redact);
    lines->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(ActionKind::Cancel); });
    connect(m_redact, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(ActionKind::Redact); });
    connect(m_failure, &ErrorNotice::copyRequested, this, &ActionFoot::copyRequested);
    connect(m_failure, &ErrorNotice::linkPressed, this, [this] {
        if (m_session)
            m_actions.dismiss(SessionId(m_session->id));
    });
    connectActions();
    displayButtons();
}

void ActionFoot::connectActions() {
    const auto display = [this] {
        displayButtons();
        displayResult();
    };
    connect(&m_actions, &SessionActions::underWayChanged, this, display);
    connect(&m_actions, &SessionActions::resultChanged, this, display);
}

void ActionFoot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(grid::windowMargin, 0, width() - 2 * grid::windowMargin, 1, Theme::of(palette()).line);
}

void ActionFoot::display(const std::optional<VerificationSession>& session) {
    // "Done" is said once. A failure waits until its session is seen again.
    const std::optional<VerificationSession> left = std::exchange(m_session, session);
    if (left && (!session || session->id != left->id)) {
        const std::optional<ActionResult> result = m_actions.result(left->id);
        if (result && result->state == ActionResult::State::Done)
            m_actions.dismiss(left->id);
    }
    displayButtons();
    displayResult();
}

void ActionFoot::setOffline(bool offline) {
    m_isOffline = offline;
    displayButtons();
}

void ActionFoot::setKeyAnswer(const AbilityAnswer& answer) {
    m_keyAnswer = answer;
    displayButtons();
}

void ActionFoot::setListHasKeyboard(bool hasKeyboard) {
    m_keys->display(hasKeyboard ? tr("J / K next, previous") : QString());
}

Eligibility ActionFoot::eligibility(ActionKind action) const {
    if (m_isOffline)
        return {false,
                tr("Stripe cannot be reached. Nothing is canceled or redacted until it can be; the desk "
                   "keeps trying.")};
    if (m_keyAnswer.verdict == AbilityAnswer::Verdict::No)
        return {
            false,
            m_keyAnswer.missingPermission.isEmpty()
                ? tr("This key may neither cancel nor redact.")
                : tr("This key may neither cancel nor redact: it lacks %1. Once it has it, ask again under "
                     "“What this key may do…” in the menu.")
                      .arg(m_keyAnswer.missingPermission)};
    if (!m_session)
        return {false, tr("Nothing can be done until the session is loaded.")};
    const std::optional<ActionResult> result = m_actions.result(m_session->id);
    if (result && result->state == ActionResult::State::Checking)
        return {false, checkingReason(result->action)};
    return eligibilityOf(action, *m_session);
}

void ActionFoot::displayButton(QPushButton* button, ActionKind action, const QString& usual,
                               const QString& busy) {
    const std::optional<ActionKind> underWay = m_session ? m_actions.underWay(m_session->id) : std::nullopt;
    const Eligibility eligible = eligibility(action);
    button->setText(underWay == action ? busy : usual);
    button->setEnabled(eligible.allowed && !underWay);
    button->setToolTip(plainToolTip(eligible.reason));
    button->setAccessibleDescription(eligible.reason);
}

void ActionFoot::displayButtons() {
    displayButton(m_cancel, ActionKind::Cancel, tr("Cancel session…"), tr("Canceling…"));
    displayButton(m_redact, ActionKind::Redact, tr("Redact…"), tr("Redacting…"));
    QStringList reasons;
    for (const ActionKind action : {ActionKind::Cancel, ActionKind::Redact})
        if (const QString reason = eligibility(action).reason; !reason.isEmpty())
            reasons << reason;
    reasons.removeDuplicates();
    m_reasons->display(reasons.join(u'\n'));
    m_reasons->setVisible(!reasons.isEmpty());
}

void ActionFoot::displayResult() {
    const std::optional<ActionResult> result = m_session ? m_actions.result(m_session->id) : std::nullopt;
    const bool isDone = result && result->state == ActionResult::State::Done;
    m_failure->setVisible(result && !isDone);
    m_done->setVisible(isDone);
    if (!result)
        return;
    const ActionWords words = actionWords(m_session->id, *result);
    if (isDone) {
        m_done->display(words.headline);
        return;
    }
    const bool isRefusal = result->state == ActionResult::State::NotDone && !result->isFoundByReading;
    if (isRefusal && result->error)
        m_failure->display(*result->error, words.headline);
    else
        m_failure->display(words.headline, words.explanation,
                           result->error ? result->error->requestId : QString());
    m_failure->setLinkText(result->state == ActionResult::State::Checking ? QString() : tr("Dismiss"));
}
