// SPDX-License-Identifier: Apache-2.0
#include "main_window/PasteFlow.h"

#include "filter_bar/FilterBar.h"
#include "main_window/PasteNotice.h"
#include "sessions/SessionFetch.h"
#include "settings/AccountConnection.h"
#include "store/SessionStore.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QSet>

namespace {

/// Those of the reports and customers that some loaded session has are taken out.
QStringList notLoadedOf(const PastedText& pasted, const SessionStore& store) {
    QSet<QByteArray> wanted;
    for (const ReportId& id : pasted.reports)
        wanted.insert(id.text().toUtf8());
    for (const QString& id : pasted.customers)
        wanted.insert(id.toUtf8());
    for (Row row = 0; !wanted.isEmpty() && row < store.size(); ++row)
        for (const TextField field : {TextField::Report, TextField::Customer}) {
            const std::string_view text = store.text(row, field);
            wanted.remove(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
        }
    QStringList left;
    for (const QByteArray& id : std::as_const(wanted))
        left << QString::fromUtf8(id);
    left.sort();
    return left;
}

} // namespace

PasteFlow::PasteFlow(const DeskParts& parts, FilterBar& filter, PasteNotice& notice, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_filter(filter)
    , m_notice(notice) {
    if (QWidget* line = filter.focusProxy())
        line->installEventFilter(this);
    connect(&parts.fetch, &SessionFetch::changed, this, &PasteFlow::tell);
    connect(&parts.connection, &AccountConnection::disconnected, this, &PasteFlow::close);
    connect(&notice, &PasteNotice::stopRequested, &parts.fetch, &SessionFetch::stop);
    connect(&notice, &PasteNotice::closeRequested, this, &PasteFlow::close);
    connect(&notice, &PasteNotice::copyRequested, this,
            [this] { Q_EMIT copyRequested(pasteIds(outcome())); });
}

bool PasteFlow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        const QString text = QApplication::clipboard()->text();
        if (looksPasted(text)) {
            pasteAsView(text);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void PasteFlow::pasteAsView(const QString& text) {
    const PastedText pasted = PastedText::from(text);
    if (!pasted.hasSessions()) {
        Q_EMIT told(tr("There is no id of a session, report or customer in the clipboard."));
        return;
    }
    m_pasted = pasted;
    m_filter.setLine(pasted.line());
    m_parts.fetch.start(pasted.sessions);
}

PasteOutcome PasteFlow::outcome() const {
    const SessionFetch& fetch = m_parts.fetch;
    PasteOutcome outcome;
    outcome.pasted = m_pasted;
    outcome.done = fetch.done();
    outcome.wanted = fetch.wanted();
    outcome.fetching = fetch.state() == SessionFetch::State::Fetching;
    outcome.missing = fetch.missing();
    for (const SessionFetch::Failure& failure : fetch.failures())
        outcome.failures.append({failure.id, failure.error});
    outcome.left = fetch.left();
    if (!outcome.fetching)
        outcome.notLoaded = notLoadedOf(m_pasted, m_parts.store);
    outcome.account = m_parts.connection.account().id;
    return outcome;
}

void PasteFlow::tell() {
    const PasteOutcome now = m_pasted.hasSessions() ? outcome() : PasteOutcome();
    m_notice.show(pasteWords(now), now.fetching, !pasteIds(now).isEmpty());
}

void PasteFlow::close() {
    m_pasted = {};
    tell();
}
