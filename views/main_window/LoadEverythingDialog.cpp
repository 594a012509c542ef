// SPDX-License-Identifier: Apache-2.0
#include "main_window/LoadEverythingDialog.h"

#include "identity/Plural.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Theme.h"
#include "sessions/SessionFeed.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

LoadEverythingDialog::LoadEverythingDialog(const DeskParts& parts, QWidget* parent)
    : QDialog(parent)
    , m_client(parts.client)
    , m_estimate(parts.client)
    , m_words(new QLabel(this))
    , m_load(new QPushButton(tr("Load everything"), this)) {
    setObjectName(QStringLiteral("loadEverythingDialog"));
    setWindowTitle(tr("Load everything"));
    auto* title = new QLabel(tr("Load every older session?"), this);
    title->setFont(titleFont(font()));
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("estimate"));
    m_words->setText(
        tr("Stripe does not say how many sessions there are. Looking at a few pages to estimate it…"));
    constexpr int readableWidth = 420;
    m_words->setMinimumWidth(readableWidth);
    auto* notNow = new QPushButton(tr("Not now"), this);
    m_load->setEnabled(false);
    pressWithEnter(m_load);
    notNow->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(notNow);
    buttons->addWidget(m_load);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin,
                               grid::windowMargin);
    column->setSpacing(grid::betweenSections);
    column->addWidget(title);
    column->addWidget(m_words);
    column->addStretch();
    column->addLayout(buttons);

    connect(notNow, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_load, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_estimate, &HistoryEstimate::finished, this, &LoadEverythingDialog::showEstimate);
    connect(&m_estimate, &HistoryEstimate::failed, this, &LoadEverythingDialog::showFailure);
    const std::optional<Coverage::Range> known = parts.feed.coverage().extent();
    const std::int64_t now = parts.client.now();
    m_estimate.start(known ? known->from : now, known ? known->before : now);
}

void LoadEverythingDialog::showEstimate() {
    const std::int64_t sessions = m_estimate.olderSessions();
    const std::int64_t requests = (sessions + SessionFeed::pageSize - 1) / SessionFeed::pageSize;
    const double seconds = static_cast<double>(requests) / m_client.pace().requestsPerSecond;
    const auto minutes = std::max(1, static_cast<int>(std::ceil(seconds / 60)));
    m_words->setText(tr("About %1: about %2 to Stripe and at least %3 min. An "
                        "estimate from %4 looks at "
                        "your history. You can stop at any time and keep what is loaded.")
                         .arg(plural(sessions, tr("1 more session"), tr("%1 more sessions")),
                              plural(requests, tr("1 request"), tr("%1 requests")),
                              QLocale().toString(minutes), QLocale().toString(m_estimate.samples())));
    m_load->setEnabled(true);
}

void LoadEverythingDialog::showFailure(const StripeError& error) {
    m_words->setText(errorHeadline(error) + u' ' + errorNextStep(error) +
                     (error.requestId.isEmpty() ? QString() : u' ' + error.requestId));
}
