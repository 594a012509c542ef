// SPDX-License-Identifier: Apache-2.0
#include "look/StatusMark.h"
#include "look/Theme.h"

#include <QPalette>
#include <QSet>
#include <QTest>

#include <cmath>

namespace {

/// WCAG 2.2, relative luminance.
double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const QList<Tone> allTones{Tone::Neutral,        Tone::Verified,   Tone::Refused,
                           Tone::NeverSubmitted, Tone::Processing, Tone::Canceled,
                           Tone::Redaction,      Tone::Test,       Tone::Accent};
const QList<Outcome> allOutcomes{Outcome::Verified, Outcome::Refused, Outcome::NeverSubmitted,
                                 Outcome::Processing, Outcome::Canceled};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsReadableOnItsGround() {
        constexpr double readable = 4.5;
        for (const Theme* theme : {&Theme::light(), &Theme::darkTheme()}) {
            for (const Tone tone : allTones)
                QVERIFY2(contrast(theme->tone(tone).text, theme->tone(tone).ground) >= readable,
                         qPrintable(QStringLiteral("tone %1, dark %2").arg(int(tone)).arg(theme->dark)));
            for (const QColor& ground : {theme->window, theme->panel, theme->selection}) {
                QVERIFY(contrast(theme->text, ground) >= readable);
                QVERIFY(contrast(theme->label, ground) >= readable);
            }
            QVERIFY(contrast(theme->accent, theme->panel) >= readable);
        }
    }

    void outcomesAreToldApartWithoutColour() {
        QSet<int> marks;
        for (const Outcome outcome : allOutcomes)
            marks.insert(static_cast<int>(markOf(outcome)));
        QCOMPARE(marks.size(), allOutcomes.size());
        QVERIFY(!marks.contains(static_cast<int>(Mark::None)));
    }

    void aPaletteTellsItsTheme() {
        QPalette dark;
        dark.setColor(QPalette::Window, Theme::darkTheme().window);
        QVERIFY(Theme::of(dark).dark);
        QPalette light;
        light.setColor(QPalette::Window, Theme::light().window);
        QVERIFY(!Theme::of(light).dark);
    }

    void aTransparentGroundDoesNotLookLikeADarkOne() {
        QPalette palette;
        palette.setColor(QPalette::Mid, Theme::light().line);
        palette.setColor(QPalette::Window, Qt::transparent);
        QVERIFY(!Theme::of(palette).dark);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
