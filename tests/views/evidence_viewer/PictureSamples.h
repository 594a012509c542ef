// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence_viewer/PictureReading.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

/// Pictures made up for tests.
namespace samples {

/// Somebody's document as far as a decoder can tell: large patches, and a text to read.
inline QImage document(const QString& text = QStringLiteral("X7 4481 K"), const QSize& size = {900, 600},
                       const QColor& paper = QColor(0xd0, 0xe4, 0xd4)) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(paper);
    QPainter painter(&image);
    painter.fillRect(0, 0, size.width() / 3, size.height(), QColor(0x70, 0x50, 0x40));
    QFont font = painter.font();
    font.setPixelSize(40);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, text);
    return image;
}

inline QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

inline ReadPicture read(const QImage& image) {
    return readPicture(SecretBytes(encoded(image, "PNG")));
}

} // namespace samples
