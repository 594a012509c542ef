// SPDX-License-Identifier: Apache-2.0
#include "session_detail/OutcomeBox.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

OutcomeBox::OutcomeBox(QWidget* parent)
    : ToneBox(Tone::Neutral, parent)
    , m_title(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_quote(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_meaning(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_nextStep(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_tellToggle(new LinkButton(tr("What to tell the user"), this))
    , m_tell(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_copyTell(new LinkButton(tr("copy"), this)) {
    setObjectName(QStringLiteral("outcome"));
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setFont(strongFont(font()));
    m_quote->setObjectName(QStringLiteral("quote"));
    m_meaning->setObjectName(QStringLiteral("meaning"));
    m_nextStep->setObjectName(QStringLiteral("nextStep"));
    m_tellToggle->setObjectName(QStringLiteral("tellToggle"));
    m_tellToggle->setCheckable(true);
    m_tell->setObjectName(QStringLiteral("tell"));
    m_copyTell->setObjectName(QStringLiteral("copyTell"));
    m_copyTell->setAccessibleName(tr("Copy what to tell the user"));

    for (ValueLabel* label : {m_title, m_quote, m_meaning, m_nextStep})
        body().addWidget(label);
    auto* links = new QHBoxLayout;
    links->addWidget(m_tellToggle);
    links->addStretch();
    links->addWidget(m_copyTell);
    body().addLayout(links);
    body().addWidget(m_tell);

    connect(m_tellToggle, &LinkButton::toggled, this, [this](bool on) {
        m_telling = on;
        displayWhatToTell();
    });
    connect(m_copyTell, &LinkButton::clicked, this, [this] { Q_EMIT copyRequested(m_words.tellPerson); });
    displayWhatToTell();
}

void OutcomeBox::display(const OutcomeWords& words) {
    if (words == m_words)
        return;
    m_words = words;
    setTone(words.tone);
    m_title->setTone(words.tone);
    m_title->display(words.title);
    const QString quote = words.quote.isEmpty() ? QString() : tr("Stripe: “%1”").arg(words.quote);
    m_quote->display(quote);
    m_quote->setVisible(!quote.isEmpty());
    m_meaning->display(words.meaning);
    m_meaning->setVisible(!words.meaning.isEmpty());
    m_nextStep->display(words.nextStep);
    m_nextStep->setVisible(!words.nextStep.isEmpty());
    setAccessibleName(words.title);
    displayWhatToTell();
}

void OutcomeBox::displayWhatToTell() {
    const bool possible = !m_words.tellPerson.isEmpty();
    m_tellToggle->setVisible(possible);
    m_tell->setVisible(possible && m_telling);
    m_copyTell->setVisible(possible && m_telling);
    m_tell->display(m_words.tellPerson);
}
