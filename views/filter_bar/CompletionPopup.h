// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterCompletion.h"

#include <QFrame>

class QLabel;
class QListWidget;
class SuggestionDelegate;

/// A list of suggestions over whatever is below the line. It never takes the focus and nothing in it is
/// highlighted until a key asks for it, so that typing goes on as if it were not there.
class CompletionPopup : public QFrame {
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget& line);

    void show(const QList<Suggestion>& suggestions);
    /// Its left edge at this place of the line, as far as the window allows.
    void placeAt(int x);
    /// One further down or up; beyond either end nothing is highlighted, and then the other end.
    void highlightNext(int step);
    int highlighted() const; ///< -1 when nothing is.
    /// "refused, Refused, 7 sessions. 2 of 5": for who cannot see the list.
    QString highlightedInWords() const;

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize wantedSize(int most) const;

    QWidget& m_line;
    QListWidget* m_list;
    SuggestionDelegate* m_delegate;
    QLabel* m_keys;
    QList<Suggestion> m_suggestions;
};
