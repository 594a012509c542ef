// SPDX-License-Identifier: Apache-2.0
#include "settings/LockPage.h"

#include "look/Look.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace {

ValueLabel* sentence(const char* name, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->setObjectName(QLatin1StringView(name));
    return label;
}

} // namespace

LockPage::LockPage(DeskLock& lock, QWidget* parent)
    : QWidget(parent)
    , m_lock(lock)
    , m_way(sentence("lockWay", this))
    , m_trouble(sentence("lockTrouble", this))
    , m_words(new QLineEdit(this))
    , m_unlock(new QPushButton(tr("Unlock"), this))
    , m_anotherKey(new LinkButton(tr("Connect with a key instead…"), this)) {
    setObjectName(QStringLiteral("lockPage"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_words->setObjectName(QStringLiteral("passphrase"));
    m_words->setEchoMode(QLineEdit::Password);
    m_words->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_words->setPlaceholderText(tr("Passphrase"));
    m_words->setAccessibleName(tr("Passphrase of the lock"));
    m_unlock->setObjectName(QStringLiteral("unlock"));
    m_unlock->setDefault(true);
    m_unlock->setAutoDefault(true);
    m_anotherKey->setObjectName(QStringLiteral("lockAnotherKey"));
    m_trouble->setTone(Tone::Refused);
    auto* sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column());
    sides->addStretch(1);
    auto* rows = new QVBoxLayout(this);
    rows->addStretch(2);
    rows->addLayout(sides);
    rows->addStretch(3);

    connect(m_words, &QLineEdit::returnPressed, this, &LockPage::unlock);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::unlock);
    connect(m_anotherKey, &LinkButton::clicked, this, &LockPage::anotherKeyRequested);
    connect(&m_lock, &DeskLock::changed, this, &LockPage::refresh);
    connect(&m_lock, &DeskLock::locking, this, &LockPage::refresh);
    refresh();
}

QWidget* LockPage::column() {
    constexpr int columnWidth = 440;
    auto* column = new QWidget(this);
    column->setFixedWidth(columnWidth);
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(grid::betweenSections);
    ValueLabel* title = sentence("lockTitle", column);
    title->setFont(titleFont(font()));
    title->display(tr("Locked"));
    ValueLabel* state = sentence("lockState", column);
    state->display(tr("What was revealed is masked again, and nothing is asked of Stripe. The list is still "
                      "loaded."));
    m_way->setDimmed(true);
    lines->addWidget(title);
    lines->addWidget(state);
    lines->addWidget(m_way);
    auto* entry = new QHBoxLayout;
    entry->setSpacing(grid::betweenControls);
    entry->addWidget(m_words, 1);
    entry->addWidget(m_unlock);
    entry->addStretch(0);
    lines->addLayout(entry);
    lines->addWidget(m_trouble);
    lines->addWidget(m_anotherKey, 0, Qt::AlignLeft);
    return column;
}

void LockPage::unlock() {
    if (m_lock.way() == DeskLock::Way::Passphrase && m_words->text().isEmpty()) {
        m_words->setFocus();
        return;
    }
    m_lock.unlock(m_words->text());
}

void LockPage::refresh() {
    const bool asks = m_lock.way() == DeskLock::Way::Passphrase;
    const bool isTrying = m_lock.state() == DeskLock::State::Unlocking;
    m_way->display(wayWords());
    m_trouble->display(troubleWords());
    m_trouble->setVisible(m_lock.trouble() != DeskLock::Trouble::None);
    m_words->setVisible(asks);
    m_words->setReadOnly(isTrying);
    m_unlock->setText(isTrying ? tr("Unlocking…") : tr("Unlock"));
    m_unlock->setEnabled(!isTrying);
    setFocusProxy(asks ? static_cast<QWidget*>(m_words) : m_unlock);
    if (!m_lock.isShut())
        m_words->clear();
    else if (m_lock.trouble() == DeskLock::Trouble::WrongPassphrase) {
        m_words->selectAll();
        m_words->setFocus();
    }
    setAccessibleName(m_lock.trouble() == DeskLock::Trouble::None ? tr("The desk is locked")
                                                                  : troubleWords());
}

QString LockPage::wayWords() const {
    switch (m_lock.way()) {
    case DeskLock::Way::Press:
        return tr("This keeps out a passer-by only: no passphrase is set, and the key is not in a keychain "
                  "that could give it back, so it stays in memory. Set a passphrase in the menu, under "
                  "Lock and privacy.");
    case DeskLock::Way::Keychain:
        return tr("%1 This computer's keychain gives it back.").arg(memoryWords());
    case DeskLock::Way::Passphrase:
        return tr("%1 Your passphrase unlocks the app.").arg(memoryWords());
    }
    return {};
}

QString LockPage::memoryWords() const {
    if (m_lock.isKeyKept())
        return tr("The key stays in memory: there was too little memory left to seal it.");
    if (m_lock.isKeyInMemory())
        return tr("The key leaves memory as soon as what was under way is answered.");
    return tr("The key is out of memory.");
}

QString LockPage::troubleWords() const {
    switch (m_lock.trouble()) {
    case DeskLock::Trouble::None:
        return {};
    case DeskLock::Trouble::WrongPassphrase:
        return tr("▲ That is not the passphrase. Try again, or connect with a key: the list is loaded anew "
                  "then.");
    case DeskLock::Trouble::NoKey:
        return tr("▲ The keychain did not give the key back. Unlock the keychain and try again, or connect "
                  "with a key.");
    }
    return {};
}
