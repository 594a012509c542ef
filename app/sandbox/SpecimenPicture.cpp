// SPDX-License-Identifier: Apache-2.0
#include "SpecimenPicture.h"

#include <QBuffer>
#include <QImage>

namespace sandbox {

QByteArray specimenPicture(const Person&, FileSide, quint64 look) {
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(static_cast<QRgb>(look));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 85);
    return bytes;
}

} // namespace sandbox
