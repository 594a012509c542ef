// SPDX-License-Identifier: Apache-2.0
#include "session_list/KeptPlace.h"

#include "sessions/SessionTableModel.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

KeptPlace::KeptPlace(QTableView& view, const SessionTableModel& model)
    : m_view(view)
    , m_model(model)
    , m_filter(model.filter())
    , m_sortColumn(model.sortColumn())
    , m_sortOrder(model.sortOrder()) {}

void KeptPlace::remember(const SessionId& chosen) {
    m_seen.clear();
    m_choseInSight = false;
    const int scrolled = m_view.verticalScrollBar()->value();
    const int height = m_view.verticalHeader()->defaultSectionSize();
    m_wasAtTop = scrolled == 0;
    m_rows = m_model.rowCount();
    const int first = scrolled / height;
    const int last = std::min(m_rows - 1, (scrolled + m_view.viewport()->height()) / height);
    for (int row = first; row <= last; ++row) {
        const Seen seen{m_model.idAt(row), row, row * height - scrolled};
        if (seen.id == chosen) {
            m_choseInSight = true;
            m_seen.prepend(seen);
        } else {
            m_seen.append(seen);
        }
    }
}

const KeptPlace::Seen* KeptPlace::firstStillOnShow() const {
    const auto found = std::find_if(m_seen.begin(), m_seen.end(),
                                    [this](const Seen& seen) { return m_model.rowOf(seen.id) >= 0; });
    return found == m_seen.end() ? nullptr : &*found;
}

void KeptPlace::bringBack(const Seen& seen) {
    const int height = m_view.verticalHeader()->defaultSectionSize();
    m_view.verticalScrollBar()->setValue(m_model.rowOf(seen.id) * height - seen.top);
}

int KeptPlace::restore() {
    const bool sortedAnew = m_sortColumn != m_model.sortColumn() || m_sortOrder != m_model.sortOrder();
    const bool filteredAnew = m_filter != m_model.filter();
    m_sortColumn = m_model.sortColumn();
    m_sortOrder = m_model.sortOrder();
    m_filter = m_model.filter();

    const Seen* seen = firstStillOnShow();
    const bool isTheChosen = m_choseInSight && seen == &m_seen.first();
    const bool fromTheTop = sortedAnew || (filteredAnew && m_wasAtTop);
    if (seen == nullptr || (fromTheTop && !isTheChosen)) {
        m_view.verticalScrollBar()->setValue(0);
        return 0;
    }
    bringBack(*seen);
    if (sortedAnew || filteredAnew)
        return 0;
    return std::clamp(m_model.rowOf(seen->id) - seen->row, 0, std::max(0, m_model.rowCount() - m_rows));
}
