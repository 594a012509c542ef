// SPDX-License-Identifier: Apache-2.0
#include "WindowPicture.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QWidget>

#include <cstdio>

WindowPicture::WindowPicture(QWidget& window, SessionFeed& feed, ReviewedSession& reviewed, QString path,
                             QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_feed(feed)
    , m_reviewed(reviewed)
    , m_path(std::move(path)) {
    constexpr std::chrono::milliseconds afterTheLastChange{500};
    m_settle.setSingleShot(true);
    m_settle.setInterval(afterTheLastChange);
    connect(&m_settle, &QTimer::timeout, this, &WindowPicture::save);
    connect(&m_feed, &SessionFeed::changed, this, &WindowPicture::saveWhenReady);
    connect(&m_reviewed, &ReviewedSession::changed, this, &WindowPicture::saveWhenReady);
}

void WindowPicture::saveWhenReady() {
    const bool feedRests = m_feed.state() != SessionFeed::State::Loading;
    const bool openSessionRests = m_reviewed.state() != ReviewedSession::State::Loading;
    if (feedRests && openSessionRests)
        m_settle.start();
    else
        m_settle.stop();
}

void WindowPicture::save() {
    const bool hasSessions = !m_feed.coverage().isEmpty();
    const bool saved = m_window.grab().save(m_path);
    if (!saved)
        std::fprintf(stderr, "The picture could not be written to %s.\n", qPrintable(m_path));
    else if (!hasSessions)
        std::fprintf(stderr, "The picture shows a window without sessions: %s\n",
                     qPrintable(errorHeadline(m_feed.error())));
    QCoreApplication::exit(saved && hasSessions ? 0 : 1);
}
