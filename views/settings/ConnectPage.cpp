// SPDX-License-Identifier: Apache-2.0
#include "settings/ConnectPage.h"

#include "look/Look.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/FieldRow.h"
#include "session_detail/LinkButton.h"
#include "session_detail/StatusBadge.h"
#include "settings/KeyNeeds.h"
#include "stripe/StripeError.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace {

ValueLabel* sentence(const QString& text, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->display(text);
    return label;
}

} // namespace

ConnectPage::ConnectPage(QWidget* parent)
    : QWidget(parent)
    , m_key(new QLineEdit(this))
    , m_showKey(new LinkButton(tr("show"), this))
    , m_connect(new QPushButton(tr("Connect"), this))
    , m_mode(new StatusBadge(this))
    , m_headline(sentence({}, this))
    , m_detail(sentence({}, this))
    , m_place(
          sentence(tr("The key is kept in this computer's keychain if it has one, otherwise only until the "
                      "desk is closed. Never in a file."),
                   this))
    , m_error(new ErrorNotice(this))
    , m_keyLeft(keyLeftNotice()) {
    setObjectName(QStringLiteral("connectPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    auto* column = new QWidget;
    constexpr int columnWidth = 560;
    column->setMaximumWidth(columnWidth);
    auto* lines = new QVBoxLayout(column);
    lines->setSpacing(grid::betweenSections);
    lines->setContentsMargins(grid::windowMargin, 40, grid::windowMargin, 40);
    ValueLabel* title = sentence(tr("Connect your Stripe account"), column);
    title->setFont(titleFont(font()));
    lines->addWidget(title);
    ValueLabel* purpose = sentence(tr("Verification Desk shows the identity-verification sessions of one "
                                      "account. It needs one of the account's API keys."),
                                   column);
    purpose->setDimmed(true);
    lines->addWidget(purpose);
    lines->addWidget(m_keyLeft);
    lines->addWidget(entry());
    lines->addWidget(new KeyNeeds(column));
    lines->addStretch(1);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAlignment(Qt::AlignHCenter);
    auto* centre = new QWidget;
    auto* sides = new QHBoxLayout(centre);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addStretch(1);
    sides->addWidget(column, 100);
    sides->addStretch(1);
    scroll->setWidget(centre);
    centre->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setFocusProxy(m_key);
    judge();
}

QWidget* ConnectPage::keyLeftNotice() {
    auto* notice = new QWidget(this);
    notice->setObjectName(QStringLiteral("keyLeft"));
    ValueLabel* words = sentence(tr("▲ You disconnected, but this computer's keychain did not confirm that "
                                    "it deleted your key. If the key is "
                                    "still there, the app connects with it at its next start. Unlock the "
                                    "keychain and delete the key again, "
                                    "or delete the entry VerificationDesk there."),
                                 notice);
    words->setObjectName(QStringLiteral("keyLeftWords"));
    words->setTone(Tone::Refused);
    auto* again = new LinkButton(tr("Delete it again"), notice);
    again->setObjectName(QStringLiteral("deleteKeyAgain"));
    auto* lines = new QVBoxLayout(notice);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(words);
    lines->addWidget(again, 0, Qt::AlignLeft);
    notice->hide();
    connect(again, &LinkButton::clicked, this, &ConnectPage::deleteKeyRequested);
    return notice;
}

void ConnectPage::setKeyLeftBehind(bool left) {
    m_keyLeft->setVisible(left);
}

QWidget* ConnectPage::entry() {
    auto* box = new QWidget(this);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(grid::betweenControls);
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("rk_test_… or rk_live_…"));
    m_key->setAccessibleName(tr("Stripe API key"));
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_showKey->setObjectName(QStringLiteral("showKey"));
    m_showKey->setCheckable(true);
    m_showKey->setAccessibleName(tr("Show the key"));
    m_connect->setObjectName(QStringLiteral("connect"));
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setFont(strongFont(font()));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_place->setObjectName(QStringLiteral("place"));
    m_place->setDimmed(true);
    m_error->setObjectName(QStringLiteral("error"));
    m_error->hide();

    auto* keyLine = new QHBoxLayout;
    keyLine->setSpacing(grid::betweenControls);
    keyLine->addWidget(m_key, 1);
    keyLine->addWidget(m_showKey);
    keyLine->addWidget(m_connect);
    auto* verdictLine = new QHBoxLayout;
    verdictLine->setSpacing(grid::betweenControls);
    verdictLine->addWidget(m_mode);
    verdictLine->addWidget(m_headline, 1, Qt::AlignVCenter);
    lines->addLayout(keyLine);
    lines->addWidget(m_error);
    lines->addLayout(verdictLine);
    lines->addWidget(m_detail);
    lines->addWidget(m_place);

    connect(m_key, &QLineEdit::textChanged, this, &ConnectPage::judge);
    connect(m_key, &QLineEdit::returnPressed, this, &ConnectPage::connectNow);
    connect(m_connect, &QPushButton::clicked, this, &ConnectPage::connectNow);
    connect(m_error, &ErrorNotice::copyRequested, this, &ConnectPage::copyRequested);
    connect(m_showKey, &LinkButton::toggled, this, [this](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_showKey->setText(shown ? tr("hide") : tr("show"));
        m_showKey->setAccessibleName(shown ? tr("Hide the key") : tr("Show the key"));
    });
    return box;
}

void ConnectPage::judge() {
    m_verdict = verdictOn(m_key->text());
    m_error->hide();
    displayVerdict();
    m_connect->setEnabled(m_verdict.key.has_value() && !m_connecting);
}

void ConnectPage::displayVerdict() {
    // What Stripe said of the key counts more than what the desk makes of it.
    const bool shown = m_error->isHidden();
    m_headline->setTone(m_verdict.tone);
    m_headline->display(m_verdict.headline);
    m_detail->display(m_verdict.detail);
    m_headline->setVisible(shown && !m_verdict.headline.isEmpty());
    m_detail->setVisible(shown && !m_verdict.detail.isEmpty());
    m_mode->setVisible(shown && m_verdict.live.has_value());
    if (m_verdict.live)
        m_mode->display(Mark::None, *m_verdict.live ? tr("LIVE") : tr("TEST"),
                        *m_verdict.live ? Tone::Refused : Tone::Test);
}

void ConnectPage::connectNow() {
    if (m_connecting || !m_verdict.key)
        return;
    m_error->hide();
    displayVerdict();
    Q_EMIT connectRequested(*m_verdict.key);
}

void ConnectPage::setKeyPlace(KeyStore::Place place) {
    switch (place) {
    case KeyStore::Place::Keychain:
        m_place->display(tr("The key is kept in this computer's keychain, never in a file."));
        return;
    case KeyStore::Place::MemoryOnly:
        m_place->display(
            tr("This computer has no keychain: the key is kept only until the desk is closed, and "
               "never in a file."));
        return;
    }
}

void ConnectPage::setConnecting(bool connecting) {
    m_connecting = connecting;
    m_key->setReadOnly(connecting);
    m_connect->setText(connecting ? tr("Connecting…") : tr("Connect"));
    m_connect->setEnabled(m_verdict.key.has_value() && !connecting);
}

void ConnectPage::showError(const StripeError& error) {
    setConnecting(false);
    m_error->display(error);
    m_error->show();
    displayVerdict();
    m_key->setFocus();
}

void ConnectPage::clear() {
    setConnecting(false);
    m_showKey->setChecked(false);
    m_key->setText(QString()); // Not clear(), which can be undone.
    m_error->hide();
}
