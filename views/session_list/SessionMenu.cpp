// SPDX-License-Identifier: Apache-2.0
#include "session_list/SessionMenu.h"

#include "look/Text.h"
#include "sessions/SessionTableModel.h"

namespace {

/// For a menu: short, and its ampersands are no shortcuts.
QString menuText(const QString& text) {
    constexpr qsizetype longest = 40;
    QString shown = oneLine(text);
    if (shown.size() > longest)
        shown = shown.left(longest - 1) + u'…';
    return shown.replace(u'&', QStringLiteral("&&"));
}

} // namespace

SessionMenu::SessionMenu(const QModelIndex& cell, QWidget* parent)
    : QMenu(parent) {
    const auto id = SessionId::fromText(cell.data(SessionTableModel::SessionIdRole).toString());
    if (!id)
        return;
    addCopying(cell, *id);
    addSeparator();
    addFiltering(cell);
    addSeparator();
    QAction* dashboard = addAction(tr("Open in the Stripe dashboard"));
    dashboard->setObjectName(QStringLiteral("openInDashboard"));
    connect(dashboard, &QAction::triggered, this, [this, id = *id] { Q_EMIT dashboardRequested(id); });
}

void SessionMenu::addCopying(const QModelIndex& cell, const SessionId& id) {
    QAction* summary = addAction(tr("Copy a masked summary"));
    summary->setObjectName(QStringLiteral("copySummary"));
    connect(summary, &QAction::triggered, this, [this, id] { Q_EMIT summaryRequested(id); });
    QAction* copyId = addAction(tr("Copy session id"));
    copyId->setObjectName(QStringLiteral("copyId"));
    connect(copyId, &QAction::triggered, this, [this, id] {
        Q_EMIT copyRequested({id.text(), JournalDetail::Id, id});
    });

    const QString text = cell.data(SessionTableModel::CopyRole).toString();
    const bool isReference = cell.column() == SessionTableModel::ReferenceColumn;
    QAction* copyCell = addAction(tr("Copy “%1”").arg(menuText(text)));
    copyCell->setObjectName(QStringLiteral("copyCell"));
    copyCell->setVisible(!text.isEmpty() && text != id.text());
    connect(copyCell, &QAction::triggered, this, [this, text, id, isReference] {
        // A reference is the company's own words, which may name somebody.
        Q_EMIT copyRequested(
            {text, isReference ? JournalDetail::Reference : JournalDetail::MaskedSummary, id, isReference});
    });
}

void SessionMenu::addFiltering(const QModelIndex& cell) {
    const int field = cell.data(SessionTableModel::FilterFieldRole).toInt();
    const QString value = cell.data(SessionTableModel::FilterValueRole).toString();
    const bool narrows = field >= 0 && !value.isEmpty();
    // The cell's masked text, not the value: a person's name must not appear for having been clicked.
    const QString shown = menuText(cell.data().toString());
    for (const bool excluded : {false, true}) {
        QAction* action =
            addAction(!narrows   ? (excluded ? tr("Exclude this value") : tr("Filter by this value"))
                      : excluded ? tr("Exclude “%1”").arg(shown)
                                 : tr("Filter by “%1”").arg(shown));
        action->setObjectName(excluded ? QStringLiteral("excludeValue") : QStringLiteral("filterByValue"));
        action->setEnabled(narrows);
        connect(action, &QAction::triggered, this, [this, field, value, excluded] {
            Q_EMIT filterRequested(static_cast<FilterField>(field), value, excluded);
        });
    }
}
