// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session_list/ListNotice.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

/// Stands where the rows would be and says why there are none. Made visible by having something to say.
class ListMessage : public QWidget {
    Q_OBJECT
public:
    explicit ListMessage(QWidget* parent = nullptr);

    void show(const ListNotice& notice);
    /// Where the columns are, left edge and width, for the places of rows that are on their way.
    void setColumns(const QList<std::pair<int, int>>& columns);

Q_SIGNALS:
    void offerTaken(const ListNotice::Offer& offer);
    void copyRequested(const QString& requestId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void display();
    QLabel* addLine(const QString& name);
    void addOffers();
    void paintPlacesOfRows();

    ListNotice m_notice;
    QList<std::pair<int, int>> m_columns;
    QVBoxLayout* m_lines;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_stripesWords;
    QToolButton* m_requestId; ///< Copies the id it shows.
    QWidget* m_offers = nullptr;
};
