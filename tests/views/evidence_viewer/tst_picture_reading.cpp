// SPDX-License-Identifier: Apache-2.0
#include "PictureSamples.h"
#include "evidence_viewer/PngChunks.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

namespace {

QByteArray bigEndian(quint32 number) {
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data) {
    const QByteArray body = type + data;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.constData()), uInt(body.size()));
    return bigEndian(quint32(data.size())) + body + bigEndian(quint32(sum));
}

/// What qCompress makes, without the length it puts in front.
QByteArray deflated(const QByteArray& bytes) {
    return qCompress(bytes, 9).mid(4);
}

QByteArray header(quint32 width, quint32 height, char depth = 8, char colour = 2) {
    return chunk("IHDR", bigEndian(width) + bigEndian(height) + depth + colour + QByteArray(3, '\0'));
}

QByteArray png(const QByteArray& chunks) {
    return pngSignature.toByteArray() + chunks;
}

/// One pixel, and around it whatever is asked for.
QByteArray onePixelWith(const QByteArray& more) {
    return png(header(1, 1) + more + chunk("IDAT", deflated(QByteArray(4, '\0'))) + chunk("IEND", {}));
}

/// The JPEG with another size in its frame header.
QByteArray resized(QByteArray jpeg, quint16 width, quint16 height) {
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

QByteArray jpegTurned(const QByteArray& jpeg, char orientation) {
    QByteArray tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    tiff += QByteArray(1, orientation) + QByteArray(7, '\0');
    const QByteArray exif = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray length(2, Qt::Uninitialized);
    qToBigEndian(quint16(exif.size() + 2), length.data());
    return jpeg.left(2) + "\xff\xe1" + length + exif + jpeg.mid(2);
}

QByteArray goodJpeg() {
    return samples::encoded(samples::document(), "JPEG");
}
QByteArray goodPng() {
    return samples::encoded(samples::document(), "PNG");
}

ReadPicture readBytes(const QByteArray& bytes) {
    return readPicture(SecretBytes(bytes));
}

/// Kilobytes: the most this process has held since it was last asked to forget.
qint64 peakMemory() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    return -1;
}
void forgetPeak() {
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

int mostDifference(const QImage& a, const QImage& b) {
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            most = qMax(most, qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))));
    return most;
}

} // namespace

/// Bytes from outside on their way to a picture: the good, the broken and the hostile.
class TestPictureReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodPictureComesWholeAndInSmallerCopies_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << goodJpeg();
        QTest::newRow("png") << goodPng();
    }
    void aGoodPictureComesWholeAndInSmallerCopies() {
        QFETCH(QByteArray, bytes);
        const ReadPicture picture = readBytes(bytes);
        QCOMPARE(picture.fault, PictureFault::None);
        QCOMPARE(picture.size, QSize(900, 600));
        QCOMPARE(picture.levels.size(), std::size_t{2});
        QCOMPARE(picture.levels[1].image().size(), QSize(450, 300));
        QVERIFY(mostDifference(picture.levels[0].image(), samples::document()) < 60);
    }

    void hostileBytesAreRefused_data();
    void hostileBytesAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(PictureFault, fault);
        forgetPeak();
        const qint64 before = peakMemory();
        const ReadPicture picture = readBytes(bytes);
        QCOMPARE(picture.fault, fault);
        QVERIFY(picture.levels.empty());
        QVERIFY(picture.blurred.isNull());
        constexpr qint64 most = 64 * 1024; // Of 192 MB that one picture may take.
        QVERIFY2(peakMemory() - before < most, "It took memory for what it refused.");
    }

    void aThousandPackedTextsStayPacked() {
        const QByteArray text = QByteArray("Comment\0\0", 9) + deflated(QByteArray(7'900'000, 'x'));
        QByteArray texts;
        for (int i = 0; i < 200; ++i)
            texts += chunk("zTXt", text) + chunk("iCCP", text);
        forgetPeak();
        const qint64 before = peakMemory();
        const ReadPicture picture = readBytes(onePixelWith(texts));
        QCOMPARE(picture.fault, PictureFault::None);
        QCOMPARE(picture.size, QSize(1, 1));
        QVERIFY(peakMemory() - before < 64 * 1024);
    }

    void onlyWhatMakesPixelsIsLeftOfAPng() {
        const QByteArray more =
            chunk("tEXt", "Author\0Somebody") + chunk("eXIf", "II*") + chunk("gAMA", bigEndian(1));
        QCOMPARE(pngOfPixels(onePixelWith(more)), std::optional(onePixelWith({})));
        QCOMPARE(pngOfPixels(onePixelWith({}) + "and more"), std::optional(onePixelWith({})));
    }

    void theLargestPictureStaysWithinItsBounds() {
        // 36 million pixels of one bit each: a few kilobytes.
        QImage large(6'000, 6'000, QImage::Format_Mono);
        large.fill(1);
        const QByteArray bytes = samples::encoded(large, "PNG");
        QVERIFY(bytes.size() < 100'000);
        large = {};
        forgetPeak();
        const qint64 before = peakMemory();
        const ReadPicture picture = readBytes(bytes);
        QCOMPARE(picture.fault, PictureFault::None);
        QVERIFY(qint64{picture.size.width()} * picture.size.height() <= pictureLimits::mostPixels);
        qint64 pixels = 0;
        for (const SecretImage& level : picture.levels)
            pixels += level.image().sizeInBytes();
        QVERIFY(pixels <= qint64{pictureLimits::mostMegabytes} * 1024 * 1024 * 4 / 3);
        QVERIFY(peakMemory() - before < 3LL * pictureLimits::mostMegabytes * 1024);
    }

    void theCamerasOrientationIsApplied_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QPoint>("dark"); ///< Where the picture's left third comes to lie.
        QTest::newRow("as it is") << 1 << QSize(900, 600) << QPoint(20, 300);
        QTest::newRow("mirrored") << 2 << QSize(900, 600) << QPoint(880, 300);
        QTest::newRow("upside down") << 3 << QSize(900, 600) << QPoint(880, 300);
        QTest::newRow("turned right") << 6 << QSize(600, 900) << QPoint(300, 20);
        QTest::newRow("turned left") << 8 << QSize(600, 900) << QPoint(300, 880);
    }
    void theCamerasOrientationIsApplied() {
        QFETCH(int, orientation);
        QFETCH(QSize, size);
        QFETCH(QPoint, dark);
        const ReadPicture picture = readBytes(jpegTurned(goodJpeg(), char(orientation)));
        QCOMPARE(picture.fault, PictureFault::None);
        QCOMPARE(picture.size, size);
        const QImage& image = picture.levels.front().image();
        QVERIFY(qGray(image.pixel(dark)) < 120);
        QVERIFY(qGray(image.pixel(QPoint(size.width(), size.height()) - dark - QPoint(1, 1))) > 160);
    }

    void nothingIsReadInABlurredPicture() {
        const QImage one = samples::read(samples::document(QStringLiteral("WWWWWWWWWW"))).blurred.image();
        const QImage other = samples::read(samples::document(QStringLiteral("iiiiiiiiii"))).blurred.image();
        QCOMPARE(one.size(), other.size());
        QVERIFY(mostDifference(one, other) < 24);
        // No edge is left anywhere, also where the picture has its hardest.
        for (int y = 0; y < one.height(); ++y)
            for (int x = 1; x < one.width(); ++x)
                QVERIFY(qAbs(qGray(one.pixel(x, y)) - qGray(one.pixel(x - 1, y))) < 24);
    }

    void damageAnywhereNeverCrashes() {
        QRandomGenerator dice(4'711);
        for (const QByteArray& good : {goodJpeg(), goodPng(), jpegTurned(goodJpeg(), 6)}) {
            for (int round = 0; round < 150; ++round) {
                QByteArray bytes = good;
                const int wounds = 1 + dice.bounded(8);
                for (int i = 0; i < wounds; ++i)
                    bytes[dice.bounded(int(bytes.size()))] = char(dice.bounded(256));
                if (round % 3 == 0)
                    bytes.truncate(dice.bounded(int(bytes.size())));
                const ReadPicture picture = readBytes(bytes);
                QCOMPARE(picture.levels.empty(), picture.fault != PictureFault::None);
            }
        }
    }
};

void TestPictureReading::hostileBytesAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PictureFault>("fault");
    const auto row = [](const char* name, const QByteArray& bytes, PictureFault fault) {
        QTest::newRow(name) << bytes << fault;
    };
    row("nothing", {}, PictureFault::Empty);
    row("text", "Not a picture at all.", PictureFault::OtherFormat);
    row("SVG", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        PictureFault::OtherFormat);
    row("SVG with a JPEG in it",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/jpeg;base64," +
            goodJpeg().toBase64() + "'/></svg>",
        PictureFault::OtherFormat);
    row("web page", "<!doctype html><title>Sign in</title>", PictureFault::OtherFormat);
    row("GIF",
        QByteArray("GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02"
                   "D\x01\0;",
                   35),
        PictureFault::OtherFormat);
    row("BMP", samples::encoded(samples::document(), "BMP"), PictureFault::OtherFormat);
    row("PDF", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF", PictureFault::OtherFormat);
    row("ZIP", QByteArray("PK\x03\x04", 4) + QByteArray(100, '\0'), PictureFault::OtherFormat);
    row("a JPEG's first bytes", QByteArray("\xff\xd8\xff", 3), PictureFault::Damaged);
    row("a PNG's first bytes", pngSignature.toByteArray(), PictureFault::Damaged);
    row("half a JPEG", goodJpeg().left(goodJpeg().size() / 2), PictureFault::Damaged);
    row("a JPEG without its end", goodJpeg().chopped(2), PictureFault::Damaged);
    row("half a PNG", goodPng().left(goodPng().size() / 2), PictureFault::Damaged);
    row("a PNG without its end", goodPng().chopped(12), PictureFault::Damaged);
    row("a JPEG of 4 billion pixels", resized(goodJpeg(), 65'500, 65'500), PictureFault::TooLarge);
    row("a JPEG of no height", resized(goodJpeg(), 900, 0), PictureFault::Damaged);
    const QByteArray little = chunk("IDAT", deflated(QByteArray(1'000, '\0'))) + chunk("IEND", {});
    row("a PNG of 10 billion pixels", png(header(100'000, 100'000) + little), PictureFault::TooLarge);
    row("a PNG of the largest size there is", png(header(0x7fffffff, 0x7fffffff) + little),
        PictureFault::Damaged);
    row("a PNG as thin as a hair", png(header(20'000, 1) + little), PictureFault::TooLarge);
    row("a PNG of 42 million pixels", png(header(7'000, 6'000) + little), PictureFault::TooLarge);
    row("36 million pixels of 8 bytes", png(header(6'000, 6'000, 16, 6) + little), PictureFault::TooLarge);
    row("a PNG with less than it promises", png(header(3'000, 1'000) + little), PictureFault::Damaged);
    row("a PNG with no size", png(header(0, 0) + little), PictureFault::Damaged);
    row("a chunk longer than the file", png(header(1, 1) + bigEndian(0x7fffffff) + "IDATxxxxxxxx"),
        PictureFault::Damaged);
    row("a chunk of more than 2 GB", png(header(1, 1) + bigEndian(0xffffffff) + "IDATxxxxxxxx"),
        PictureFault::Damaged);
    row("no header first", png(little + header(1, 1)), PictureFault::Damaged);
    row("pixels that cannot be unpacked", png(header(9, 9) + chunk("IDAT", "garbage") + chunk("IEND", {})),
        PictureFault::Damaged);
    row("a wrong checksum", goodPng().replace("IHDR", "IHDR").replace(20, 1, "\x7f"), PictureFault::Damaged);
    QByteArray scans = goodJpeg();
    for (int i = 0; i < 300; ++i)
        scans.insert(scans.size() - 2, "\xff\xda");
    row("a JPEG of hundreds of scans", scans, PictureFault::TooLarge);
}

QTEST_MAIN(TestPictureReading)
#include "tst_picture_reading.moc"
