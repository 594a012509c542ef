// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/LiveCounts.h"
#include "settings/SavedViews.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;
class ViewRow;

/// The reviewer's views with live counts, and all that can be done with them. Choosing one is for others to
/// act on: it asks for it, and is told which one is on show.
class SavedViewPanel : public QWidget {
    Q_OBJECT
public:
    SavedViewPanel(SavedViews& views, LiveCounts& counts, QWidget* parent = nullptr);

    /// Ages and "today" are told from this many unix seconds.
    void setNow(std::int64_t unixSeconds);
    /// Words of Stripe's that the app does not know and a view may name all the same, since they occur.
    void setOccurringWords(OccurringWord occurring);
    /// The view on show (empty for none), and the line there is now.
    void showCurrent(const QString& name, const QString& line);
    /// Saving, restoring, and what can be done with the view on show: for another menu.
    void fillMenu(QMenu& menu);

Q_SIGNALS:
    void chosen(const SavedView& view);
    /// Whatever is on show now is to be kept, under a new name or in place of this view.
    void saveRequested();
    void updateRequested(const QString& name);
    void renameRequested(const QString& name);

private:
    void refresh();
    void readLines();
    ViewRow* rowAt(qsizetype index);
    void joinRow(ViewRow* row, int index);
    void fillRowMenu(QMenu& menu, qsizetype index);
    void openMenu(qsizetype index, const QPoint& at);
    void step(qsizetype from, int steps);
    void move(qsizetype index, int steps);
    void makeTabStop(ViewRow* row);

    SavedViews& m_views;
    LiveCounts& m_counts;
    QVBoxLayout* m_layout;
    QToolButton* m_menu;
    QLabel* m_empty;
    QList<ViewRow*> m_rows;
    QList<ParsedLine> m_lines; ///< Of the views.
    QString m_current;
    QString m_line;
    std::int64_t m_now = 0;
    OccurringWord m_occurring;
};
