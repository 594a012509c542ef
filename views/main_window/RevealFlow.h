// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/StatedReason.h"
#include "main_window/DeskParts.h"

#include <QObject>

#include <functional>

class QLabel;
class QWidget;

/// Asks for the reason before something personal of the open session is shown, and keeps in sight how much
/// was shown within the hour.
class RevealFlow : public QObject {
    Q_OBJECT
public:
    /// Writes the count on the label.
    RevealFlow(const DeskParts& parts, QLabel& counter, QWidget* window);

    /// Calls it at once where a reason was given already, or none is recorded.
    void withReason(const std::function<void()>& reveal);
    void revealAll();

private:
    QString warning() const;
    void count();

    DeskParts m_parts;
    QLabel& m_counter;
    QWidget* m_window;
    StatedReason m_usual; ///< The one given last.
};
