// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadsFlow.h"

#include "look/Text.h"
#include "main_window/ReadsDialog.h"
#include "main_window/ReadsText.h"
#include "sessions/Reconcile.h"

#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTextDocumentFragment>
#include <QToolButton>

ReadsFlow::ReadsFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_counter(new QToolButton(window)) {
    m_counter->setObjectName(QStringLiteral("reads"));
    m_counter->setFocusPolicy(Qt::StrongFocus);
    connect(m_counter, &QToolButton::clicked, this, &ReadsFlow::showReads);
    connect(&m_parts.budget, &ReadBudget::changed, this, &ReadsFlow::refresh);
    refresh();
}

void ReadsFlow::refresh() {
    m_counter->setText(readsText(m_parts.budget));
    m_counter->setToolTip(plainToolTip(readsToolTip(m_parts.budget)));
    // Else the tip would be read with its markup.
    m_counter->setAccessibleDescription(QTextDocumentFragment::fromHtml(m_counter->toolTip()).toPlainText());
    m_counter->setAccessibleName(tr("Reads of Stripe: %1").arg(readsText(m_parts.budget)));
}

void ReadsFlow::showReads() {
    auto* dialog = new ReadsDialog(m_parts, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReadsDialog::ceilingChosen, this, &ReadsFlow::ceilingChosen);
    connect(dialog, &ReadsDialog::readAgainRequested, this, &ReadsFlow::readAgain);
    dialog->open();
}

void ReadsFlow::readAgain(bool everything) {
    Reconcile& reconcile = m_parts.reconcile;
    const int price = everything ? reconcile.fullPrice() : reconcile.usualPrice();
    read(price, [this, everything] {
        if (everything)
            m_parts.reconcile.startFull();
        else
            m_parts.reconcile.startUsual();
    });
}

void ReadsFlow::read(int price, const std::function<void()>& go) {
    if (m_parts.budget.hasRoomFor(price)) {
        go();
        return;
    }
    auto* question =
        new QMessageBox(QMessageBox::NoIcon, tr("Reads of Stripe"),
                        tr("<b>This goes beyond your ceiling of reads</b>"), QMessageBox::NoButton, m_window);
    question->setObjectName(QStringLiteral("ceilingQuestion"));
    question->setTextFormat(Qt::RichText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("It takes about %1 more, and the desk has made %2. Going on lifts the ceiling for today.")
            .arg(QLocale().toString(price), readsText(m_parts.budget)));
    auto* goOn = question->addButton(tr("Continue anyway"), QMessageBox::AcceptRole);
    goOn->setObjectName(QStringLiteral("readAllTheSame"));
    question->setDefaultButton(question->addButton(tr("Not now"), QMessageBox::RejectRole));
    connect(goOn, &QPushButton::clicked, this, [this, go] {
        m_parts.budget.allowForToday();
        go();
    });
    question->open();
}
