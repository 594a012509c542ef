// SPDX-License-Identifier: Apache-2.0
#include "main_window/ExportFlow.h"

#include "filter/FilterPrivacy.h"
#include "identity/Plural.h"
#include "main_window/CoverageText.h"
#include "sessions/SessionCount.h"
#include "sessions/SessionFeed.h"
#include "sessions/SessionTableModel.h"
#include "sessions/WholeList.h"
#include "settings/AccountConnection.h"
#include "settings/DeskLock.h"
#include "stripe/ReadingProblems.h"
#include "stripe/StripeClient.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>

#include <utility>

ExportFlow::ExportFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_export(parts.store, parts.journal) {
    connect(&m_export, &SessionExport::changed, this, &ExportFlow::tell);
    connect(&m_parts.lock, &DeskLock::locked, &m_export, &SessionExport::cancel);
    // What was on show is not, or must not be, any more.
    const auto giveUp = [this] {
        if (std::exchange(m_waiting, std::nullopt))
            Q_EMIT told(tr("Not exported: canceled. No file was made."));
    };
    connect(&m_parts.lock, &DeskLock::locked, this, giveUp);
    connect(&m_parts.store, &SessionStore::aboutToBeCleared, this, giveUp);
}

void ExportFlow::ask() {
    if (m_export.isUnderWay() || m_waiting) {
        Q_EMIT told(tr("An export is under way. One at a time."));
        return;
    }
    auto* where =
        new QFileDialog(m_window, tr("Export what is shown"), QDir::homePath(), tr("Tables (*.csv)"));
    where->setObjectName(QStringLiteral("exportWhere"));
    where->setAttribute(Qt::WA_DeleteOnClose);
    where->setAcceptMode(QFileDialog::AcceptSave);
    where->setDefaultSuffix(QStringLiteral("csv"));
    // Some systems' dialogs ask before they add the suffix, and so about another file.
    where->setOption(QFileDialog::DontConfirmOverwrite);
    connect(where, &QFileDialog::fileSelected, this, &ExportFlow::takePlace);
    where->open();
}

void ExportFlow::takePlace(const QString& path) {
    if (QFileInfo::exists(path) && QFileInfo(path).isFile() && !QFileInfo(path).isSymLink())
        askToReplace(path);
    else
        exportTo(path, false);
}

void ExportFlow::askToReplace(const QString& path) {
    auto* question = new QMessageBox(QMessageBox::Question, tr("Export what is shown"),
                                     tr("%1 is there already.").arg(QDir::toNativeSeparators(path)),
                                     QMessageBox::Cancel, m_window);
    question->setObjectName(QStringLiteral("exportReplaces"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("What it holds is lost."));
    const QPushButton* replace = question->addButton(tr("Replace it"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this, [this, path] { exportTo(path, true); });
    question->open();
}

void ExportFlow::exportTo(const QString& path, bool mayReplace) {
    m_waiting = Target{path, mayReplace};
    whenListIsWhole(m_parts.table, this, [this] { start(); });
    if (m_waiting)
        Q_EMIT told(tr("The export starts when the whole list is found."));
}

void ExportFlow::start() {
    if (!m_waiting)
        return; // Canceled meanwhile.
    const Target target = *std::exchange(m_waiting, std::nullopt);
    m_export.start({target.path, m_parts.table.rowsOnShow(), head(), target.mayReplace});
}

/// Who may be named by the filter is not: the file goes who knows where.
SessionCsvHead ExportFlow::head() const {
    const SessionFilter& filter = m_parts.table.filter();
    SessionCsvHead head;
    head.made = m_parts.client.now();
    head.coverage = coverageText(m_parts.feed.coverage(), static_cast<qsizetype>(m_parts.store.size()),
                                 m_parts.client.readingProblems().sessionsMissing() > 0);
    head.isFiltered = !filter.isEmpty();
    if (!mayBePersonal(filter))
        head.filterLine = filter.toLine();
    head.isLive = m_parts.connection.isLive();
    return head;
}

void ExportFlow::tell() {
    if (m_export.isUnderWay()) {
        showProgress();
        return;
    }
    if (m_progress)
        m_progress->close();
    Q_EMIT told(outcome());
}

/// Beside the desk, which goes on meanwhile: shows only what takes longer than a moment.
void ExportFlow::showProgress() {
    if (!m_progress) {
        m_progress =
            new QProgressDialog(tr("Writing %1 to %2")
                                    .arg(plural(m_export.wanted(), tr("1 session"), tr("%1 sessions")),
                                         QDir::toNativeSeparators(m_export.path())),
                                tr("Cancel"), 0, 100, m_window);
        m_progress->setObjectName(QStringLiteral("exportProgress"));
        m_progress->setWindowTitle(tr("Export what is shown"));
        m_progress->setAttribute(Qt::WA_DeleteOnClose);
        m_progress->setAutoReset(false);
        connect(m_progress, &QProgressDialog::canceled, &m_export, &SessionExport::cancel);
    }
    constexpr std::int64_t percent = 100;
    m_progress->setValue(
        static_cast<int>(percent * m_export.written() / std::max<std::int64_t>(1, m_export.wanted())));
}

QString ExportFlow::outcome() const {
    const QString file = QDir::toNativeSeparators(m_export.path());
    switch (m_export.state()) {
    case SessionExport::State::Idle:
    case SessionExport::State::Recording:
    case SessionExport::State::Writing:
        return {};
    case SessionExport::State::Done:
        return tr("%1 exported to %2.").arg(sessionCountText(m_export.written()), file);
    case SessionExport::State::Canceled:
        return tr("Not exported: canceled. No file was made.");
    case SessionExport::State::Failed:
        break;
    }
    switch (m_export.trouble()) {
    case SessionExport::Trouble::None:
        return {};
    case SessionExport::Trouble::NotRecorded:
        return tr("Not exported, since it cannot be recorded. %1")
            .arg(journalTroubleText(m_export.journalTrouble()));
    case SessionExport::Trouble::NoRoom:
        return tr("Not exported: the disk is full. Make room, or choose another place.");
    case SessionExport::Trouble::NotWritable:
        return tr("Not exported: %1 cannot be written. Choose another place.").arg(file);
    case SessionExport::Trouble::NotReplaced:
        return tr("Not exported: %1 is a link, a folder, a device or a file of this app. Choose another "
                  "name.")
            .arg(file);
    }
    return {};
}
