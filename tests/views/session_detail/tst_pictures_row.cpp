// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LinkButton.h"
#include "session_detail/PicturesRow.h"

#include <QSignalSpy>
#include <QTest>

namespace {

VerificationReport reportWith(const QStringList& files, bool withSelfie) {
    VerificationReport report;
    report.document.emplace();
    for (const QString& file : files)
        report.document->files.push_back(*FileId::fromText(file));
    if (withSelfie) {
        report.selfie.emplace();
        report.selfie->selfie = FileId::fromText(QStringLiteral("file_selfie"));
    }
    return report;
}

AbilityAnswer no(const QString& permission, const QString& why = {}) {
    return {AbilityAnswer::Verdict::No, permission, why};
}

} // namespace

/// The way to an attempt's pictures, and what is said where there is none.
class TestPicturesRow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesThePicturesAndOffersThem() {
        PicturesRow row;
        row.display(reportWith({QStringLiteral("file_1"), QStringLiteral("file_2")}, true));
        QVERIFY(!row.isHidden());
        QCOMPARE(row.value().text(), QStringLiteral("front, back, selfie"));
        auto* link = row.findChild<LinkButton*>(QStringLiteral("showPictures"));
        QVERIFY(link->isEnabled() && link->isVisibleTo(&row));
        QSignalSpy requested(&row, &PicturesRow::showRequested);
        link->click();
        QCOMPARE(requested.size(), 1);
    }
    void hidesWithoutAReportAndWithoutAnythingThatCouldHavePictures() {
        PicturesRow row;
        row.display(reportWith({}, true));
        QVERIFY(!row.isHidden());
        row.display(std::nullopt);
        QVERIFY(row.isHidden());
        VerificationReport idNumberOnly;
        idNumberOnly.idNumber.emplace();
        row.display(idNumberOnly);
        QVERIFY(row.isHidden());
    }
    void saysThatThereAreNone() {
        PicturesRow row;
        row.display(reportWith({}, false));
        QCOMPARE(row.value().text(), QStringLiteral("none"));
        QVERIFY(!row.findChild<LinkButton*>(QStringLiteral("showPictures"))->isVisibleTo(&row));
    }
    void aKeyThatMayNotIsSaidWithWhatItLacks() {
        PicturesRow row;
        row.display(reportWith({QStringLiteral("file_1")}, false));
        row.setKeyAnswer(no(QStringLiteral("rak_file_write")));
        auto* link = row.findChild<LinkButton*>(QStringLiteral("showPictures"));
        QVERIFY(!link->isEnabled());
        QVERIFY(link->accessibleDescription().contains(QStringLiteral("rak_file_write")));
        row.setKeyAnswer(no({}, QStringLiteral("A secret key never may.")));
        QVERIFY(link->accessibleDescription().contains(QStringLiteral("A secret key never may.")));
        // What nobody can tell is to be tried.
        for (const auto verdict : {AbilityAnswer::Verdict::Unknown, AbilityAnswer::Verdict::CannotTell}) {
            row.setKeyAnswer({verdict, {}, {}});
            QVERIFY(link->isEnabled());
        }
    }
};

QTEST_MAIN(TestPicturesRow)
#include "tst_pictures_row.moc"
