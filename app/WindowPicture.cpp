// SPDX-License-Identifier: Apache-2.0
#include "WindowPicture.h"

#include "cache/AppOwnedFile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
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

/// Takes the place of an earlier picture of the app, and of nothing else.
bool WindowPicture::write() const {
    const QString mark = QStringLiteral("Verification Desk");
    QImage picture = m_window.grab().toImage();
    picture.setText(QStringLiteral("Software"), mark);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QByteArray format = QFileInfo(m_path).suffix().toLatin1();
    const bool isMade = picture.save(&buffer, format.isEmpty() ? "png" : format.constData());
    const AppOwnedFile file(
        m_path, [mark](const QByteArray& beginning) { return beginning.contains(mark.toLatin1()); });
    return isMade && file.replace(bytes) == FileResult::Done;
}

void WindowPicture::save() {
    const bool hasSessions = !m_feed.coverage().isEmpty();
    const bool saved = write();
    if (!saved)
        std::fprintf(stderr,
                     "The picture could not be written to %s. A file that is no such picture is not "
                     "replaced.\n",
                     qPrintable(m_path));
    else if (!hasSessions)
        std::fprintf(stderr, "The picture shows a window without sessions: %s\n",
                     qPrintable(errorHeadline(m_feed.error())));
    QCoreApplication::exit(saved && hasSessions ? 0 : 1);
}
