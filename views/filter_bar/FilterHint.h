// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionLookup.h"

#include <QFrame>

class QLabel;
class QPushButton;

/// A sentence below the filter line, over whatever is there, so that nothing moves when it comes and goes:
/// what is wrong with the line, or that what it names is not loaded and can be fetched.
class FilterHint : public QFrame {
    Q_OBJECT
public:
    explicit FilterHint(QWidget& line);

    void showProblem(const QString& sentence);
    void showMissing(const SessionLookup& lookup);
    /// What showMissing() offers to fetch.
    const SessionLookup& missing() const { return m_missing; }
    void dismiss();
    /// Under the line again, wherever that is now.
    void place();

Q_SIGNALS:
    void fetchRequested(const SessionLookup& lookup);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget& m_line;
    QLabel* m_sentence;
    QPushButton* m_fetch;
    SessionLookup m_missing;
};
