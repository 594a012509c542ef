// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/LineState.h"
#include "filter_bar/FilterHistory.h"
#include "filter_bar/LineCompletion.h"
#include "filter_bar/RecentLines.h"
#include "sessions/SessionLookup.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

class FilterHint;
class FilterLine;
class FilterSummary;
class SessionStore;
class SessionTableModel;

/// The one line that decides which sessions are on show. It acts at each key on what is loaded and never asks
/// Stripe. Facets and menus edit the same line, so that one undo takes any of it back.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    using ReadLine = std::function<ParsedLine(const QString& line)>;

    FilterBar(SessionTableModel& model, const SessionStore& store, ReadLine readLine,
              QWidget* parent = nullptr);
    ~FilterBar() override;

    QString line() const;
    /// Whether the line is this one or an edit of it: it still holds all of its conditions, see extends().
    bool isEditOf(const QString& line) const;
    /// "5,000 loaded, more at Stripe": what the line looks through.
    void setCoverage(const QString& coverage);
    /// Where the metadata keys and flows to suggest come from; its facets are not looked at. Asked at each
    /// key.
    void setOtherValues(LineCompletion::Source source) { m_otherValues = std::move(source); }
    /// How long a line stands before it is remembered whatever it found.
    void setStay(std::chrono::milliseconds stay) { m_stay.setInterval(stay); }
    LineState state() const;

public Q_SLOTS:
    void setLine(const QString& line);
    /// Looks for the value, or no more.
    void toggle(FilterField field, const QString& value);
    void toggleExcluded(FilterField field, const QString& value);
    /// Looks for the value, or excludes it; done already, nothing changes.
    void narrow(FilterField field, const QString& value, bool excluded);
    void showCreated(const QString& range);
    void lift(qsizetype condition);
    void clear();
    void undo();
    void redo();
    /// Reads the line again: what is as old as `age:` says now is not what was a while ago.
    void tellTime();
    /// The lines that were remembered: they may hold names.
    void forgetLines();
    void showHelp();
    /// The keyboard to the line, with the cursor behind what is there.
    void focusLine();

Q_SIGNALS:
    void lineChanged(const QString& line);
    /// After lineChanged(): the line went back, or forth, in its history.
    void undone();
    void redone();
    void fetchRequested(const SessionLookup& lookup);
    /// The reviewer is done with the line: Enter, Down, or Escape in an empty line.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void followLine();
    void followModel();
    void showLine(const QString& line);
    void chooseLine(const QString& line, int cursor);
    void edit(const SessionFilter& filter);
    void apply();
    void summarise();
    void tellState();
    void hint();
    bool isLoaded(const SessionLookup& lookup) const;
    void remember();
    void leave();
    void placeSummary();
    OccurringValues occurringValues() const;

    SessionTableModel& m_model;
    const SessionStore& m_store;
    ReadLine m_readLine;
    FilterLine* m_line;
    FilterSummary* m_summary;
    QPointer<FilterHint> m_hint; ///< Lives in the window, over what is below.
    LineCompletion* m_completion;
    LineCompletion::Source m_otherValues;
    FilterHistory m_history;
    RecentLines m_recent;
    ParsedLine m_parsed;
    QString m_coverage;
    QTimer m_stay;
    QTimer m_patience; ///< A search that is over before is not worth a word.
    bool m_isSearching = false;
};
