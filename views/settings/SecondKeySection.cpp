// SPDX-License-Identifier: Apache-2.0
#include "settings/SecondKeySection.h"

#include "look/EnterPresses.h"
#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"
#include "settings/KeyVerdict.h"
#include "stripe/StripeError.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace {

QString tr(const char* text) {
    return SecondKeySection::tr(text);
}

QString wordsFor(const SecondKey& second) {
    switch (second.trouble()) {
    case SecondKey::Trouble::None:
        break;
    case SecondKey::Trouble::SameKey:
        return tr("✕ This is the key the desk works with already. It takes another one.");
    case SecondKey::Trouble::NotRestricted:
        return tr("✕ Only a restricted key reads sensitive values: it begins with rk_.");
    case SecondKey::Trouble::OtherMode:
        return tr("✕ One of the two keys is for real people, the other for tests. Both must be the same.");
    case SecondKey::Trouble::OtherAccount:
        return tr("✕ It is a key of another Stripe account. It takes one of the account that is on show.");
    case SecondKey::Trouble::NotTold:
        return tr("✕ Stripe did not tell whether both keys are of the same account. Try again, or give both "
                  "the permission to read the account.");
    case SecondKey::Trouble::Refused:
        return QStringLiteral("✕ ") + errorHeadline(second.error());
    case SecondKey::Trouble::NotKept:
        return tr("✕ The keychain did not store the second key, so it is not used. Unlock the keychain and "
                  "try again.");
    case SecondKey::Trouble::NotRemoved:
        return tr(
            "▲ The second key is out of use, but the keychain did not delete it: it comes back with the "
            "next start or unlock. Unlock the keychain, then remove it again.");
    }
    return {};
}

} // namespace

SecondKeySection::SecondKeySection(SecondKey& key, QWidget* parent)
    : QWidget(parent)
    , m_second(key)
    , m_state(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_offer(new LinkButton(tr("Use a second key…"), this))
    , m_remove(new LinkButton(tr("Remove it"), this))
    , m_entry(new QWidget(this))
    , m_line(new QLineEdit(m_entry))
    , m_add(new QPushButton(m_entry))
    , m_verdict(new ValueLabel(ValueLabel::Overflow::Wrap, this)) {
    setObjectName(QStringLiteral("secondKey"));
    m_state->setObjectName(QStringLiteral("secondKeyState"));
    m_state->setDimmed(true);
    m_offer->setObjectName(QStringLiteral("offerSecondKey"));
    m_remove->setObjectName(QStringLiteral("removeSecondKey"));
    m_remove->setAccessibleName(tr("Remove the second key"));
    m_verdict->setObjectName(QStringLiteral("secondKeyVerdict"));
    placeEntry();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_offer);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(grid::betweenControls);
    lines->addWidget(m_state);
    lines->addLayout(buttons);
    lines->addWidget(m_entry);
    lines->addWidget(m_verdict);
    connect(m_offer, &LinkButton::clicked, this, [this] {
        m_isEntering = true;
        refresh();
        m_line->setFocus();
    });
    connect(m_remove, &LinkButton::clicked, &m_second, &SecondKey::remove);
    connect(&m_second, &SecondKey::changed, this, &SecondKeySection::refresh);
    refresh();
}

void SecondKeySection::placeEntry() {
    m_line->setObjectName(QStringLiteral("secondKeyLine"));
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setPlaceholderText(tr("rk_test_… or rk_live_…"));
    m_line->setAccessibleName(tr("Second Stripe API key, for sensitive values"));
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_add->setObjectName(QStringLiteral("addSecondKey"));
    pressWithEnter(m_add);
    auto* line = new QHBoxLayout(m_entry);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(grid::betweenControls);
    line->addWidget(m_line, 1);
    line->addWidget(m_add);
    connect(m_line, &QLineEdit::textChanged, this, &SecondKeySection::judge);
    connect(m_add, &QPushButton::clicked, this, &SecondKeySection::add);
}

void SecondKeySection::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
    add();
}

void SecondKeySection::refresh() {
    const SecondKey::State state = m_second.state();
    const bool isInUse = state == SecondKey::State::InUse;
    if (isInUse && m_second.trouble() == SecondKey::Trouble::None) {
        m_isEntering = false;
        m_line->setText(QString()); // Not clear(), which can be undone.
    }
    m_state->display(
        isInUse
            ? tr("Sensitive values and pictures are read with a second key, %1.").arg(m_second.maskedKey())
            : tr("Dates of birth, numbers and pictures can be read with a second key, so that "
                 "the first need not be allowed to. It is kept where the first one is."));
    m_offer->setText(isInUse ? tr("Use another…") : tr("Use a second key…"));
    m_offer->setVisible(!m_isEntering);
    m_remove->setVisible(isInUse);
    m_entry->setVisible(m_isEntering);
    m_line->setReadOnly(state == SecondKey::State::Trying);
    m_add->setText(state == SecondKey::State::Trying ? tr("Trying…") : tr("Use it"));
    judge();
    if (m_second.trouble() != SecondKey::Trouble::None)
        say(Tone::Refused, wordsFor(m_second));
}

/// What is wrong with it by itself; the right kind needs no praise here.
void SecondKeySection::judge() {
    const KeyVerdict verdict = verdictOn(m_line->text());
    const bool isRestricted = verdict.key && verdict.key->kind() != KeyKind::Secret;
    m_add->setEnabled(isRestricted && m_second.state() != SecondKey::State::Trying);
    if (!m_isEntering || isRestricted || verdict.headline.isEmpty())
        say(Tone::Neutral, {});
    else if (verdict.key)
        say(Tone::Refused, tr("✕ A secret key never reads sensitive values. It takes a restricted key."));
    else
        say(verdict.tone, verdict.headline);
}

void SecondKeySection::add() {
    if (m_add->isVisible() && m_add->isEnabled())
        m_second.add(*verdictOn(m_line->text()).key);
}

void SecondKeySection::say(Tone tone, const QString& sentence) {
    m_verdict->setTone(tone);
    m_verdict->display(sentence);
    m_verdict->setVisible(!sentence.isEmpty());
}
