// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saved_views/ViewSteps.h"
#include "settings/Preferences.h"

#include <QObject>

class FilterBar;
class SavedViewPanel;
class SavedViews;
class SessionListView;

/// What is on show (the line, the columns and the order) as a view: applies saved ones, saves it under a
/// name, takes an applied one back together with the line, and finds it again at the next start.
class DeskViews : public QObject {
    Q_OBJECT
public:
    DeskViews(SavedViews& views, FilterBar& filter, SessionListView& list, SavedViewPanel& panel,
              QObject* parent);

    /// What is on show, under the name of the view it came from, or none.
    SavedView current() const;
    void apply(const SavedView& view);
    /// Asks for a name.
    void save();
    void update(const QString& name);
    void rename(const QString& name);

    void restore(const Preferences& preferences);
    void store(Preferences& preferences) const;

private:
    void followLine(const QString& line);
    void showBeside(const SavedView& view);
    /// The name of the view that was applied last, while the line is that view's or an edit of it; else
    /// empty.
    QString nameOnShow() const;
    void tellPanel();
    void keep(const QString& name);

    SavedViews& m_views;
    FilterBar& m_filter;
    SessionListView& m_list;
    SavedViewPanel& m_panel;
    ViewSteps m_steps;
    QString m_name; ///< Of the view that was applied last.
    QString m_line;
    QString m_lineBefore;
};
