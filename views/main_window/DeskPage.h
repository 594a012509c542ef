// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/Eligibility.h"
#include "filter/SessionFilter.h"
#include "main_window/DeskParts.h"
#include "settings/Preferences.h"

#include <QTimer>
#include <QWidget>

class ChartFilter;
class CopyFlow;
class CreatedChart;
class DeskViews;
class FacetPanel;
class FilterBar;
class LoadFlow;
class NotesFlow;
class OutsideListFlow;
class PasteFlow;
class PasteNotice;
class QSplitter;
class ReadsFlow;
class RevealFlow;
class SavedViewPanel;
class SessionDetailPane;
class SessionListPane;
class StatusLine;
class TopBar;

/// The panes side by side: filter line above, views and facets, chart and list, the open session, and the
/// status line below; and who tells whom. What is chosen in the list is what is open beside it.
class DeskPage : public QWidget {
    Q_OBJECT
public:
    DeskPage(const DeskParts& parts, QWidget* parent = nullptr);

    void restore(const Preferences& preferences);
    void store(Preferences& preferences) const;
    void setCompact(bool compact);
    void setHistogramShown(bool shown);

    FilterBar& filter() const { return *m_filter; }
    TopBar& topBar() const { return *m_top; }
    StatusLine& statusLine() const { return *m_status; }
    LoadFlow& loads() const { return *m_loads; }
    NotesFlow& notes() const { return *m_notes; }
    ReadsFlow& reads() const { return *m_reads; }
    RevealFlow& reveals() const { return *m_reveals; }
    CopyFlow& copies() const { return *m_copies; }
    /// The open one first.
    QList<SessionId> sessionsOnScreen() const;

public Q_SLOTS:
    void saveView();
    /// Shows exactly those whose ids stand in the text.
    void pasteAsView(const QString& text);
    void pasteClipboardAsView();
    void focusNextPane(int step);
    void chooseNext();
    void choosePrevious();
    void copyOpenId();
    void openInDashboard();
    void copy(const QString& text); ///< About nobody.

protected:
    bool focusNextPrevChild(bool next) override;

Q_SIGNALS:
    void actionRequested(ActionKind action);
    void picturesRequested();
    void anotherKeyRequested();
    /// Values of this metadata key are to be shown without masking, or not any more.
    void alwaysShowRequested(const QString& metadataKey, bool always);

private:
    void placePanes();
    QWidget* middlePane();
    void joinViews();
    void joinFilter();
    void joinReadingProblems();
    void joinList();
    void joinDetail();
    void showFeed();
    void enterList();
    void tellTime();
    void openChosen(const SessionId& id);
    void joinCopying();
    void copyOfOpen(const QString& text);
    void openDashboard(const SessionId& id);

    DeskParts m_parts;
    FilterBar* m_filter;
    TopBar* m_top;
    FacetPanel* m_facets;
    SavedViewPanel* m_viewPanel;
    PasteNotice* m_notice;
    CreatedChart* m_chart;
    SessionListPane* m_list;
    SessionDetailPane* m_detail;
    NotesFlow* m_notes;
    ReadsFlow* m_reads;
    RevealFlow* m_reveals;
    StatusLine* m_status;
    LoadFlow* m_loads;
    CopyFlow* m_copies;
    QSplitter* m_splitter;
    DeskViews* m_views;
    OutsideListFlow* m_outsideList;
    ChartFilter* m_chartFilter;
    PasteFlow* m_paste;
    QTimer m_minute; ///< Relative times grow old by themselves.
};
