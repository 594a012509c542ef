// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ReasonDialog.h"

#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/SecretFreeText.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>

#include <array>

namespace {

constexpr std::array allReasons{JournalReason::CustomerAsked,  JournalReason::ManualReview,
                                JournalReason::SuspectedFraud, JournalReason::LegalRequest,
                                JournalReason::ErasureRequest, JournalReason::QualityCheck,
                                JournalReason::Other};

constexpr std::array reasonNames{"reasonCustomerAsked", "reasonManualReview",   "reasonSuspectedFraud",
                                 "reasonLegalRequest",  "reasonErasureRequest", "reasonQualityCheck",
                                 "reasonOther"};

ValueLabel* sentence(const QString& text, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->display(text);
    return label;
}

} // namespace

ReasonDialog::ReasonDialog(const QString& warning, const StatedReason& usual, QWidget* parent)
    : QDialog(parent)
    , m_reasons(new QButtonGroup(this))
    , m_typed(new QLineEdit(this))
    , m_reveal(new QPushButton(tr("Reveal"), this))
    , m_missing(sentence({}, this)) {
    setObjectName(QStringLiteral("reasonDialog"));
    setWindowTitle(tr("Why are you looking?"));
    constexpr int readableWidth = 420;
    setMinimumWidth(readableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    ValueLabel* title = sentence(windowTitle(), this);
    title->setFont(titleFont(font()));
    column->addWidget(title);
    if (!warning.isEmpty()) {
        ValueLabel* told = sentence(warning, this);
        told->setObjectName(QStringLiteral("reasonWarning"));
        told->setTone(Tone::NeverSubmitted);
        column->addWidget(told);
    }
    column->addWidget(reasons(usual));
    ValueLabel* recorded = sentence(tr("Recorded with your name in this computer's journal, never the value "
                                       "itself. It counts until you open another session."),
                                    this);
    recorded->setDimmed(true);
    column->addWidget(recorded);
    m_missing->setObjectName(QStringLiteral("missingReason"));
    m_missing->setTone(Tone::Refused);
    m_missing->hide();
    column->addWidget(m_missing);
    m_reveal->setObjectName(QStringLiteral("giveReason"));
    m_reveal->setDefault(true);
    auto* cancel = new QPushButton(tr("Leave it masked"), this);
    cancel->setObjectName(QStringLiteral("leaveMasked"));
    pressWithEnter(cancel);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_reveal);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_reveal, &QPushButton::clicked, this, &ReasonDialog::reveal);
    refresh();
}

QWidget* ReasonDialog::reasons(const StatedReason& usual) {
    const std::array words{tr("&1  The customer asked"), tr("&2  Manual review"),
                           tr("&3  Suspected fraud"),    tr("&4  A legal request"),
                           tr("&5  A request to erase"), tr("&6  Quality check"),
                           tr("&7  Another reason:")};
    auto* box = new QWidget(this);
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(grid::betweenControls / 2);
    for (std::size_t i = 0; i < allReasons.size(); ++i) {
        auto* choice = new QRadioButton(words[i], box);
        choice->setObjectName(QLatin1StringView(reasonNames[i]));
        // Not the button's own shortcut, which chooses a tenth of a second later: what is typed by then must
        // go into the field already.
        connect(new QShortcut(QKeySequence(QString::number(i + 1)), this), &QShortcut::activated, choice,
                [choice] {
                    choice->setFocus();
                    choice->click();
                });
        m_reasons->addButton(choice, static_cast<int>(allReasons[i]));
        lines->addWidget(choice);
        if (allReasons[i] == usual.reason) {
            choice->setChecked(true);
            choice->setFocus();
        }
    }
    if (!usual.isGiven())
        m_reasons->buttons().first()->setFocus();
    m_typed->setObjectName(QStringLiteral("typedReason"));
    m_typed->setPlaceholderText(tr("In a few words, without names"));
    m_typed->setAccessibleName(tr("Another reason, without names"));
    keepSecretsOut(m_typed);
    m_typed->setText(usual.typed);
    constexpr int longest = 200;
    m_typed->setMaxLength(longest);
    lines->addWidget(m_typed);
    connect(m_reasons, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        refresh(); // First: a field that is disabled takes no focus.
        if (isOn && id == static_cast<int>(JournalReason::Other))
            m_typed->setFocus();
    });
    connect(m_typed, &QLineEdit::textChanged, this, &ReasonDialog::refresh);
    return box;
}

StatedReason ReasonDialog::chosen() const {
    const int id = m_reasons->checkedId();
    if (id < 0)
        return {};
    const auto reason = static_cast<JournalReason>(id);
    return {reason, reason == JournalReason::Other ? m_typed->text().trimmed() : QString()};
}

void ReasonDialog::refresh() {
    m_typed->setEnabled(m_reasons->checkedId() == static_cast<int>(JournalReason::Other));
    m_missing->hide(); // What is chosen now may be enough.
}

void ReasonDialog::reveal() {
    const StatedReason reason = chosen();
    if (reason.isGiven()) {
        Q_EMIT given(reason);
        accept();
        return;
    }
    const bool isOther = reason.reason == JournalReason::Other;
    m_missing->display(isOther ? tr("Nothing is revealed yet. Say in a few words why you need to see it.")
                               : tr("Nothing is revealed yet. Choose a reason first."));
    m_missing->show();
    if (isOther)
        m_typed->setFocus();
}
