// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "report/SessionExport.h"

#include <QObject>
#include <QPointer>

class QProgressDialog;

/// From the wish to have the list as a file to the file: asks where, tells how far it is, and what came of
/// it.
class ExportFlow : public QObject {
    Q_OBJECT
public:
    ExportFlow(const DeskParts& parts, QWidget* window);

    /// Asks for a place, for what is on show then.
    void ask();
    void exportTo(const QString& path);

Q_SIGNALS:
    /// One sentence for the status line, without anything personal.
    void told(const QString& sentence);

private:
    SessionCsvHead head() const;
    void showProgress();
    void tell();
    QString outcome() const;

    DeskParts m_parts;
    QWidget* m_window;
    SessionExport m_export;
    QPointer<QProgressDialog> m_progress;
};
