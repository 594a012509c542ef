// SPDX-License-Identifier: Apache-2.0
#include "main_window/RevealFlow.h"

#include "look/Theme.h"
#include "session_detail/ReasonDialog.h"
#include "sessions/ReviewedSession.h"

#include <QLabel>

RevealFlow::RevealFlow(const DeskParts& parts, QLabel& counter, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_counter(counter)
    , m_window(window) {
    connect(&m_parts.reviewed, &ReviewedSession::fieldChanged, this, &RevealFlow::count);
    connect(&m_parts.reviewed, &ReviewedSession::changed, this, &RevealFlow::count);
    count();
}

void RevealFlow::withReason(const std::function<void()>& reveal) {
    if (!m_parts.reviewed.needsReason()) {
        reveal();
        return;
    }
    auto* dialog = new ReasonDialog(warning(), m_usual, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::given, this,
            [this, reveal, id = m_parts.reviewed.id()](const StatedReason& reason) {
                m_usual = reason;
                if (m_parts.reviewed.id() != id)
                    return; // It was asked about another session.
                m_parts.reviewed.setReason(reason);
                reveal();
            });
    dialog->open();
}

void RevealFlow::revealAll() {
    if (m_parts.reviewed.state() != ReviewedSession::State::Empty)
        withReason([this] { m_parts.reviewed.revealAll(); });
}

QString RevealFlow::warning() const {
    const int shown = m_parts.reviewed.revealsInLastHour();
    if (shown < m_parts.reviewed.usualReveals())
        return {};
    return tr("▲ %1 values were shown within this hour, more than the %2 that are usual. Each further one "
              "asks "
              "for its reason.")
        .arg(shown)
        .arg(m_parts.reviewed.usualReveals());
}

void RevealFlow::count() {
    const int shown = m_parts.reviewed.revealsInLastHour();
    const int usual = m_parts.reviewed.usualReveals();
    const bool isOver = shown >= usual;
    m_counter.setVisible(shown > 0);
    m_counter.setText(isOver ? tr("▲ %1 of %2 reveals").arg(shown).arg(usual)
                             : tr("%1 of %2 reveals").arg(shown).arg(usual));
    m_counter.setToolTip(
        tr("Personal values shown within the last hour. %1 are usual; beyond that each asks for its reason.")
            .arg(usual));
}
