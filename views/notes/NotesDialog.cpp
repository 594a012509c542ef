// SPDX-License-Identifier: Apache-2.0
#include "notes/NotesDialog.h"

#include "look/Look.h"
#include "look/Theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

NotesDialog::NotesDialog(const QString& accountName, const QString& ownName, bool wanted, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("notesDialog"));
    setWindowTitle(tr("Notes and assignment"));
    auto* title = new QLabel(tr("Notes and assignment"), this);
    title->setFont(titleFont(font()));
    auto* what = new QLabel(
        tr("Tell your colleagues who has a session, what you found, and that you have seen it. It is "
           "written into the session's own metadata at Stripe, under names that begin with "
           "verification_desk_. So everybody with access to the account can read it there, and every "
           "program that reads the metadata gets it, too. Redacting a session erases its notes."),
        this);
    auto* price = new QLabel(
        tr("Each saving takes one read and one write, and a key that may write sessions. The open session is "
           "read again every two minutes to show what others write. You appear as “%1”; change that in "
           "Menu → Lock and privacy.")
            .arg(ownName),
        this);
    constexpr int readableWidth = 460;
    for (QLabel* text : {what, price}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setMinimumWidth(readableWidth);
    }
    price->setForegroundRole(QPalette::PlaceholderText);
    auto* choice = new QCheckBox(accountName.isEmpty() ? tr("Use notes in this account")
                                                       : tr("Use notes in %1").arg(accountName),
                                 this);
    choice->setObjectName(QStringLiteral("useNotes"));
    choice->setChecked(wanted);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    for (QWidget* widget : std::initializer_list<QWidget*>{title, what, price, choice})
        column->addWidget(widget);
    column->addLayout(buttons);
    choice->setFocus();
    connect(choice, &QCheckBox::toggled, this, &NotesDialog::wantedChosen);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}
