// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/SessionFeed.h"
#include "settings/AccountConnection.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QToolButton;

/// The quiet line at the bottom: how fresh the list is, what it covers or how far loading is, how to load
/// more, what was read, and which key is used.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    /// `freshness` stands at the left, `reads` at the right; both are taken over.
    StatusLine(AccountConnection& connection, SessionFeed& feed, SessionStore& store, QWidget* freshness,
               QWidget* reads, QWidget* parent = nullptr);

    /// Puts a widget beside what the list covers, and takes it over.
    void placeBesideCoverage(QWidget* widget);
    /// Sessions could not be read: what is loaded is not all there is.
    void setSomethingMissing(bool isMissing);
    /// A sentence about something just done; it gives way to the next one.
    void say(const QString& sentence);

Q_SIGNALS:
    void loadFurtherRequested();
    void loadEverythingRequested();
    void fillGapsRequested();
    void loadNamesRequested();
    void pauseRequested();
    void stopRequested();
    /// After a failure or a pause: to go on.
    void resumeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showCoverage();
    void showOffers();
    void showNames();
    QString keyText() const;
    void makeRoom();

    AccountConnection& m_connection;
    SessionFeed& m_feed;
    SessionStore& m_store;
    bool m_isSomethingMissing = false;
    QHBoxLayout* m_row;
    QLabel* m_coverage;
    QLabel* m_namesKnown;
    QToolButton* m_further;
    QToolButton* m_everything;
    QToolButton* m_fill;
    QToolButton* m_names;
    QToolButton* m_pause;
    QToolButton* m_resume;
    QToolButton* m_stop;
    QToolButton* m_retry;
    QProgressBar* m_progress;
    QLabel* m_said;
    QLabel* m_key;
};
