// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"

#include <QFrame>

class QLabel;
class QPushButton;

/// A sentence below the filter line, over whatever is there, so that nothing moves when it comes and goes:
/// what is wrong with the line, or that a session is not loaded and can be fetched.
class FilterHint : public QFrame {
    Q_OBJECT
public:
    explicit FilterHint(QWidget& line);

    void showProblem(const QString& sentence);
    void showMissing(const SessionId& id);
    /// The id that showMissing() offers to fetch.
    const SessionId& missing() const { return m_missing; }
    void dismiss();
    /// Under the line again, wherever that is now.
    void place();

Q_SIGNALS:
    void fetchRequested(const SessionId& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget& m_line;
    QLabel* m_sentence;
    QPushButton* m_fetch;
    SessionId m_missing;
};
