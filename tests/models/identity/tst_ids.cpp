// SPDX-License-Identifier: Apache-2.0
#include "identity/Ids.h"

#include <QSet>
#include <QTest>

class TestIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatCannotLeadARequestElsewhereIsAnId_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isId");
        const auto row = [](const char* name, const QString& text, bool isId) {
            QTest::newRow(name) << text << isId;
        };
        row("Stripe's sample", QStringLiteral("vs_1NuNAILkdIwHu7ixh7OtGMLw"), true);
        row("with an underscore", QStringLiteral("vs_test_1"), true);
        row("the longest", QStringLiteral("vs_") + QString(250, u'x'), true);
        row("too long", QStringLiteral("vs_") + QString(251, u'x'), false);
        row("empty", QString(), false);
        row("prefix alone", QStringLiteral("vs_"), false);
        row("another kind", QStringLiteral("vr_1NuNAILkdIwHu7ix"), false);
        row("upper-case prefix", QStringLiteral("VS_1"), false);
        row("slash", QStringLiteral("vs_1/redact"), false);
        row("way up", QStringLiteral("vs_.."), false);
        row("encoded slash", QStringLiteral("vs_1%2Fredact"), false);
        row("query", QStringLiteral("vs_1?expand[]=x"), false);
        row("fragment", QStringLiteral("vs_1#x"), false);
        row("space in front", QStringLiteral(" vs_1"), false);
        row("space behind", QStringLiteral("vs_1 "), false);
        row("line break", QStringLiteral("vs_1\n"), false);
        row("a zero", QStringLiteral("vs_1") + QChar(0), false);
        row("letters that look alike", QStringLiteral("vs_1а"), false); // A Cyrillic one.
        row("a client secret", QStringLiteral("vs_1NuNAILkdIwHu7ix_secret_live_YW"), false);
        row("digits of another script", QStringLiteral("vs_١"), false);
    }
    void onlyWhatCannotLeadARequestElsewhereIsAnId() {
        QFETCH(QString, text);
        QFETCH(bool, isId);
        const std::optional<SessionId> id = SessionId::fromText(text);
        QCOMPARE(id.has_value(), isId);
        if (id)
            QCOMPARE(id->text(), text);
    }

    void everyKindHasItsPrefix() {
        QVERIFY(ReportId::fromText(u"vr_1"));
        QVERIFY(!ReportId::fromText(u"vs_1"));
        QVERIFY(FileId::fromText(u"file_1"));
        QVERIFY(!FileId::fromText(u"link_1"));
    }

    void idsAreComparedAndFoundByTheirText() {
        const SessionId a = *SessionId::fromText(u"vs_a");
        const SessionId b = *SessionId::fromText(u"vs_b");
        QVERIFY(a == *SessionId::fromText(u"vs_a"));
        QVERIFY(a != b);
        QVERIFY(a < b && !(b < a));
        const QSet<SessionId> set{a, b, a};
        QCOMPARE(set.size(), 2);
        QVERIFY(set.contains(*SessionId::fromText(u"vs_b")));
        QVERIFY(SessionId().isEmpty() && !a.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestIds)
#include "tst_ids.moc"
