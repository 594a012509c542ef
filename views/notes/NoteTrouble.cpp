// SPDX-License-Identifier: Apache-2.0
#include "notes/NoteTrouble.h"

#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

using State = NoteWriting::State;

namespace {

QString sentenceFor(const NoteWriting& writing) {
    switch (writing.state()) {
    case State::Idle:
    case State::Writing:
    case State::Failed:
        return {};
    case State::Conflict:
        return writing.theirs().isEmpty()
                   ? NoteTrouble::tr("A colleague has emptied it meanwhile. Nothing was written.")
                   : NoteTrouble::tr("A colleague has written meanwhile: “%1”. Nothing was written over it.")
                         .arg(writing.theirs());
    case State::Refused:
        return writing.reason();
    case State::NotRecorded:
        return NoteTrouble::tr("It was not sent, as it could not be recorded in the journal. Menu → Journal "
                               "says why; then save again.");
    }
    return {};
}

} // namespace

NoteTrouble::NoteTrouble(QWidget* parent)
    : QWidget(parent)
    , m_said(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_keepMine(new LinkButton(tr("Keep mine"), this))
    , m_takeTheirs(new LinkButton(tr("Take theirs"), this))
    , m_failure(new ErrorNotice(this)) {
    setObjectName(QStringLiteral("noteTrouble"));
    m_said->setObjectName(QStringLiteral("noteSaid"));
    m_said->setTone(Tone::Refused);
    m_keepMine->setObjectName(QStringLiteral("keepMine"));
    m_keepMine->setAccessibleName(tr("Keep mine: write it over what the colleague wrote"));
    m_takeTheirs->setObjectName(QStringLiteral("takeTheirs"));
    m_takeTheirs->setAccessibleName(tr("Take theirs: what I wrote is dropped"));
    m_failure->setLinkText(tr("Try again"));
    auto* links = new QHBoxLayout;
    links->setSpacing(grid::betweenControls);
    links->addWidget(m_takeTheirs);
    links->addWidget(m_keepMine);
    links->addStretch(1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 4, 0, 4);
    lines->setSpacing(2);
    lines->addWidget(m_said);
    lines->addLayout(links);
    lines->addWidget(m_failure);
    connect(m_keepMine, &LinkButton::clicked, this, &NoteTrouble::keepMineRequested);
    connect(m_takeTheirs, &LinkButton::clicked, this, &NoteTrouble::takeTheirsRequested);
    connect(m_failure, &ErrorNotice::linkPressed, this, &NoteTrouble::tryAgainRequested);
    connect(m_failure, &ErrorNotice::copyRequested, this, &NoteTrouble::copyRequested);
    hide();
}

void NoteTrouble::display(const NoteWriting& writing) {
    const State state = writing.state();
    const QString sentence = sentenceFor(writing);
    m_said->display(sentence);
    m_said->setVisible(!sentence.isEmpty());
    m_keepMine->setVisible(state == State::Conflict);
    m_takeTheirs->setVisible(state == State::Conflict);
    m_failure->setVisible(state == State::Failed);
    if (state == State::Failed)
        m_failure->display(writing.error(),
                           writing.isOutcomeUnknown()
                               ? tr("It is not known whether it was saved. “Try again” looks first.")
                               : tr("It was not saved."));
    setVisible(state != State::Idle && state != State::Writing);
}
