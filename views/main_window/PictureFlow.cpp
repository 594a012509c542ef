// SPDX-License-Identifier: Apache-2.0
#include "main_window/PictureFlow.h"

#include "evidence/SessionPictures.h"
#include "evidence_viewer/PictureViewer.h"
#include "journal/JournalStamp.h"
#include "main_window/RevealFlow.h"
#include "session_detail/PicturesRow.h"
#include "sessions/ReviewedSession.h"
#include "settings/DeskLock.h"
#include "settings/KeyXray.h"

PictureFlow::PictureFlow(const DeskParts& parts, RevealFlow& reveals, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_reveals(reveals)
    , m_window(window) {
    connect(&m_parts.reviewed, &ReviewedSession::changed, this,
            [this] { m_parts.pictures.setSession(m_parts.reviewed.session(), m_parts.reviewed.report()); });
    connect(&m_parts.lock, &DeskLock::locked, this, &PictureFlow::drop);
}

void PictureFlow::show() {
    const Eligibility eligible =
        picturesEligibility(m_parts.reviewed.report(), m_parts.xray.answer(Ability::ReadFiles));
    if (!eligible.allowed) {
        Q_EMIT told(eligible.reason);
        return;
    }
    m_reveals.withReason([this] { open(); });
}

void PictureFlow::open() {
    m_parts.pictures.setReason(m_parts.reviewed.reason());
    if (!m_viewer) {
        m_viewer = new PictureViewer(
            m_parts.pictures, m_parts.reviewed.report(), operatorInWords(m_operatorName),
            [&client = m_parts.client] { return client.now(); }, m_window);
        m_viewer->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_viewer, &PictureViewer::copyRequested, this, &PictureFlow::copyRequested);
    }
    m_parts.pictures.askForAll();
    m_viewer->show();
    m_viewer->raise();
    m_viewer->activateWindow();
}

/// The window goes too: it is one of its own, beside the one that is locked.
void PictureFlow::drop() {
    m_parts.pictures.dropAll();
    if (m_viewer)
        m_viewer->close();
}
