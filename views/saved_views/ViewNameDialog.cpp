// SPDX-License-Identifier: Apache-2.0
#include "saved_views/ViewNameDialog.h"

#include "look/SecretFreeText.h"
#include "look/Theme.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

ViewNameDialog::ViewNameDialog(const SavedViews& views, const SavedView& view, bool renames, QWidget* parent)
    : QDialog(parent)
    , m_views(views)
    , m_view(view)
    , m_renames(renames)
    , m_name(new QLineEdit(this))
    , m_verdict(new QLabel(this)) {
    setObjectName(QStringLiteral("viewNameDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(renames ? tr("Rename the view") : tr("Save as a view"));
    auto* words = new QLabel(renames ? tr("New name") : tr("Name of the view"), this);
    words->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("viewName"));
    constexpr int longest = 60;
    m_name->setMaxLength(longest);
    keepSecretsOut(m_name);
    m_name->setText(renames ? view.name : QString());
    m_name->selectAll();
    m_verdict->setObjectName(QStringLiteral("viewVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setProperty("quiet", true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(renames ? tr("Rename") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("saveViewName"));
    m_save->setDefault(true);
    for (QAbstractButton* button : buttons->buttons())
        button->setIcon(QIcon());

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenControls);
    column->addWidget(words);
    column->addWidget(m_name);
    column->addWidget(m_verdict, 1);
    column->addWidget(buttons);
    constexpr QSize usual(420, 190);
    resize(usual);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ViewNameDialog::judge);
    judge();
}

QString ViewNameDialog::name() const {
    return m_name->text().simplified();
}

void ViewNameDialog::judge() {
    const qsizetype holder = m_views.indexOf(name());
    const bool isTaken = holder >= 0 && !(m_renames && m_views.all().at(holder).name == m_view.name);
    QStringList sentences;
    if (isTaken && m_renames)
        sentences << tr("Another view has this name.");
    else if (isTaken)
        sentences << tr("Takes the place of the view “%1”.").arg(m_views.all().at(holder).name);
    if (mayBePersonal(m_view))
        sentences << tr(
            "The filter has words that may be personal: the view is kept until you close the desk.");
    else
        sentences << tr("Kept on this computer: name no person in it.");
    m_verdict->setText(sentences.join(u' '));
    m_save->setEnabled(!name().isEmpty() && !(isTaken && m_renames));
}
