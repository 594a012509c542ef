// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadingProblemsButton.h"

#include "look/Theme.h"
#include "main_window/ReadingProblemsText.h"
#include "stripe/ReadingProblems.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

ReadingProblemsButton::ReadingProblemsButton(const ReadingProblems& problems, QWidget* parent)
    : QToolButton(parent)
    , m_problems(problems) {
    setObjectName(QStringLiteral("readingProblems"));
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Everything else Stripe sent is shown. Click to see which."));
    connect(this, &QToolButton::clicked, this, &ReadingProblemsButton::showList);
    connect(&m_problems, &ReadingProblems::changed, this, &ReadingProblemsButton::refresh);
    refresh();
}

void ReadingProblemsButton::refresh() {
    const QString summary = readingProblemsSummary(m_problems.list());
    setText(summary);
    setVisible(!summary.isEmpty());
}

void ReadingProblemsButton::showList() {
    QStringList lines;
    for (const ReadingProblem& problem : m_problems.list())
        lines << readingProblemLine(problem);
    auto* dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("readingProblemsDialog"));
    dialog->setWindowTitle(tr("Not readable"));
    auto* what = new QLabel(tr("These parts of Stripe's answers have a form the desk cannot read. Give them, "
                               "with their request ids, to whoever looks after the desk."),
                            dialog);
    what->setWordWrap(true);
    auto* list = new QPlainTextEdit(lines.join(u'\n'), dialog);
    list->setObjectName(QStringLiteral("readingProblemsList"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    constexpr QSize readable(560, 200);
    list->setMinimumSize(readable);
    auto* copy = new QPushButton(tr("Copy"), dialog);
    copy->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), dialog);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenControls);
    column->addWidget(what);
    column->addWidget(list);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(copy, &QPushButton::clicked, this,
            [this, text = lines.join(u'\n')] { Q_EMIT copyRequested(text); });
    dialog->open();
}
