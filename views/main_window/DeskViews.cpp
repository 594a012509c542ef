// SPDX-License-Identifier: Apache-2.0
#include "main_window/DeskViews.h"

#include "filter_bar/FilterBar.h"
#include "saved_views/SavedViewPanel.h"
#include "saved_views/ViewNameDialog.h"
#include "session_list/SessionListHeader.h"
#include "session_list/SessionListView.h"

DeskViews::DeskViews(SavedViews& views, FilterBar& filter, SessionListView& list, SavedViewPanel& panel,
                     QObject* parent)
    : QObject(parent)
    , m_views(views)
    , m_filter(filter)
    , m_list(list)
    , m_panel(panel) {
    connect(&panel, &SavedViewPanel::chosen, this, &DeskViews::apply);
    connect(&panel, &SavedViewPanel::saveRequested, this, &DeskViews::save);
    connect(&panel, &SavedViewPanel::updateRequested, this, &DeskViews::update);
    connect(&panel, &SavedViewPanel::renameRequested, this, &DeskViews::rename);
    connect(&filter, &FilterBar::lineChanged, this, &DeskViews::followLine);
    connect(&filter, &FilterBar::undone, this, [this] {
        if (const std::optional<SavedView> view = m_steps.undone(m_lineBefore, m_line))
            showBeside(*view);
    });
    connect(&filter, &FilterBar::redone, this, [this] {
        if (const std::optional<SavedView> view = m_steps.redone(m_lineBefore, m_line))
            showBeside(*view);
    });
}

SavedView DeskViews::current() const {
    const QHeaderView* header = m_list.horizontalHeader();
    SavedView view;
    view.name = m_name;
    view.line = m_filter.line();
    view.columns = m_list.columns().columns();
    view.sortColumn = header->sortIndicatorSection();
    view.sortDescending = header->sortIndicatorOrder() == Qt::DescendingOrder;
    return view;
}

void DeskViews::apply(const SavedView& view) {
    const SavedView before = current();
    m_filter.setLine(view.line);
    showBeside(view);
    m_steps.applied(before, current());
}

/// Everything but the line.
void DeskViews::showBeside(const SavedView& view) {
    if (!view.columns.isEmpty())
        m_list.columns().restoreColumns(view.columns);
    m_list.columns().showAlso(view.sortColumn);
    m_list.sortByColumn(view.sortColumn, view.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_name = view.name;
    tellPanel();
}

void DeskViews::followLine(const QString& line) {
    m_lineBefore = m_line;
    m_line = line;
    tellPanel();
}

QString DeskViews::nameOnShow() const {
    // An empty line shows everything, whatever view it once was. Undone, it is that view again.
    const qsizetype index = m_line.isEmpty() ? -1 : m_views.indexOf(m_name);
    return index >= 0 && m_filter.isEditOf(m_views.all().at(index).line) ? m_name : QString();
}

void DeskViews::tellPanel() {
    m_panel.showCurrent(nameOnShow(), m_line);
}

void DeskViews::keep(const QString& name) {
    SavedView view = current();
    view.name = name;
    m_name = name;
    m_views.save(view);
    tellPanel();
}

void DeskViews::save() {
    SavedView view = current();
    view.name = nameOnShow();
    auto* dialog = new ViewNameDialog(m_views, view, false, m_panel.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { keep(dialog->name()); });
    dialog->open();
}

void DeskViews::update(const QString& name) {
    keep(name);
}

void DeskViews::rename(const QString& name) {
    const qsizetype index = m_views.indexOf(name);
    if (index < 0)
        return;
    auto* dialog = new ViewNameDialog(m_views, m_views.all().at(index), true, m_panel.window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, name] {
        const bool isShown = m_name == name;
        if (!m_views.rename(m_views.indexOf(name), dialog->name()) || !isShown)
            return;
        m_name = dialog->name();
        tellPanel();
    });
    dialog->open();
}

void DeskViews::restore(const Preferences& preferences) {
    if (preferences.views)
        m_views.setAll(*preferences.views);
    const qsizetype index = m_views.indexOf(preferences.currentView);
    if (index >= 0)
        m_name = preferences.currentView;
    // A line with personal words was not kept; the view it grew out of is the next best.
    if (!preferences.lastLine.isEmpty())
        m_filter.setLine(preferences.lastLine);
    else if (index >= 0)
        m_filter.setLine(m_views.all().at(index).line);
    tellPanel();
}

void DeskViews::store(Preferences& preferences) const {
    preferences.views = m_views.all();
    preferences.lastLine = m_line;
    preferences.currentView = nameOnShow();
}
