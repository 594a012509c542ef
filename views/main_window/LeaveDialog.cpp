// SPDX-License-Identifier: Apache-2.0
#include "main_window/LeaveDialog.h"

#include "actions/DangerButton.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace {

QLabel* addText(QVBoxLayout* column, const char* name, QWidget* parent) {
    constexpr int readableWidth = 440;
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(readableWidth);
    column->addWidget(label);
    return label;
}

} // namespace

LeaveDialog::LeaveDialog(bool closesWindow, QWidget* parent)
    : QDialog(parent)
    , m_closesWindow(closesWindow)
    , m_stay(new QPushButton(closesWindow ? tr("Keep the window open") : tr("Keep this key"), this))
    , m_finish(new QPushButton(this))
    , m_leave(new DangerButton(closesWindow ? tr("Close now") : tr("Change the key now"), this)) {
    setObjectName(QStringLiteral("leaveDialog"));
    setWindowTitle(tr("Not finished yet"));
    m_stay->setObjectName(QStringLiteral("stay"));
    m_stay->setDefault(true);
    m_finish->setObjectName(QStringLiteral("finish"));
    pressWithEnter(m_finish);
    m_leave->setObjectName(QStringLiteral("leaveNow"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    QLabel* title = addText(column, "leaveTitle", this);
    title->setFont(titleFont(font()));
    title->setText(windowTitle());
    m_things = addText(column, "openThings", this);
    m_consequence = addText(column, "leaveConsequence", this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(grid::betweenControls);
    buttons->addWidget(m_stay);
    buttons->addStretch(1);
    buttons->addWidget(m_finish);
    buttons->addWidget(m_leave);
    column->addLayout(buttons);
    m_stay->setFocus();
    connect(m_stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_finish, &QPushButton::clicked, this, &LeaveDialog::finishChosen);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        Q_EMIT leaveNowChosen();
        accept();
    });
}

void LeaveDialog::display(const QStringList& openThings, const QString& consequence, bool isFinishing) {
    m_things->setText(openThings.join(u'\n'));
    m_consequence->setText(consequence);
    m_consequence->setVisible(!consequence.isEmpty());
    const QString finish = m_closesWindow ? tr("Finish, then close") : tr("Finish, then change the key");
    m_finish->setText(isFinishing ? tr("Finishing…") : finish);
    m_finish->setEnabled(!isFinishing);
}
