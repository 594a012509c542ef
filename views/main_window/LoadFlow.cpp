// SPDX-License-Identifier: Apache-2.0
#include "main_window/LoadFlow.h"

#include "main_window/CoverageText.h"
#include "main_window/LoadEverythingDialog.h"
#include "main_window/ReadsFlow.h"
#include "main_window/StatusLine.h"
#include "sessions/DetailsInSight.h"
#include "sessions/HistoryEstimate.h"
#include "sessions/ReviewedSession.h"
#include "sessions/UnknownDetails.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

LoadFlow::LoadFlow(const DeskParts& parts, ReadsFlow& reads, StatusLine& line, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_reads(reads)
    , m_window(window) {
    connect(&line, &StatusLine::loadFurtherRequested, this, &LoadFlow::loadFurther);
    connect(&line, &StatusLine::loadEverythingRequested, this, &LoadFlow::loadEverything);
    connect(&line, &StatusLine::resumeRequested, this, &LoadFlow::goOn);
    connect(&line, &StatusLine::fillGapsRequested, this, &LoadFlow::fillGaps);
    connect(&line, &StatusLine::loadNamesRequested, this, &LoadFlow::loadNames);
    connect(&line, &StatusLine::stopRequested, &m_parts.feed, &SessionFeed::stop);
    connect(&line, &StatusLine::pauseRequested, &m_parts.feed, &SessionFeed::pause);
}

void LoadFlow::refresh() {
    constexpr int price = 2;
    m_reads.read(price, [this] {
        const AskedByPerson person(m_parts.client);
        m_parts.feed.refresh();
        m_parts.reviewed.refresh();
    });
}

void LoadFlow::loadFurther() {
    m_reads.read(SessionFeed::usualExtent / SessionFeed::pageSize, [this] {
        const AskedByPerson person(m_parts.client);
        m_parts.feed.loadFurther(SessionFeed::usualExtent);
    });
}

void LoadFlow::loadEverything() {
    if (m_parts.feed.state() != SessionFeed::State::Idle)
        return;
    // Telling the price costs some looks already.
    m_reads.read(HistoryEstimate::mostSamples, [this] {
        auto* dialog = new LoadEverythingDialog(m_parts, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, &m_parts.feed,
                [this] { m_parts.feed.loadFurther(SessionFeed::everything); });
        dialog->open();
    });
}

/// As far as it is known: one at least.
int LoadFlow::requestsLeft() const {
    return static_cast<int>(std::max<std::int64_t>(1, m_parts.feed.progress().requestsLeft.value_or(1)));
}

void LoadFlow::goOn() {
    m_reads.read(requestsLeft(), [this] {
        const AskedByPerson person(m_parts.client);
        m_parts.feed.resume();
    });
}

void LoadFlow::fillGaps() {
    m_reads.read(requestsLeft(), [this] {
        const AskedByPerson person(m_parts.client);
        m_parts.feed.fillGaps();
    });
}

void LoadFlow::loadNames() {
    const UnknownDetails unknown = unknownDetailsOf(m_parts.store, m_parts.feed.coverage());
    if (unknown.sessions == 0)
        return;
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Load all names"), tr("<b>Load all names?</b>"),
                                     QMessageBox::NoButton, m_window);
    question->setObjectName(QStringLiteral("loadNamesQuestion"));
    question->setTextFormat(Qt::RichText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(loadNamesText(unknown.sessions, unknown.price));
    auto* load = question->addButton(tr("Load them"), QMessageBox::AcceptRole);
    load->setObjectName(QStringLiteral("loadNamesNow"));
    question->setDefaultButton(question->addButton(tr("Not now"), QMessageBox::RejectRole));
    connect(load, &QPushButton::clicked, this, [this, unknown] {
        m_reads.read(unknown.price, [this, unknown] {
            const AskedByPerson person(m_parts.client);
            m_parts.feed.readAgain(unknown.ranges);
            m_parts.details.readNow(unknown.lone);
        });
    });
    question->open();
}
