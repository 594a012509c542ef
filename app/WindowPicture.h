// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/ReviewedSession.h"
#include "sessions/SessionFeed.h"

#include <QTimer>

class QWidget;

/// Saves a picture of a window once it shows what it was opened for: sessions loaded and one of them open, or
/// the reason why not. Then it ends the program, with 1 if there was nothing to show.
class WindowPicture : public QObject {
    Q_OBJECT
public:
    WindowPicture(QWidget& window, SessionFeed& feed, ReviewedSession& reviewed, QString path,
                  QObject* parent = nullptr);

private:
    void saveWhenReady();
    bool write() const;
    void save();

    QWidget& m_window;
    SessionFeed& m_feed;
    ReviewedSession& m_reviewed;
    QString m_path;
    QTimer m_settle; ///< Everything has been painted once it fires.
};
