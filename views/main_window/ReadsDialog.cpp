// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadsDialog.h"

#include "identity/Plural.h"
#include "look/DialogHeight.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Theme.h"
#include "main_window/ReadsText.h"
#include "sessions/EventFeed.h"
#include "sessions/Reconcile.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

namespace {

QString counted(std::int64_t number) {
    return QLocale().toString(static_cast<qlonglong>(number));
}

QLabel* addText(QVBoxLayout* column, const QString& text, bool dimmed, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    if (dimmed)
        label->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(label);
    return label;
}

} // namespace

ReadsDialog::ReadsDialog(const DeskParts& parts, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts) {
    setObjectName(QStringLiteral("readsDialog"));
    setWindowTitle(tr("Reads of Stripe"));
    constexpr int readableWidth = 460;
    setMinimumWidth(readableWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenControls);
    addCounts(column);
    column->addSpacing(grid::betweenSections);
    addCeiling(column);
    column->addSpacing(grid::betweenSections);
    addReadingAgain(column);
    column->addSpacing(grid::betweenSections);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    close->setFocus();
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_parts.budget, &ReadBudget::changed, this, &ReadsDialog::refresh);
    connect(&m_parts.reconcile, &Reconcile::changed, this, &ReadsDialog::refreshReadingAgain);
    refresh();
    refreshReadingAgain();
    keepTextUncut(this);
}

void ReadsDialog::addCounts(QVBoxLayout* column) {
    m_total = addText(column, {}, false, this);
    m_total->setObjectName(QStringLiteral("readsTotal"));
    m_total->setFont(titleFont(font()));
    addText(column,
            tr("Stripe allows an account at least 10,000 reads a month, together with everything else the "
               "company reads. Canceling and redacting are free."),
            true, this);
    auto* rows = new QGridLayout;
    rows->setVerticalSpacing(4);
    rows->setColumnStretch(0, 1);
    for (std::size_t i = 0; i < readPurposeCount; ++i) {
        auto* count = new QLabel(this);
        count->setAlignment(Qt::AlignRight);
        m_monthCounts << count;
        rows->addWidget(new QLabel(purposeLabel(static_cast<ReadPurpose>(i)), this), static_cast<int>(i), 0);
        rows->addWidget(count, static_cast<int>(i), 1);
    }
    m_today = new QLabel(this);
    m_today->setAlignment(Qt::AlignRight);
    auto* today = new QLabel(tr("Of these today (UTC)"), this);
    for (QLabel* quiet : {today, m_today})
        quiet->setForegroundRole(QPalette::PlaceholderText);
    rows->addWidget(today, static_cast<int>(readPurposeCount), 0);
    rows->addWidget(m_today, static_cast<int>(readPurposeCount), 1);
    column->addLayout(rows);
}

void ReadsDialog::addCeiling(QVBoxLayout* column) {
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(tr("Ceiling of reads a month"), this);
    words->setFont(strongFont(font()));
    m_ceiling = new QSpinBox(this);
    m_ceiling->setObjectName(QStringLiteral("ceiling"));
    constexpr int highest = 10'000'000;
    constexpr int step = 1'000;
    m_ceiling->setRange(ReadBudget::noCeiling, highest);
    m_ceiling->setSingleStep(step);
    m_ceiling->setGroupSeparatorShown(true);
    m_ceiling->setSpecialValueText(tr("None"));
    m_ceiling->setKeyboardTracking(false);
    m_ceiling->setAccessibleName(words->text());
    m_ceiling->setValue(m_parts.budget.ceiling());
    row->addWidget(words, 1);
    row->addWidget(m_ceiling);
    column->addLayout(row);
    m_state = addText(column, {}, true, this);
    m_state->setObjectName(QStringLiteral("ceilingState"));
    m_allow = new QPushButton(tr("Continue today"), this);
    m_allow->setObjectName(QStringLiteral("allowToday"));
    pressWithEnter(m_allow);
    column->addWidget(m_allow, 0, Qt::AlignLeft);
    connect(m_ceiling, &QSpinBox::valueChanged, this, &ReadsDialog::ceilingChosen);
    connect(m_allow, &QPushButton::clicked, &m_parts.budget, &ReadBudget::allowForToday);
}

void ReadsDialog::addReadingAgain(QVBoxLayout* column) {
    auto* words = addText(column, tr("Read again"), false, this);
    words->setFont(strongFont(font()));
    addText(column,
            tr("Stripe does not tell when metadata changes, nor what happened more than 30 days ago. Once a "
               "day the desk reads the last 30 days again by itself."),
            true, this);
    m_lastDays = new QPushButton(this);
    m_lastDays->setObjectName(QStringLiteral("readLastDays"));
    m_everything = new QPushButton(this);
    m_everything->setObjectName(QStringLiteral("readEverythingAgain"));
    for (QPushButton* button : {m_lastDays, m_everything}) {
        pressWithEnter(button);
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(m_lastDays, &QPushButton::clicked, this, [this] { Q_EMIT readAgainRequested(false); });
    connect(m_everything, &QPushButton::clicked, this, [this] { Q_EMIT readAgainRequested(true); });
}

void ReadsDialog::refresh() {
    const ReadBudget& budget = m_parts.budget;
    const ReadCounts counts = budget.monthByPurpose();
    m_total->setText(tr("Reads: %1").arg(readsText(budget)));
    for (std::size_t i = 0; i < counts.size(); ++i)
        m_monthCounts[static_cast<qsizetype>(i)]->setText(counted(counts[i]));
    m_today->setText(counted(budget.today()));
    const bool isReached =
        budget.ceiling() != ReadBudget::noCeiling && budget.thisMonth() >= budget.ceiling();
    m_allow->setVisible(!budget.hasRoomFor());
    m_state->setText(!isReached ? tr("When it is reached, nothing is read by itself any more, and what you "
                                     "ask for asks first.")
                     : budget.hasRoomFor() ? tr("Limit reached. You allowed reads to continue today.")
                                           : tr("Limit reached. Automatic reads are paused."));
}

void ReadsDialog::refreshReadingAgain() {
    const Reconcile& reconcile = m_parts.reconcile;
    const bool running = reconcile.isRunning();
    m_lastDays->setText(plural(reconcile.usualPrice(), tr("The last 30 days: about 1 read"),
                               tr("The last 30 days: about %1 reads")));
    m_everything->setText(running ? tr("Reading… %1 done").arg(counted(reconcile.pagesRead()))
                                  : plural(reconcile.fullPrice(), tr("Everything loaded: about 1 read"),
                                           tr("Everything loaded: about %1 reads")));
    for (QPushButton* button : {m_lastDays, m_everything})
        button->setEnabled(!running);
}
