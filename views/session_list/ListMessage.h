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

Q_SIGNALS:
    void offerTaken(const ListNotice::Offer& offer);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* addLine(const QString& name);
    void addOffers();

    ListNotice m_notice;
    QVBoxLayout* m_lines;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_stripesWords;
    QToolButton* m_requestId; ///< Copies the id it shows.
    QWidget* m_offers = nullptr;
};
