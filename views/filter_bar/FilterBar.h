// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "filter_bar/FilterHistory.h"
#include "identity/Ids.h"

#include <QPointer>
#include <QWidget>

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
    /// "5,000 loaded, more at Stripe": what the line looks through.
    void setCoverage(const QString& coverage);

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
    /// The keyboard to the line, with the cursor behind what is there.
    void focusLine();

Q_SIGNALS:
    void lineChanged(const QString& line);
    /// After lineChanged(): the line went back, or forth, in its history.
    void undone();
    void redone();
    void fetchRequested(const SessionId& id);
    /// The reviewer is done with the line: Enter, Down, or Escape in an empty line.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void followLine();
    void showLine(const QString& line);
    void edit(const SessionFilter& filter);
    void apply();
    void summarise();
    void hint();
    void leave();
    void placeSummary();

    SessionTableModel& m_model;
    const SessionStore& m_store;
    ReadLine m_readLine;
    FilterLine* m_line;
    FilterSummary* m_summary;
    QPointer<FilterHint> m_hint; ///< Lives in the window, over what is below.
    FilterHistory m_history;
    ParsedLine m_parsed;
    QString m_coverage;
};
