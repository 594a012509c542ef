// SPDX-License-Identifier: Apache-2.0
#include "session_detail/LinkButton.h"
#include "session_detail/PersonalFieldRow.h"
#include "session_detail/PersonalFieldsSection.h"

#include <QSignalSpy>
#include <QTest>

using FieldState = ReviewedSession::FieldState;

namespace {

const ShownField masked{FieldState::Masked, QStringLiteral("A•••• M••••"), {}, 0, {}};
const ShownField revealed{FieldState::Revealed, QStringLiteral("Anna Meyer"), {}, 12, {}};

LinkButton* linkOf(const QWidget& row) {
    return row.findChild<LinkButton*>(QStringLiteral("reveal"));
}

QString timeLeftIn(const QWidget& row) {
    const auto* label = row.findChild<ValueLabel*>(QStringLiteral("timeLeft"));
    return label->isHidden() ? QString() : label->text();
}

} // namespace

/// Personal values in their rows.
class PersonalFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMaskedFieldIsRevealedByTheKeyboard_data() {
        QTest::addColumn<int>("key");
        QTest::newRow("space") << static_cast<int>(Qt::Key_Space);
        QTest::newRow("enter") << static_cast<int>(Qt::Key_Return);
    }
    void aMaskedFieldIsRevealedByTheKeyboard() {
        QFETCH(int, key);
        PersonalFieldRow row(PersonalField::Name);
        row.display(masked);
        QSignalSpy reveals(&row, &PersonalFieldRow::revealRequested);
        QVERIFY(linkOf(row)->focusPolicy() & Qt::TabFocus);
        QTest::keyClick(linkOf(row), static_cast<Qt::Key>(key));
        QCOMPARE(reveals.count(), 1);
        QCOMPARE(reveals.first().first().value<FieldKey>(), FieldKey(PersonalField::Name));
    }

    void aMetadataValueCanBeShownAlwaysOnceItWasSeen() {
        PersonalFieldRow row(FieldKey::ofMetadata(QStringLiteral("order_id")));
        const auto* always = row.findChild<LinkButton*>(QStringLiteral("alwaysShow"));
        QSignalSpy requests(&row, &PersonalFieldRow::alwaysShowRequested);
        row.display({FieldState::Masked, QStringLiteral("••••••")});
        QVERIFY(always->isHidden());
        row.display({FieldState::Revealed, QStringLiteral("4711"), {}, 30});
        QVERIFY(!always->isHidden());
        row.findChild<LinkButton*>(QStringLiteral("alwaysShow"))->click();
        QCOMPARE(requests.takeFirst(), (QVariantList{QStringLiteral("order_id"), true}));
        row.display({FieldState::Revealed, QStringLiteral("4711"), {}, 0, {}, true});
        QVERIFY(always->isHidden());
        linkOf(row)->click();
        QCOMPARE(requests.takeFirst(), (QVariantList{QStringLiteral("order_id"), false}));
    }

    void whatIsNoMetadataCannotBeShownAlways() {
        PersonalFieldRow row(PersonalField::Name);
        row.display(revealed);
        QVERIFY(row.findChild<LinkButton*>(QStringLiteral("alwaysShow"))->isHidden());
    }

    void aRevealedFieldShowsItsTimeAndCanBeMaskedAtOnce() {
        PersonalFieldRow row(PersonalField::Name);
        row.display(revealed);
        QCOMPARE(row.value().text(), QStringLiteral("Anna Meyer"));
        QCOMPARE(timeLeftIn(row), QStringLiteral("12 s"));
        QSignalSpy masks(&row, &PersonalFieldRow::maskRequested);
        linkOf(row)->click();
        QCOMPARE(masks.count(), 1);
    }

    void maskedAgainNothingOfTheValueIsLeftInTheRow() {
        PersonalFieldRow row(PersonalField::Name);
        row.display(revealed);
        row.display(masked);
        const QList<QLabel*> labels = row.findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            QVERIFY(!label->text().contains(QStringLiteral("Meyer")));
            QVERIFY(!label->toolTip().contains(QStringLiteral("Meyer")));
            QVERIFY(!label->accessibleName().contains(QStringLiteral("Meyer")));
        }
        QVERIFY(timeLeftIn(row).isEmpty());
    }

    void aReaderHearsWhatTheLinkIsAbout() {
        PersonalFieldRow row(PersonalField::DateOfBirth);
        row.display({FieldState::Masked, QStringLiteral("••••••"), {}, 0, {}});
        QCOMPARE(linkOf(row)->accessibleName(), QStringLiteral("Date of birth, masked, reveal"));
        row.display({FieldState::Revealed, QStringLiteral("14 March 1988"), {}, 30, {}});
        QCOMPARE(linkOf(row)->accessibleName(), QStringLiteral("Date of birth, revealed, mask"));
    }

    void whatFollowsFromAValueStandsBelowItWhileItIsRevealed() {
        PersonalFieldRow row(PersonalField::DateOfBirth);
        row.setRemark(QStringLiteral("✓ the same"));
        row.display({FieldState::Masked, QStringLiteral("••••••"), {}, 0, {}});
        const auto* below = row.findChild<ValueLabel*>(QStringLiteral("below"));
        QCOMPARE(below->text(), QStringLiteral("✓ the same"));
        row.display(
            {FieldState::Revealed, QStringLiteral("14 March 1988"), {}, 30, QStringLiteral("38 years old")});
        QCOMPARE(below->text(), QStringLiteral("38 years old"));
        row.display({FieldState::Masked, QStringLiteral("••••••"), {}, 0, {}});
        QCOMPARE(below->text(), QStringLiteral("✓ the same"));
    }

    void theKeyboardStaysOnTheLinkWhileTheFieldIsFetchedAndRevealed() {
        PersonalFieldRow row(PersonalField::IdNumber);
        row.display({FieldState::Masked, QStringLiteral("••••••"), {}, 0, {}});
        row.show();
        row.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&row));
        linkOf(row)->setFocus();
        row.display({FieldState::Fetching, QStringLiteral("••••••"), {}, 0, {}});
        QVERIFY(linkOf(row)->hasFocus());
        QSignalSpy reveals(&row, &PersonalFieldRow::revealRequested);
        linkOf(row)->click();
        QCOMPARE(reveals.count(), 0);
        row.display({FieldState::Revealed, QStringLiteral("1234"), {}, 30, {}});
        QVERIFY(linkOf(row)->hasFocus());
    }

    void aFieldThisKeyCannotReadSaysWhyAndMoreOnDemand() {
        PersonalFieldRow row(PersonalField::IdNumber);
        row.display(
            {FieldState::NotReadable, {}, QStringLiteral("Needs another key. This one never can."), 0, {}});
        QCOMPARE(row.value().text(), QStringLiteral("Needs another key"));
        linkOf(row)->click();
        const auto* below = row.findChild<ValueLabel*>(QStringLiteral("below"));
        QVERIFY(below && !below->isHidden());
        QCOMPARE(below->text(), QStringLiteral("This one never can."));
        row.display({FieldState::NotReadable, {}, QStringLiteral("Needs a permission."), 0, {}});
        QCOMPARE(row.value().text(), QStringLiteral("Needs a permission"));
        QVERIFY(linkOf(row)->isHidden());
        QVERIFY(below->isHidden());
    }

    void whatIsAbsentOrErasedHasNoRow() {
        PersonalFieldRow row(PersonalField::Name);
        row.display(masked);
        QVERIFY(!row.isHidden());
        row.display({FieldState::Erased, {}, {}, 0, {}});
        QVERIFY(row.isHidden());
        row.display(masked);
        row.display({});
        QVERIFY(row.isHidden());
    }

    void theSectionCountsWhatIsRevealed() {
        PersonalFieldsSection section(QStringLiteral("Verified outputs"), verifiedOutputFields);
        section.setEmptySentence(QStringLiteral("Nothing."));
        const auto* sentence = section.findChild<QLabel*>(QStringLiteral("sentence"));
        QCOMPARE(sentence->text(), QStringLiteral("Nothing."));
        QVERIFY(section.isEmpty());
        section.display(PersonalField::Name, revealed);
        section.display(PersonalField::Email, masked);
        section.display(PersonalField::IdNumber,
                        {FieldState::NotReadable, {}, QStringLiteral("Why."), 0, {}});
        QCOMPARE(section.note(), QStringLiteral("1 of 3 revealed"));
        QVERIFY(sentence->isHidden());
        QVERIFY(!section.isEmpty());
    }
};

QTEST_MAIN(PersonalFieldsTest)
#include "tst_personal_fields.moc"
