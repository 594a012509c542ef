// SPDX-License-Identifier: Apache-2.0
#include "main_window/StatusLine.h"

#include "look/Look.h"
#include "look/Theme.h"
#include "main_window/CoverageText.h"
#include "store/SessionStore.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

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
    , m_coverage(new QLabel(this))
    , m_further(makeButton(tr("Load 5,000 more"), QStringLiteral("loadFurther"), this))
    , m_everything(makeButton(tr("Load everything…"), QStringLiteral("loadEverything"), this))
    , m_stop(makeButton(tr("Stop"), QStringLiteral("stopLoading"), this))
    , m_retry(makeButton(tr("Try again"), QStringLiteral("retryLoading"), this))
    , m_progress(new QProgressBar(this))
    , m_said(new QLabel(this))
    , m_key(new QLabel(this)) {
    setObjectName(QStringLiteral("statusLine"));
    setFont(labelFont(font()));
    for (QLabel* quiet : {m_coverage, m_said, m_key})
        quiet->setForegroundRole(QPalette::PlaceholderText);
    m_coverage->setObjectName(QStringLiteral("coverage"));
    m_said->setObjectName(QStringLiteral("said"));
    m_progress->setTextVisible(false);
    constexpr int progressWidth = 88;
    m_progress->setFixedWidth(progressWidth);
    m_further->setToolTip(tr("Loads the next 5,000 older sessions: 50 requests to Stripe."));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::windowMargin, 3, grid::windowMargin, 3);
    row->setSpacing(grid::betweenControls);
    row->addWidget(freshness);
    row->addSpacing(grid::betweenControls);
    row->addWidget(m_coverage);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_further), static_cast<QWidget*>(m_everything),
          static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_stop), static_cast<QWidget*>(m_retry)})
        row->addWidget(widget);
    row->addStretch();
    row->addWidget(m_said);
    row->addSpacing(grid::betweenControls);
    row->addWidget(reads);
    row->addWidget(m_key);

    connect(m_further, &QToolButton::clicked, this, &StatusLine::loadFurtherRequested);
    connect(m_everything, &QToolButton::clicked, this, &StatusLine::loadEverythingRequested);
    connect(m_stop, &QToolButton::clicked, this, &StatusLine::stopRequested);
    connect(m_retry, &QToolButton::clicked, this, &StatusLine::retryRequested);
    connect(&m_feed, &SessionFeed::changed, this, &StatusLine::refresh);
    connect(&m_connection, &AccountConnection::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::say(const QString& sentence) {
    m_said->setText(sentence);
}

void StatusLine::refresh() {
    const SessionFeed::State state = m_feed.state();
    const bool loading = state == SessionFeed::State::Loading;
    m_coverage->setText(coverageText(m_feed.coverage(), m_store.size()));
    m_further->setVisible(state == SessionFeed::State::Idle && m_feed.coverage().oldest);
    m_everything->setVisible(m_further->isVisibleTo(this));
    m_stop->setVisible(loading);
    m_retry->setVisible(state == SessionFeed::State::Failed);
    m_progress->setVisible(loading);
    m_progress->setRange(0, m_feed.pagesWanted());
    m_progress->setValue(m_feed.pagesLoaded());
    m_key->setText(keyText());
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
