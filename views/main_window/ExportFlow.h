// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "report/SessionExport.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QProgressDialog;

/// Exports the list: asks where, shows the progress, and reports the result. What is exported is the whole
/// answer to the filter: while that is still being worked out, the export waits for it.
class ExportFlow : public QObject {
    Q_OBJECT
public:
    ExportFlow(const DeskParts& parts, QWidget* window);

    /// Asks for a place, and before a file that is there is replaced.
    void ask();

Q_SIGNALS:
    /// One sentence for the status line, without anything personal.
    void told(const QString& sentence);

private:
    void takePlace(const QString& path);
    void askToReplace(const QString& path);
    void exportTo(const QString& path, bool mayReplace);
    void start();
    SessionCsvHead head() const;
    void showProgress();
    void tell();
    QString outcome() const;

    DeskParts m_parts;
    QWidget* m_window;
    SessionExport m_export;
    struct Target {
        QString path;
        bool mayReplace = false;
    };
    std::optional<Target> m_waiting; ///< For the rest of the rows on show.
    QPointer<QProgressDialog> m_progress;
};
