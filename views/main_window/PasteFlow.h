// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "main_window/DeskParts.h"
#include "main_window/PasteWords.h"
#include "sessions/SessionLookup.h"
#include "store/StoreChange.h"

#include <QObject>
#include <QSet>

class FilterBar;
class PasteNotice;

/// From a pasted text to the view of exactly the sessions it names: sets the line, fetches what is not
/// loaded, and says what is not there. Watches the filter line for texts that are more than a filter.
///
/// What is said belongs to the line that the text made: it shows while that is the filter line, and no longer
/// names a session, report or customer once it is loaded.
class PasteFlow : public QObject {
    Q_OBJECT
public:
    PasteFlow(const DeskParts& parts, FilterBar& filter, PasteNotice& notice, QObject* parent);

    void pasteAsView(const QString& text);
    /// Fetches the sessions of one reference or customer, and says what came of it as after a paste.
    void fetch(const SessionLookup& lookup);

Q_SIGNALS:
    /// One sentence for the status line, without anything personal.
    void told(const QString& sentence);
    void copyRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PasteOutcome outcome() const;
    QStringList notLoadedBeside(const PasteOutcome& outcome) const;
    void forgetWhatIsLoaded();
    void takeMerge(const StoreChange& change);
    void removeIdsOf(Row row);
    void tell();
    void close();

    DeskParts m_parts;
    FilterBar& m_filter;
    PasteNotice& m_notice;
    PastedText m_pasted;
    QString m_line;               ///< The filter line it made.
    QSet<QByteArray> m_notLoaded; ///< Of its ids and references: those that no loaded session has.
};
