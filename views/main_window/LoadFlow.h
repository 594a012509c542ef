// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>

class ReadsFlow;
class StatusLine;

/// Reading more because somebody asks for it. What would go beyond the ceiling of reads asks first.
class LoadFlow : public QObject {
    Q_OBJECT
public:
    /// Does what the line offers, too. All three outlive this.
    LoadFlow(const DeskParts& parts, ReadsFlow& reads, StatusLine& line, QWidget* window);

public Q_SLOTS:
    void refresh(); ///< The newest sessions, and the open one.
    void loadFurther();
    void loadEverything(); ///< Tells its price in a dialog first.
    void goOn();           ///< After a pause or a failure.
    void fillGaps();
    void loadNames(); ///< Of what the last start has left; tells its price first.

private:
    int requestsLeft() const;

    DeskParts m_parts;
    ReadsFlow& m_reads;
    QWidget* m_window;
};
