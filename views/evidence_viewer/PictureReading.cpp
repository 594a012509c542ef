// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureReading.h"

#include "evidence_viewer/PngChunks.h"

#include <QBuffer>
#include <QImageReader>
#include <QTransform>

#include <optional>

namespace {

constexpr QByteArrayView jpegSignature{"\xff\xd8\xff", 3};
constexpr QByteArrayView scanMark{"\xff\xda", 2};
constexpr QByteArrayView endMark{"\xff\xd9", 2};

/// For every reader of this program: Qt knows no other way.
void limitDecoders() {
    static const bool isLimited = [] {
        QImageReader::setAllocationLimit(pictureLimits::mostMegabytes);
        return true;
    }();
    Q_UNUSED(isLimited)
}

/// Inside of a scan these two bytes cannot stand; in what surrounds it they do so by accident, seldom.
int scansIn(QByteArrayView jpeg) {
    int scans = 0;
    for (qsizetype at = jpeg.indexOf(scanMark); at >= 0; at = jpeg.indexOf(scanMark, at + scanMark.size()))
        ++scans;
    return scans;
}

/// Qt takes a JPEG that ends early for whole, with grey where the rest is missing.
bool isWholeJpeg(QByteArrayView jpeg) {
    return jpeg.lastIndexOf(endMark) > jpeg.lastIndexOf(scanMark);
}

/// By its header alone: how many pixels, and what they take as they are stored in it.
bool isAllowed(const QSize& size, QImage::Format format) {
    constexpr int bitsOfByte = 8;
    constexpr qint64 megabyte = 1024 * 1024;
    const qint64 pixels = qint64{size.width()} * size.height();
    const int bits = format == QImage::Format_Invalid ? 0 : QImage::toPixelFormat(format).bitsPerPixel();
    return size.width() <= pictureLimits::longestSide && size.height() <= pictureLimits::longestSide &&
           pixels <= pictureLimits::mostPixels &&
           pixels * bits / bitsOfByte <= pictureLimits::mostMegabytes * megabyte;
}

/// As QImageReader would do it, but with every step in memory that is overwritten.
SecretImage oriented(const SecretImage& picture, QImageIOHandler::Transformations how) {
    SecretImage turned = picture;
    const bool mirror = how & QImageIOHandler::TransformationMirror;
    const bool flip = how & QImageIOHandler::TransformationFlip;
    if (mirror || flip)
        turned = SecretImage(turned.image().mirrored(mirror, flip));
    if (how & QImageIOHandler::TransformationRotate90) {
        constexpr qreal quarter = 90;
        turned = SecretImage(turned.image().transformed(QTransform().rotate(quarter)));
    }
    return turned;
}

std::vector<SecretImage> levelsOf(const SecretImage& picture) {
    constexpr int smallEnough = 512;
    std::vector<SecretImage> levels{picture};
    while (true) {
        const QSize size = levels.back().image().size();
        if (qMax(size.width(), size.height()) <= smallEnough)
            return levels;
        levels.emplace_back(levels.back().image().scaled(size.expandedTo({2, 2}) / 2, Qt::IgnoreAspectRatio,
                                                         Qt::SmoothTransformation));
    }
}

SecretImage blurredOf(const QImage& picture) {
    const auto scaled = [](const QImage& image, int side) {
        const QSize size = image.size().scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
        return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    // In several steps, or the few pixels would show as what they are.
    QImage blurred = scaled(picture, pictureLimits::blurredSide);
    for (const int side : {36, 108, 324})
        blurred = scaled(blurred, side);
    return SecretImage(blurred);
}

ReadPicture faulty(PictureFault fault) {
    ReadPicture none;
    none.fault = fault;
    return none;
}

ReadPicture decode(QByteArrayView bytes, const char* format) {
    limitDecoders();
    // The buffer reads and does not own.
    QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer device(&raw);
    device.open(QIODevice::ReadOnly);
    QImageReader reader(&device, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    const QSize promised = reader.size();
    if (promised.isEmpty())
        return faulty(PictureFault::Damaged);
    if (!isAllowed(promised, reader.imageFormat()))
        return faulty(PictureFault::TooLarge);
    const QImageIOHandler::Transformations how = reader.transformation();
    const SecretImage decoded(reader.read());
    if (decoded.isNull())
        return faulty(PictureFault::Damaged);
    const QImage::Format painted =
        decoded.image().hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    const SecretImage plain(decoded.image().convertToFormat(painted));
    ReadPicture picture;
    picture.levels = levelsOf(oriented(plain, how));
    picture.size = picture.levels.front().image().size();
    picture.blurred = blurredOf(picture.levels.back().image());
    return picture;
}

} // namespace

ReadPicture readPicture(const SecretBytes& bytes) {
    const QByteArrayView view = bytes.view();
    if (view.isEmpty())
        return faulty(PictureFault::Empty);
    if (view.startsWith(jpegSignature)) {
        if (!isWholeJpeg(view))
            return faulty(PictureFault::Damaged);
        return scansIn(view) > pictureLimits::mostScans ? faulty(PictureFault::TooLarge)
                                                        : decode(view, "jpeg");
    }
    if (view.startsWith(pngSignature)) {
        const std::optional<QByteArray> pixels = pngOfPixels(view);
        const SecretBytes kept(pixels.value_or(QByteArray()));
        return pixels ? decode(kept.view(), "png") : faulty(PictureFault::Damaged);
    }
    return faulty(PictureFault::OtherFormat);
}
