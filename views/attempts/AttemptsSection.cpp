// SPDX-License-Identifier: Apache-2.0
#include "attempts/AttemptsSection.h"

#include "attempts/AttemptsTable.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"

#include <QBoxLayout>

using State = SessionAttempts::State;

AttemptsSection::AttemptsSection(SessionAttempts& attempts, QWidget* parent)
    : DetailSection(tr("All attempts"), parent)
    , m_attempts(attempts)
    , m_ask(new LinkButton(tr("Show them (1 read)"), this))
    , m_failure(new ErrorNotice(this))
    , m_table(new AttemptsTable(this))
    , m_why(new FieldRow(tr("Why"), ValueLabel::Overflow::Wrap, this))
    , m_tell(new FieldRow(tr("Tell them"), ValueLabel::Overflow::Wrap, this)) {
    setObjectName(QStringLiteral("attempts"));
    m_ask->setObjectName(QStringLiteral("askForAttempts"));
    m_ask->setAccessibleName(tr("Show all attempts of this session, costs one read"));
    m_failure->setObjectName(QStringLiteral("attemptsFailure"));
    m_failure->setLinkText(tr("Try again"));
    m_why->setObjectName(QStringLiteral("attemptWhy"));
    m_tell->setObjectName(QStringLiteral("attemptTell"));
    m_ask->setFixedHeight(fontMetrics().height()); // As high as the heading beside it.
    heading().addWidget(m_ask);
    for (QWidget* part : std::initializer_list<QWidget*>{m_failure, m_table, m_why, m_tell})
        body().addWidget(part);
    m_tell->offerCopy();
    connect(m_tell, &FieldRow::copyRequested, this, &AttemptsSection::copyRequested);
    connect(m_ask, &LinkButton::clicked, &m_attempts, &SessionAttempts::ask);
    connect(m_failure, &ErrorNotice::linkPressed, &m_attempts, &SessionAttempts::ask);
    connect(m_failure, &ErrorNotice::copyRequested, this, &AttemptsSection::copyRequested);
    connect(m_table, &QTableWidget::currentItemChanged, this, &AttemptsSection::displayCell);
    connect(&m_attempts, &SessionAttempts::changed, this, &AttemptsSection::refresh);
    refresh();
}

void AttemptsSection::refresh() {
    const State state = m_attempts.state();
    const bool hasSeveral = m_attempts.attempts().size() > 1;
    const bool hadKeyboard = m_ask->hasFocus() || m_failure->link()->hasFocus();
    const bool isAskable = state == State::NotAsked || state == State::Loading;
    m_ask->setText(state == State::Loading ? tr("Asking…") : tr("Show them (1 read)"));
    m_ask->updateGeometry();
    if (state == State::Failed)
        m_failure->display(m_attempts.error());
    m_table->display(hasSeveral ? m_attempts.attempts() : std::vector<VerificationReport>());
    // What comes is shown first: the keyboard goes there before what had it goes.
    if (isAskable)
        m_ask->show();
    if (state == State::Failed)
        m_failure->show();
    if (hasSeveral)
        m_table->show();
    if (hadKeyboard)
        giveKeyboard();
    m_ask->setVisible(isAskable);
    m_failure->setVisible(state == State::Failed);
    m_table->setVisible(hasSeveral);
    setNote(hasSeveral ? tr("%1, newest first").arg(m_attempts.attempts().size()) : QString());
    setSentence(sentenceNow());
    displayCell();
}

/// To what came of the link that was pressed.
void AttemptsSection::giveKeyboard() {
    if (m_attempts.state() == State::Failed)
        m_failure->link()->setFocus(Qt::OtherFocusReason);
    else if (m_attempts.attempts().size() > 1)
        m_table->setFocus(Qt::OtherFocusReason);
    else if (m_attempts.state() == State::Loading)
        m_ask->setFocus(Qt::OtherFocusReason);
}

QString AttemptsSection::sentenceNow() const {
    switch (m_attempts.state()) {
    case State::NotAsked:
        return tr("Stripe keeps every attempt; the session names only the last one.");
    case State::Loading:
        return tr("Asking Stripe…");
    case State::Failed:
        return {};
    case State::Erased:
        return tr("Erased with the redaction.");
    case State::Current:
        if (m_attempts.unreadable() > 0)
            return m_attempts.unreadable() == 1
                       ? tr("1 attempt could not be read and is not shown.")
                       : tr("%1 attempts could not be read and are not shown.").arg(m_attempts.unreadable());
        if (m_attempts.attempts().empty())
            return tr("No attempt has been checked yet.");
        return m_attempts.attempts().size() == 1 ? tr("There was only this one.") : QString();
    }
    return {};
}

void AttemptsSection::displayCell() {
    const AttemptCell cell = m_table->isHidden() ? AttemptCell() : m_table->currentCell();
    QStringList why;
    if (!cell.code.isEmpty())
        why << cell.code;
    if (!cell.reason.isEmpty())
        why << tr("Stripe: “%1”").arg(cell.reason);
    m_why->display(why.isEmpty() ? std::nullopt : std::optional(why.join(QStringLiteral(" · "))));
    m_tell->display(cell.tellPerson.isEmpty() ? std::nullopt : std::optional(cell.tellPerson));
}
