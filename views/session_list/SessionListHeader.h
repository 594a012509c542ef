// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>

class QMenu;

/// The titles above the session list: smaller and dimmer than the data. Columns are chosen, moved and sorted
/// here, by mouse or by the menu; the column that says why takes the room that is left.
class SessionListHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit SessionListHeader(QWidget* parent = nullptr);

    /// The columns most people want, in the model's order, as wide as their usual content.
    void useUsualColumns();
    /// Order, widths and choice of columns, for Preferences.
    QByteArray columns() const;
    /// Shows a column beside the chosen ones, until another is asked for (-1: none): what the list is sorted
    /// by should be seen. Nothing happens when it is shown anyway.
    void showAlso(int section);
    /// False (and nothing changed) for what is no such state or has columns the desk does not know. Columns
    /// the desk has got since stay hidden.
    bool restoreColumns(const QByteArray& state);

    /// Adds the choice of columns, and moving the one at hand (or -1).
    void fillMenu(QMenu& menu, int section);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// By the reviewer's hand: worth saving.
    void columnsChanged();

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int usualWidth(int section) const;
    bool isUsual(int section) const;
    void fitUsualColumns();
    void settle();
    void noteChoice();
    void moveBy(int section, int steps);
    int shownCount() const;

    bool m_isUsual = true; ///< Nobody chose yet: widths follow the font and the room there is.
    bool m_isSettling = false;
    int m_also = -1; ///< Shown by showAlso().
};
