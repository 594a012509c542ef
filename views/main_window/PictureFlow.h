// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"

#include <QObject>
#include <QPointer>

class PictureViewer;
class QWidget;
class RevealFlow;

/// From the wish to see the open session's pictures to the window that shows them, and to the end of both:
/// one window, of one session.
class PictureFlow : public QObject {
    Q_OBJECT
public:
    /// `reveals` asks for the reason first.
    PictureFlow(const DeskParts& parts, RevealFlow& reveals, QWidget* window);

    /// Asks for all of them and opens the window. Where there are none to be had it says why instead.
    void show();
    /// Stands across pictures that are opened from now on. Empty: the system's user alone.
    void setOperatorName(const QString& name) { m_operatorName = name; }

Q_SIGNALS:
    /// One sentence for the status line, without anything personal.
    void told(const QString& sentence);
    void copyRequested(const QString& requestId);

private:
    void open();
    void drop();

    DeskParts m_parts;
    RevealFlow& m_reveals;
    QWidget* m_window;
    QString m_operatorName;
    QPointer<PictureViewer> m_viewer;
};
