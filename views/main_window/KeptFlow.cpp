// SPDX-License-Identifier: Apache-2.0
#include "main_window/KeptFlow.h"

#include "main_window/KeptDialog.h"
#include "main_window/KeptText.h"

KeptFlow::KeptFlow(const DeskParts& parts, QWidget* window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window) {
    connect(&m_parts.memory, &AccountMemory::changed, this, &KeptFlow::tellTrouble);
}

void KeptFlow::show() {
    auto* dialog = new KeptDialog(m_parts, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeptDialog::wantedChosen, this, &KeptFlow::wantedChosen);
    connect(dialog, &KeptDialog::referencesChosen, this, &KeptFlow::referencesChosen);
    dialog->open();
}

/// Once, when it is found out.
void KeptFlow::tellTrouble() {
    const CacheTrouble trouble = m_parts.memory.trouble();
    if (std::exchange(m_toldTrouble, trouble) != trouble && trouble != CacheTrouble::None)
        Q_EMIT told(cacheTroubleText(trouble));
}
