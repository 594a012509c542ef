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

PasteFlow::PasteFlow(const DeskParts& parts, FilterBar& filter, PasteNotice& notice, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_filter(filter)
    , m_notice(notice) {
    if (QWidget* line = filter.focusProxy())
        line->installEventFilter(this);
    connect(&parts.fetch, &SessionFetch::changed, this, &PasteFlow::tell);
    connect(&filter, &FilterBar::lineChanged, this, &PasteFlow::tell);
    connect(&parts.store, &SessionStore::merged, this, &PasteFlow::takeMerge);
    connect(&parts.store, &SessionStore::cleared, this, &PasteFlow::forgetWhatIsLoaded);
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
    forgetWhatIsLoaded();
    for (Row row = 0; !m_notLoaded.isEmpty() && row < m_parts.store.size(); ++row)
        removeIdsOf(row);
    m_filter.setLine(pasted.line());
    m_line = m_filter.line();
    m_parts.fetch.start(pasted.sessions);
    tell();
}

/// Until the loaded sessions are looked through, none of them is known to have any of the ids.
void PasteFlow::forgetWhatIsLoaded() {
    m_notLoaded.clear();
    for (const ReportId& id : std::as_const(m_pasted.reports))
        m_notLoaded.insert(id.text().toUtf8());
    for (const QString& id : std::as_const(m_pasted.customers))
        m_notLoaded.insert(id.toUtf8());
}

void PasteFlow::removeIdsOf(Row row) {
    for (const TextField field : {TextField::Report, TextField::Customer}) {
        const std::string_view text = m_parts.store.text(row, field);
        m_notLoaded.remove(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    }
}

void PasteFlow::takeMerge(const StoreChange& change) {
    if (!m_pasted.hasSessions())
        return;
    for (Row i = 0; !m_notLoaded.isEmpty() && i < change.newCount; ++i)
        removeIdsOf(change.firstNew + i);
    for (const Row row : change.updated)
        if (!m_notLoaded.isEmpty())
            removeIdsOf(row);
    tell();
}

PasteOutcome PasteFlow::outcome() const {
    const SessionFetch& fetch = m_parts.fetch;
    PasteOutcome outcome;
    outcome.pasted = m_pasted;
    outcome.done = fetch.done();
    outcome.wanted = fetch.wanted();
    outcome.fetching = fetch.state() == SessionFetch::State::Fetching;
    // A session that could not be fetched may have come with a page of the list since.
    const auto isLoaded = [this](const SessionId& id) { return m_parts.store.rowOf(id).has_value(); };
    outcome.missing = fetch.missing();
    outcome.missing.removeIf(isLoaded);
    for (const SessionFetch::Failure& failure : fetch.failures())
        if (!isLoaded(failure.id))
            outcome.failures.append({failure.id, failure.error});
    outcome.left = fetch.left();
    outcome.left.removeIf(isLoaded);
    if (!outcome.fetching) {
        for (const QByteArray& id : m_notLoaded)
            outcome.notLoaded << QString::fromUtf8(id);
        outcome.notLoaded.sort();
    }
    outcome.account = m_parts.connection.account().id;
    return outcome;
}

void PasteFlow::tell() {
    const bool isOnShow = m_pasted.hasSessions() && m_filter.line() == m_line;
    const PasteOutcome now = isOnShow ? outcome() : PasteOutcome();
    m_notice.show(pasteWords(now), now.fetching, !pasteIds(now).isEmpty());
}

void PasteFlow::close() {
    m_pasted = {};
    tell();
}
