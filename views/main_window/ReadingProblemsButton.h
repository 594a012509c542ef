// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

class ReadingProblems;

/// Says in the status line that something could not be read, and lists it when pressed. Hidden while there is
/// nothing to say.
class ReadingProblemsButton : public QToolButton {
    Q_OBJECT
public:
    explicit ReadingProblemsButton(const ReadingProblems& problems, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Ids and names of members only.
    void copyRequested(const QString& text);

private:
    void refresh();
    void showList();

    const ReadingProblems& m_problems;
};
