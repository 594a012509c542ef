// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"
#include "report/CopiedText.h"
#include "session_list/KeptPlace.h"
#include "session_list/RowGlow.h"

#include <QTableView>

class QPushButton;
class RowRuler;
class SessionListHeader;
class SessionRowDelegate;
class SessionTableModel;

/// The sessions on show, one a row. One of them at most is chosen, and stays so by its id: through sorting,
/// through new pages, and through a filter that hides it for a while. What is being read keeps its place when
/// rows come in.
class SessionListView : public QTableView {
    Q_OBJECT
public:
    explicit SessionListView(SessionTableModel& model, QWidget* parent = nullptr);

    /// Empty while nothing is chosen. A chosen session need not be on show.
    const SessionId& chosen() const { return m_chosen; }
    /// Chooses it and brings it into sight; false when it is not on show.
    bool choose(const SessionId& id);
    /// Chooses nothing. chooseNext() goes on from the place the chosen session had.
    void forgetChoice();
    /// From the top.
    QList<SessionId> sessionsOnScreen() const;
    void setCompact(bool compact);
    /// Relative times are told against this many unix seconds.
    void setNow(std::int64_t unixSeconds);
    SessionListHeader& columns() const { return *m_columns; }

public Q_SLOTS:
    /// From a chosen session that has left, these go on from the place it had.
    void chooseNext();
    void choosePrevious();

Q_SIGNALS:
    /// What is in sight may be something else.
    void sightMoved();
    void sessionChosen(const SessionId& id);
    /// The chosen session is not on show any more; it is still the chosen one.
    void chosenSessionLeft();
    void chosenSessionReturned();
    void sessionActivated(const SessionId& id);
    void filterRequested(FilterField field, const QString& value, bool excluded);
    void dashboardRequested(const SessionId& id);
    void copyRequested(const CopiedText& copied);
    /// Its masked summary is to be copied.
    void summaryRequested(const SessionId& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString& search) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;

private:
    void setUpLook();
    void followModel();
    void fitRowHeight();
    void chooseRow(int row);
    bool handleKey(int key);
    void hoverRow(int row);
    void rowsMoved();
    void keepChoice();
    void lightChangedRows();
    void placeNewRowsHint();

    SessionTableModel& m_model;
    SessionListHeader* m_columns;
    RowRuler* m_rows;
    SessionRowDelegate* m_delegate;
    QPushButton* m_newRowsHint; ///< "2 new above": rows that came in where nobody is looking.
    KeptPlace m_place;
    RowGlow m_glow;
    SessionId m_chosen;
    int m_chosenRow = -1; ///< Its row, or the one it had when it left.
    bool m_chosenIsGone = false;
    bool m_rowsAreMoving = false;
    bool m_isCompact = false;
    bool m_framesCurrentCell = false; ///< Somebody goes from cell to cell by keyboard.
    int m_hoveredRow = -1;
    int m_newAbove = 0;
};
