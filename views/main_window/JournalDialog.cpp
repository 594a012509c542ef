// SPDX-License-Identifier: Apache-2.0
#include "main_window/JournalDialog.h"

#include "journal/Journal.h"
#include "journal/JournalCsv.h"
#include "journal/JournalReading.h"
#include "journal/JournalStamp.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace {

/// Calls `take` with what `work`, on another thread, has brought, unless the dialog is gone by then.
template <typename Work, typename Take>
void readOnThread(JournalDialog* dialog, Work work, Take take) {
    QThreadPool::globalInstance()->start([guard = QPointer<JournalDialog>(dialog), work, take] {
        const auto result = work();
        QMetaObject::invokeMethod(
            qApp,
            [guard, take, result] {
                if (guard)
                    take(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace

JournalDialog::JournalDialog(Journal* journal, const QString& operatorName, QWidget* parent)
    : QDialog(parent)
    , m_journal(journal)
    , m_report(new QLabel(this))
    , m_told(new QLabel(this))
    , m_check(new QPushButton(tr("Check it now"), this))
    , m_export(new QPushButton(tr("Export as a table…"), this)) {
    setObjectName(QStringLiteral("journalDialog"));
    setWindowTitle(tr("Journal"));
    auto* title = new QLabel(tr("Journal"), this);
    title->setFont(titleFont(font()));
    auto* what = new QLabel(
        tr("Who revealed what, canceled or redacted, and when: each entry stands on the disk before "
           "the value shows or the request is sent, and is chained to the one before, so that no "
           "change goes unseen. No value of a person is ever written."),
        this);
    auto* who = new QLabel(this);
    who->setObjectName(QStringLiteral("journalOperator"));
    who->setTextFormat(Qt::PlainText);
    constexpr int readableWidth = 460;
    for (QLabel* text : {what, who, m_report, m_told}) {
        text->setWordWrap(true);
        text->setMinimumWidth(readableWidth);
    }
    m_report->setObjectName(QStringLiteral("journalReport"));
    m_told->setObjectName(QStringLiteral("journalTold"));
    m_told->setForegroundRole(QPalette::PlaceholderText);
    m_check->setObjectName(QStringLiteral("checkJournal"));
    m_export->setObjectName(QStringLiteral("exportJournal"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    close->setFocus();
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_check, m_export}) {
        pressWithEnter(button);
        button->setEnabled(m_journal != nullptr);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    for (QWidget* widget : {title, what, who, m_report, m_told})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_check, &QPushButton::clicked, this, &JournalDialog::check);
    connect(m_export, &QPushButton::clicked, this, &JournalDialog::askWhere);
    if (!m_journal) {
        m_report->setText(tr("This desk works on a sandbox, so no journal is kept."));
        return;
    }
    who->setText(tr("What you do is recorded as done by %1.").arg(operatorInWords(operatorName)));
    m_told->setText(QDir::toNativeSeparators(m_journal->path()));
    check();
}

void JournalDialog::check() {
    setReading(true);
    m_report->setText(tr("Checking the journal…"));
    readOnThread(
        this, [path = m_journal->path()] { return verifyJournal(path); },
        [this](const JournalReport& report) {
            setReading(false);
            m_report->setText(journalReportText(report));
        });
}

/// One reading at a time.
void JournalDialog::setReading(bool reading) {
    m_check->setEnabled(!reading);
    m_export->setEnabled(!reading);
}

void JournalDialog::askWhere() {
    auto* where = new QFileDialog(this, tr("Export the journal"), QDir::homePath(), tr("Tables (*.csv)"));
    where->setAttribute(Qt::WA_DeleteOnClose);
    where->setAcceptMode(QFileDialog::AcceptSave);
    where->setDefaultSuffix(QStringLiteral("csv"));
    connect(where, &QFileDialog::fileSelected, this, &JournalDialog::exportTo);
    where->open();
}

void JournalDialog::exportTo(const QString& file) {
    const QString path = QDir::toNativeSeparators(file);
    setReading(true);
    m_told->setText(tr("Exporting to %1…").arg(path));
    readOnThread(
        this, [journal = m_journal->path(), file] { return exportJournal(journal, file); },
        [this, path](const JournalExport& made) {
            setReading(false);
            m_report->setText(journalReportText(made.report));
            m_told->setText(made.isWritten ? tr("Exported to %1.").arg(path)
                                           : exportTroubleText(made.result, path));
        });
}
