// SPDX-License-Identifier: Apache-2.0
#include "main_window/SecretClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUuid>

namespace {

const QString markFormat = QStringLiteral("application/x-verification-desk-copy");
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
    m_mark = QUuid::createUuid().toByteArray();
    auto* content = new QMimeData;
    content->setText(text);
    content->setData(secretFormat, "secret");
    content->setData(markFormat, m_mark);
    QGuiApplication::clipboard()->setMimeData(content);
    m_over.start(m_stay);
}

void SecretClipboard::clear() {
    m_over.stop();
    if (m_mark.isEmpty())
        return;
    const QMimeData* content = QGuiApplication::clipboard()->mimeData();
    if (content && content->data(markFormat) == m_mark)
        QGuiApplication::clipboard()->clear();
    m_mark.clear();
}
