// SPDX-License-Identifier: Apache-2.0
#include "main_window/StatusLine.h"

#include "look/ElidingLabel.h"
#include "look/Look.h"
#include "look/Text.h"
#include "look/Theme.h"
#include "main_window/CoverageText.h"
#include "sessions/SessionCount.h"
#include "sessions/UnknownDetails.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace {

QToolButton* makeButton(const QString& text, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

StatusLine::StatusLine(AccountConnection& connection, SessionFeed& feed, SessionStore& store,
                       QWidget* freshness, QWidget* reads, QWidget* parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_feed(feed)
    , m_store(store)
    , m_row(new QHBoxLayout(this))
    , m_coverage(new ElidingLabel(this))
    , m_namesKnown(new ElidingLabel(this))
    , m_further(makeButton(tr("Load up to 5,000 more"), QStringLiteral("loadFurther"), this))
    , m_everything(makeButton(tr("Load everything…"), QStringLiteral("loadEverything"), this))
    , m_fill(makeButton({}, QStringLiteral("fillGaps"), this))
    , m_names(makeButton(tr("Load all names…"), QStringLiteral("loadNames"), this))
    , m_pause(makeButton(tr("Pause"), QStringLiteral("pauseLoading"), this))
    , m_resume(makeButton(tr("Go on"), QStringLiteral("resumeLoading"), this))
    , m_stop(makeButton(tr("Stop"), QStringLiteral("stopLoading"), this))
    , m_retry(makeButton(tr("Try again"), QStringLiteral("retryLoading"), this))
    , m_progress(new QProgressBar(this))
    , m_said(new ElidingLabel(this))
    , m_key(new ElidingLabel(this)) {
    setObjectName(QStringLiteral("statusLine"));
    setFont(labelFont(font()));
    for (QLabel* quiet : {m_coverage, m_namesKnown, m_said, m_key})
        quiet->setForegroundRole(QPalette::PlaceholderText);
    m_coverage->setObjectName(QStringLiteral("coverage"));
    m_namesKnown->setObjectName(QStringLiteral("namesKnown"));
    m_said->setObjectName(QStringLiteral("said"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How far the sessions are loaded"));
    constexpr int progressWidth = 88;
    m_progress->setFixedWidth(progressWidth);
    m_further->setToolTip(tr("Loads up to 5,000 older sessions: at most 50 requests to Stripe."));

    QHBoxLayout* const row = m_row;
    row->setContentsMargins(grid::windowMargin, 3, grid::windowMargin, 3);
    row->setSpacing(grid::betweenControls);
    row->addWidget(freshness);
    row->addSpacing(grid::betweenControls);
    row->addWidget(m_coverage);
    row->addWidget(m_namesKnown);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_further), static_cast<QWidget*>(m_everything),
          static_cast<QWidget*>(m_fill), static_cast<QWidget*>(m_names), static_cast<QWidget*>(m_progress),
          static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_resume), static_cast<QWidget*>(m_stop),
          static_cast<QWidget*>(m_retry)})
        row->addWidget(widget);
    row->addStretch();
    row->addWidget(m_said);
    row->addSpacing(grid::betweenControls);
    row->addWidget(reads);
    row->addWidget(m_key);

    connect(m_further, &QToolButton::clicked, this, &StatusLine::loadFurtherRequested);
    connect(m_everything, &QToolButton::clicked, this, &StatusLine::loadEverythingRequested);
    connect(m_stop, &QToolButton::clicked, this, &StatusLine::stopRequested);
    connect(m_fill, &QToolButton::clicked, this, &StatusLine::fillGapsRequested);
    connect(m_pause, &QToolButton::clicked, this, &StatusLine::pauseRequested);
    connect(m_names, &QToolButton::clicked, this, &StatusLine::loadNamesRequested);
    // Sessions come by other ways than the list as well: the number here is the one above the list.
    connect(&m_store, &SessionStore::merged, this, [this] {
        showCoverage();
        showNames();
    });
    for (const QToolButton* goOn : {m_resume, m_retry})
        connect(goOn, &QToolButton::clicked, this, &StatusLine::resumeRequested);
    connect(&m_feed, &SessionFeed::changed, this, &StatusLine::refresh);
    connect(&m_connection, &AccountConnection::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::placeBesideCoverage(QWidget* widget) {
    m_row->insertWidget(m_row->indexOf(m_namesKnown) + 1, widget);
}

void StatusLine::say(const QString& sentence) {
    m_said->setText(sentence);
    makeRoom();
}

/// Where the line is too short for everything the key gives way first: "What this key may do" tells it too.
void StatusLine::makeRoom() {
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        const QWidget* widget = layout()->itemAt(i)->widget();
        if (widget == nullptr || widget == m_key || widget->isVisibleTo(this))
            needed += (widget == m_key ? m_key->sizeHint() : item->sizeHint()).width() + layout()->spacing();
    }
    m_key->setVisible(needed <= width());
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    makeRoom();
}

void StatusLine::refresh() {
    showCoverage();
    showOffers();
    showNames();
    m_key->setText(keyText());
    makeRoom();
}

void StatusLine::showCoverage() {
    const SessionFeed::State state = m_feed.state();
    const bool loading = state == SessionFeed::State::Loading;
    const BackFill::Progress progress = m_feed.progress();
    // A refresh is over before it could be read.
    const bool isWorthTelling = (loading && progress.requests > 1) || state == SessionFeed::State::Paused;
    const QString sessions = sessionCountText(m_store.size());
    m_coverage->setText(isWorthTelling
                            ? sessions + QStringLiteral(" · ") + progressText(progress)
                            : coverageText(m_feed.coverage(), m_store.size(), m_isSomethingMissing));
    m_progress->setVisible(loading);
    const auto left = static_cast<int>(progress.requestsLeft.value_or(0));
    const bool canTell = m_feed.pagesWanted() > 0 || progress.requestsLeft;
    m_progress->setRange(0, canTell ? std::max(m_feed.pagesLoaded() + left, m_feed.pagesWanted()) : 0);
    m_progress->setValue(m_feed.pagesLoaded());
}

void StatusLine::setSomethingMissing(bool isMissing) {
    m_isSomethingMissing = isMissing;
    showCoverage();
}

void StatusLine::showOffers() {
    const SessionFeed::State state = m_feed.state();
    const Coverage& coverage = m_feed.coverage();
    const bool idle = state == SessionFeed::State::Idle;
    m_further->setVisible(idle && !coverage.isEmpty() && coverage.extent()->from > Coverage::beginning);
    m_everything->setVisible(m_further->isVisibleTo(this));
    const bool hasGaps = idle && !coverage.gaps().empty();
    m_fill->setVisible(hasGaps);
    if (hasGaps) {
        m_fill->setText(fillText(coverage));
        m_fill->setToolTip(plainToolTip(gapsText(coverage, m_feed.progress().requestsLeft)));
    }
    const bool paused = state == SessionFeed::State::Paused;
    m_pause->setVisible(state == SessionFeed::State::Loading);
    m_resume->setVisible(paused);
    m_stop->setVisible(paused || state == SessionFeed::State::Loading);
    m_retry->setVisible(state == SessionFeed::State::Failed);
}

/// What is in the list from the last start has no names yet.
void StatusLine::showNames() {
    const Row outlines = outlinesIn(m_store);
    m_namesKnown->setVisible(outlines > 0);
    if (outlines > 0)
        m_namesKnown->setText(QStringLiteral("· ") + namesText(m_store.size(), outlines));
    const SessionFeed::State state = m_feed.state();
    m_names->setVisible(outlines > 0 &&
                        (state == SessionFeed::State::Idle || state == SessionFeed::State::Complete));
}

QString StatusLine::keyText() const {
    if (m_connection.state() != AccountConnection::State::Connected)
        return {};
    switch (m_connection.keyPlace()) {
    case KeyStore::Place::Keychain:
        return tr("Key %1, in the keychain").arg(m_connection.maskedKey());
    case KeyStore::Place::MemoryOnly:
        return tr("Key %1, until the desk closes").arg(m_connection.maskedKey());
    }
    return {};
}

void StatusLine::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(0, 0, width(), 1, theme.line);
}
