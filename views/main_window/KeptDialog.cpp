// SPDX-License-Identifier: Apache-2.0
#include "main_window/KeptDialog.h"

#include "look/DialogHeight.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Theme.h"
#include "main_window/KeptText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

KeptDialog::KeptDialog(const DeskParts& parts, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_kept(new QLabel(this))
    , m_told(new QLabel(this))
    , m_wanted(new QCheckBox(tr("Keep sessions on this computer"), this))
    , m_references(new QCheckBox(tr("References, customers and metadata too, encrypted"), this))
    , m_referencesNow(new QLabel(this))
    , m_forget(new QPushButton(tr("Forget everything…"), this)) {
    keepTextUncut(this);
    setObjectName(QStringLiteral("keptDialog"));
    setWindowTitle(tr("Kept on this computer"));
    auto* title = new QLabel(tr("Kept on this computer"), this);
    title->setFont(titleFont(font()));
    auto* what = new QLabel(
        tr("So that the desk starts with the whole list at once, it keeps of each session its id, times, "
           "status, type, error, redaction and the id of its report. Names, addresses, mails, results, "
           "pictures and keys are never kept here. References, customers and metadata may name a person: "
           "they are kept only if you say so, and then encrypted."),
        this);
    constexpr int readableWidth = 460;
    for (QLabel* text : {what, m_kept, m_referencesNow, m_told}) {
        text->setWordWrap(true);
        text->setMinimumWidth(readableWidth);
    }
    m_kept->setObjectName(QStringLiteral("keptNow"));
    m_kept->setForegroundRole(QPalette::PlaceholderText);
    m_told->setObjectName(QStringLiteral("keptTold"));
    m_wanted->setObjectName(QStringLiteral("keepSessions"));
    m_wanted->setChecked(m_parts.memory.isWanted());
    m_wanted->setEnabled(!m_parts.memory.place().isEmpty());
    m_references->setObjectName(QStringLiteral("keepReferences"));
    m_references->setChecked(m_parts.references.isWanted());
    m_referencesNow->setObjectName(QStringLiteral("referencesNow"));
    m_referencesNow->setForegroundRole(QPalette::PlaceholderText);
    m_forget->setObjectName(QStringLiteral("forgetEverything"));
    pressWithEnter(m_forget);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    close->setFocus();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    for (QWidget* widget :
         {static_cast<QWidget*>(title), static_cast<QWidget*>(what), static_cast<QWidget*>(m_kept),
          static_cast<QWidget*>(m_wanted), static_cast<QWidget*>(m_references),
          static_cast<QWidget*>(m_referencesNow), static_cast<QWidget*>(m_told)})
        column->addWidget(widget);
    m_told->hide();
    column->addLayout(buttons);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_forget, &QPushButton::clicked, this, &KeptDialog::forget);
    connect(m_wanted, &QCheckBox::toggled, this, &KeptDialog::wantedChosen);
    connect(m_wanted, &QCheckBox::toggled, this, [this](bool keep) {
        tell(keep ? tr("From the next start on.")
                  : tr("Nothing more is kept from now on. What is there stays until you forget it."));
    });
    connect(m_references, &QCheckBox::toggled, this, [this](bool keep) {
        if (!keep)
            tell(tr("They are being removed, for every account on this computer, and their key with them…"));
        Q_EMIT referencesChosen(keep);
    });
    connect(&m_parts.references, &ReferenceMemory::forgotten, this,
            [this](bool areFilesGone, bool isKeyGone) {
                tell(referencesForgottenText(areFilesGone, isKeyGone, m_parts.memory.place()));
            });
    connect(&m_parts.references, &ReferenceMemory::changed, this, &KeptDialog::refresh);
    connect(&m_parts.memory, &AccountMemory::changed, this, &KeptDialog::refresh);
    refresh();
}

void KeptDialog::tell(const QString& sentence) {
    m_told->setText(sentence);
    m_told->show();
}

void KeptDialog::refresh() {
    m_kept->setText(keptText(m_parts.memory));
    m_references->setEnabled(m_parts.memory.state() == AccountMemory::State::Keeping);
    m_referencesNow->setText(referencesText(m_parts.references));
    m_referencesNow->setVisible(!m_referencesNow->text().isEmpty());
}

/// Asks on the spot first: it cannot be undone, and costs requests to make good.
void KeptDialog::forget() {
    if (!std::exchange(m_isConfirming, true)) {
        tell(tr("This overwrites and removes what is kept of every account on this computer. It cannot be "
                "undone; the next start loads from Stripe again, which costs requests."));
        m_forget->setText(tr("Forget it now"));
        return;
    }
    m_isConfirming = false;
    m_forget->setText(tr("Forget everything…"));
    const ForgottenFiles forgotten = m_parts.memory.forgetEverything();
    tell(forgottenText(forgotten, m_parts.memory.place()));
    refresh();
}
