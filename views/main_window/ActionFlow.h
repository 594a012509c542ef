// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "actions/SessionActions.h"
#include "main_window/DeskParts.h"

#include <QObject>

class QWidget;

/// From the wish to cancel or redact to its result: asks in a dialog about exactly the session that was open
/// when the wish was uttered, runs the action, and tells what came of it.
class ActionFlow : public QObject {
    Q_OBJECT
public:
    ActionFlow(const DeskParts& parts, QWidget* window);

    /// Opens the confirmation. Does nothing when Stripe would refuse: the pane says why.
    void ask(ActionKind action);

Q_SIGNALS:
    /// One sentence for the status line, without anything personal.
    void told(const QString& sentence);

private:
    void tell(const SessionId& id);

    DeskParts m_parts;
    QWidget* m_window;
};
