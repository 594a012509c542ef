// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureView.h"
#include "evidence_viewer/SecretImage.h"
#include "support/OwnMemory.h"

#include <QTest>

#include <optional>

namespace {

constexpr QSize size(250, ownMemory::length / 1'000);

SecretImage marked() {
    QImage image(size, QImage::Format_RGB32);
    ownMemory::writeMark(reinterpret_cast<char*>(image.bits()));
    return SecretImage(std::move(image));
}

} // namespace

/// What is dropped of a decoded picture cannot be read out of the memory any more.
class TestSecretImage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsDroppedIsNowhereInTheMemory() {
        SecretImage one = marked();
        const QByteArray behind(1'000, '-'); // So that what is freed does not go back to the system.
        SecretImage other = one;
        one = {};
        QVERIFY(ownMemory::holdsMark()); // The other one has it still.
        QCOMPARE(other.image().size(), size);
        other = {};
        QVERIFY(!ownMemory::holdsMark());
        QCOMPARE(behind.size(), 1'000);
    }
    void aViewThatIsClearedKeepsNothing() {
        PictureView view(QStringLiteral("Selfie"), [] { return Watermark(); });
        view.resize(600, 500);
        {
            ReadPicture picture;
            picture.size = size;
            picture.levels = {marked()};
            picture.blurred = SecretImage(QImage(12, 4, QImage::Format_RGB32));
            view.display(picture);
        }
        const QByteArray behind(1'000, '-');
        view.setShown(true);
        view.zoomBy(4);
        (void)view.grab();
        QVERIFY(ownMemory::holdsMark());
        view.clear();
        QVERIFY(!ownMemory::holdsMark());
        QCOMPARE(behind.size(), 1'000);
    }
};

QTEST_MAIN(TestSecretImage)
#include "tst_secret_image.moc"
