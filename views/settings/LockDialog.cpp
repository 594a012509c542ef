// SPDX-License-Identifier: Apache-2.0
#include "settings/LockDialog.h"

#include "identity/Plural.h"
#include "journal/JournalStamp.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/SecretFreeText.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace {

ValueLabel* sentence(const QString& text, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->display(text);
    return label;
}

QLineEdit* secretLine(const char* name, const QString& label, QWidget* parent) {
    auto* line = new QLineEdit(parent);
    line->setObjectName(QLatin1StringView(name));
    line->setEchoMode(QLineEdit::Password);
    line->setPlaceholderText(label);
    line->setAccessibleName(label);
    line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    return line;
}

} // namespace

LockDialog::LockDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent)
    , m_hasPassphrase(preferences.passphrase.has_value())
    , m_after(new QComboBox(this))
    , m_state(sentence({}, this))
    , m_words(secretLine("newPassphrase", tr("New passphrase"), this))
    , m_again(secretLine("passphraseAgain", tr("Once more"), this))
    , m_verdict(sentence({}, this))
    , m_choose(new QPushButton(this))
    , m_remove(new QPushButton(tr("Remove passphrase"), this)) {
    setObjectName(QStringLiteral("lockDialog"));
    setWindowTitle(tr("Lock and privacy"));
    constexpr int readableWidth = 520;
    setMinimumWidth(readableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    ValueLabel* title = sentence(windowTitle(), this);
    title->setFont(titleFont(font()));
    column->addWidget(title);
    addIdle(column, preferences.lockAfterMinutes);
    addPassphrase(column);
    addReveals(column, preferences.revealsAnHour);
    addOperator(column, preferences.operatorName);
    ValueLabel* capture =
        sentence(tr("The desk cannot keep other programs of this computer from taking pictures of the "
                    "screen: neither X "
                    "nor Wayland offers that. Masking does: what is masked is not on the screen."),
                 this);
    capture->setObjectName(QStringLiteral("captureSign"));
    capture->setDimmed(true);
    column->addWidget(capture);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    pressWithEnter(close);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    refresh();
}

void LockDialog::addIdle(QVBoxLayout* column, int minutes) {
    constexpr std::array<int, 6> choices{1, 5, 15, 30, 60, 0};
    m_after->setObjectName(QStringLiteral("lockAfter"));
    m_after->setAccessibleName(tr("Lock by itself"));
    for (const int choice : choices)
        m_after->addItem(
            choice == 0 ? tr("Never") : plural(choice, tr("After a minute"), tr("After %1 minutes")), choice);
    if (m_after->findData(minutes) < 0)
        m_after->insertItem(0, plural(minutes, tr("After a minute"), tr("After %1 minutes")), minutes);
    m_after->setCurrentIndex(m_after->findData(minutes));
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Lock by itself when nobody touches the desk:"), this));
    row->addWidget(m_after, 1);
    column->addLayout(row);
    column->addWidget(
        sentence(tr("It also locks when this computer locks its screen or goes to sleep, and at "
                    "once with Ctrl+Shift+L."),
                 this));
    connect(m_after, &QComboBox::activated, this,
            [this] { Q_EMIT lockAfterChosen(m_after->currentData().toInt()); });
}

void LockDialog::addReveals(QVBoxLayout* column, int usual) {
    auto* number = new QSpinBox(this);
    number->setObjectName(QStringLiteral("revealsAnHour"));
    number->setAccessibleName(tr("Personal values usually shown within an hour"));
    constexpr int most = 999;
    number->setRange(1, most);
    number->setValue(usual);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Personal values usually shown within an hour:"), this));
    row->addWidget(number, 1);
    column->addLayout(row);
    column->addWidget(sentence(tr("Beyond that each one asks for its reason. None is refused."), this));
    connect(number, &QSpinBox::valueChanged, this, &LockDialog::revealsAnHourChosen);
}

void LockDialog::addOperator(QVBoxLayout* column, const QString& name) {
    auto* line = new QLineEdit(name, this);
    line->setObjectName(QStringLiteral("operatorName"));
    keepSecretsOut(line);
    line->setAccessibleName(tr("Your name"));
    line->setPlaceholderText(systemUser());
    constexpr int longestName = 100;
    line->setMaxLength(longestName);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("Your name:"), this));
    row->addWidget(line, 1);
    column->addLayout(row);
    column->addWidget(sentence(tr("Stands in the journal and across pictures, beside the name this computer "
                                  "knows you by. Nobody checks it."),
                               this));
    connect(this, &QDialog::finished, line, [this, line, name] {
        if (const QString chosen = line->text().simplified(); chosen != name)
            Q_EMIT operatorNameChosen(chosen);
    });
}

void LockDialog::addPassphrase(QVBoxLayout* column) {
    m_state->setObjectName(QStringLiteral("passphraseState"));
    m_verdict->setObjectName(QStringLiteral("passphraseVerdict"));
    m_choose->setObjectName(QStringLiteral("choosePassphrase"));
    m_remove->setObjectName(QStringLiteral("removePassphrase"));
    // No button is the dialog's default: Enter acts in the field it is pressed in, and nowhere else.
    pressWithEnter(m_choose);
    pressWithEnter(m_remove);
    column->addWidget(m_state);
    auto* lines = new QHBoxLayout;
    lines->setSpacing(grid::betweenControls);
    lines->addWidget(m_words, 1);
    lines->addWidget(m_again, 1);
    lines->addWidget(m_choose);
    column->addLayout(lines);
    column->addWidget(m_verdict);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(m_words, &QLineEdit::textChanged, this, &LockDialog::judge);
    connect(m_again, &QLineEdit::textChanged, this, &LockDialog::judge);
    connect(m_words, &QLineEdit::returnPressed, m_again, qOverload<>(&QWidget::setFocus));
    connect(m_again, &QLineEdit::returnPressed, this, &LockDialog::choose);
    connect(m_choose, &QPushButton::clicked, this, &LockDialog::choose);
    connect(m_remove, &QPushButton::clicked, this, &LockDialog::remove);
}

void LockDialog::judge() {
    const QString words = m_words->text();
    const bool isLong = words.size() >= Passphrase::shortest;
    const bool isSame = words == m_again->text();
    QString verdict;
    if (!words.isEmpty() && !isLong)
        verdict = tr("The passphrase needs at least %1 characters.").arg(Passphrase::shortest);
    else if (isLong && !isSame && !m_again->text().isEmpty())
        verdict = tr("The two passphrases are different.");
    m_verdict->display(verdict);
    m_verdict->setVisible(!verdict.isEmpty());
    m_choose->setEnabled(isLong && isSame);
}

void LockDialog::choose() {
    if (!m_choose->isEnabled())
        return;
    const std::optional<Passphrase> passphrase = Passphrase::chosen(m_words->text());
    m_words->clear();
    m_again->clear();
    if (!passphrase) {
        m_verdict->display(
            tr("There is too little memory to work it out. Close other programs and try again."));
        m_verdict->show();
        return;
    }
    m_hasPassphrase = true;
    Q_EMIT passphraseChosen(passphrase);
    refresh();
}

void LockDialog::remove() {
    m_hasPassphrase = false;
    Q_EMIT passphraseChosen(std::nullopt);
    refresh();
}

void LockDialog::refresh() {
    m_state->display(
        m_hasPassphrase
            ? tr("Your passphrase unlocks the app. While it is locked, the key is sealed under the "
                 "passphrase "
                 "or in the keychain.")
            : tr("No passphrase is set. The keychain gives the key back if it has it; otherwise anyone at "
                 "this computer can unlock the app."));
    m_choose->setText(m_hasPassphrase ? tr("Change passphrase") : tr("Set passphrase"));
    m_remove->setVisible(m_hasPassphrase);
    judge();
}
