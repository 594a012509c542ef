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

/// Those of the texts that no loaded session has as its whole customer or reference.
QStringList notLoadedOf(const QStringList& texts, TextField field, const SessionStore& store) {
    QSet<QByteArray> wanted;
    for (const QString& text : texts)
        wanted.insert(text.toUtf8());
    for (Row row = 0; !wanted.isEmpty() && row < store.size(); ++row) {
        const std::string_view text = store.text(row, field);
        wanted.remove(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    }
    QStringList left;
    for (const QString& text : texts)
        if (wanted.contains(text.toUtf8()))
            left << text;
    return left;
}

/// What Stripe is asked for apart from sessions by their ids.
QList<SessionLookup> lookupsOf(const PastedText& pasted, const SessionStore& store) {
    QList<SessionLookup> lookups;
    for (const QString& id : notLoadedOf(pasted.customers, TextField::Customer, store))
        lookups.append({SessionLookup::By::Customer, id});
    for (const QString& reference : notLoadedOf(pasted.references, TextField::Reference, store))
        lookups.append({SessionLookup::By::Reference, reference});
    return lookups;
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
        Q_EMIT told(tr("The clipboard has no id, reference, email address or phone number to look for."));
        return;
    }
    m_pasted = pasted;
    forgetWhatIsLoaded();
    for (Row row = 0; !m_notLoaded.isEmpty() && row < m_parts.store.size(); ++row)
        removeIdsOf(row);
    m_filter.setLine(pasted.line());
    m_line = m_filter.line();
    m_parts.fetch.start(pasted.sessions, lookupsOf(pasted, m_parts.store));
    tell();
}

void PasteFlow::fetch(const SessionLookup& lookup) {
    m_pasted = {};
    (lookup.by == SessionLookup::By::Customer ? m_pasted.customers : m_pasted.references) << lookup.text;
    forgetWhatIsLoaded();
    m_line = m_filter.line();
    m_parts.fetch.start({}, {lookup});
    tell();
}

/// Until the loaded sessions are looked through, none of them is known to have any of the ids.
void PasteFlow::forgetWhatIsLoaded() {
    m_notLoaded.clear();
    for (const ReportId& id : std::as_const(m_pasted.reports))
        m_notLoaded.insert(id.text().toUtf8());
    for (const QString& text : m_pasted.customers + m_pasted.references)
        m_notLoaded.insert(text.toUtf8());
}

void PasteFlow::removeIdsOf(Row row) {
    for (const TextField field : {TextField::Report, TextField::Customer, TextField::Reference}) {
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

/// What no loaded session has, less what is told of it already.
QStringList PasteFlow::notLoadedBeside(const PasteOutcome& outcome) const {
    QStringList told = outcome.withoutSessions + outcome.left;
    for (const auto& [text, error] : outcome.failures)
        told << text;
    QStringList notLoaded;
    for (const QByteArray& id : m_notLoaded)
        if (const QString text = QString::fromUtf8(id); !told.contains(text))
            notLoaded << text;
    notLoaded.sort();
    return notLoaded;
}

PasteOutcome PasteFlow::outcome() const {
    const SessionFetch& fetch = m_parts.fetch;
    PasteOutcome outcome;
    outcome.pasted = m_pasted;
    outcome.done = fetch.done();
    outcome.wanted = fetch.wanted();
    outcome.fetching = fetch.state() == SessionFetch::State::Fetching;
    // What could not be fetched, and what Stripe did not have, may have come with a page of the list since.
    const auto isLoaded = [this](const SessionId& id) { return m_parts.store.rowOf(id).has_value(); };
    const auto isLoadedText = [this, &isLoaded](const QString& text) {
        const std::optional<SessionId> id = SessionId::fromText(text);
        return id ? isLoaded(*id) : !m_notLoaded.contains(text.toUtf8());
    };
    outcome.missing = fetch.missing();
    outcome.missing.removeIf(isLoaded);
    outcome.withoutSessions = fetch.withoutSessions();
    outcome.withoutSessions.removeIf(isLoadedText);
    for (const SessionFetch::Failure& failure : fetch.failures())
        if (!isLoadedText(failure.text))
            outcome.failures.append({failure.text, failure.error});
    outcome.left = fetch.left();
    outcome.left.removeIf(isLoadedText);
    if (!outcome.fetching)
        outcome.notLoaded = notLoadedBeside(outcome);
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
