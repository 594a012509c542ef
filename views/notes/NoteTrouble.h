// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notes/NoteWriting.h"

#include <QWidget>

class ErrorNotice;
class LinkButton;
class ValueLabel;

/// Why what was written does not stand at Stripe, and what can be done about it. Hidden while there is
/// nothing to say.
class NoteTrouble : public QWidget {
    Q_OBJECT
public:
    explicit NoteTrouble(QWidget* parent = nullptr);

    void display(const NoteWriting& writing);

Q_SIGNALS:
    void keepMineRequested(); ///< Write it over theirs.
    void takeTheirsRequested();
    void tryAgainRequested();
    void copyRequested(const QString& requestId);

private:
    ValueLabel* m_said;
    LinkButton* m_keepMine;
    LinkButton* m_takeTheirs;
    ErrorNotice* m_failure;
};
