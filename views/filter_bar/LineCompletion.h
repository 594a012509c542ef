// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/FilterCompletion.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class CompletionPopup;
class FilterLine;

/// Offers what can complete the line, and the lines there were, in one popup below it, and takes the keys
/// that move in it from the line while it is open.
class LineCompletion : public QObject {
    Q_OBJECT
public:
    using Source = std::function<OccurringValues()>;

    LineCompletion(FilterLine& line, Source source);
    ~LineCompletion() override;

    /// Offers what completes the word at the cursor, or closes when nothing does.
    void offer(Asked asked);
    /// The values that occur are others now: what is open tells of them, unless a hand is in it already.
    void refresh();
    /// Whole lines, each in the place of all that stands in the line.
    void offerLines(const QStringList& lines);
    void close();
    bool isOpen() const;

Q_SIGNALS:
    /// What the line becomes, with the cursor there.
    void lineChosen(const QString& line, int cursor);
    void opened();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool takeKey(int key);
    void open(const QList<Suggestion>& suggestions);
    void highlight(int step);
    void choose(int index);
    void place();

    FilterLine& m_line;
    Source m_source;
    QPointer<CompletionPopup> m_popup; ///< Lives in the window, over what is below.
    QList<Suggestion> m_suggestions;
    QString m_offeredFor; ///< The line, as it was when it was read.
    int m_cursor = 0;
    std::optional<Asked> m_asked; ///< Nothing while lines are offered.
};
