// SPDX-License-Identifier: Apache-2.0
#include "main_window/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace {

/// What KDE's clipboard manager and others after it look for, KeePassXC's way as well.
const QString secretFormat = QStringLiteral("x-kde-passwordManagerHint");

} // namespace

SecretClipboard::SecretClipboard(QObject* parent)
    : QObject(parent) {
    m_over.setSingleShot(true);
    connect(&m_over, &QTimer::timeout, this, &SecretClipboard::clear);
    connect(qGuiApp, &QCoreApplication::aboutToQuit, this, &SecretClipboard::clear);
}

void SecretClipboard::put(const QString& text) {
    auto* content = new QMimeData;
    content->setText(text);
    content->setData(secretFormat, "secret");
    m_content = content;
    QGuiApplication::clipboard()->setMimeData(content);
    m_over.start(m_stay);
}

/// Compares where the content is, not what it is: asking another program for its content waits for that
/// program, and a lock must not.
void SecretClipboard::clear() {
    m_over.stop();
    if (m_content && QGuiApplication::clipboard()->mimeData() == m_content)
        QGuiApplication::clipboard()->clear();
    m_content = nullptr;
}
