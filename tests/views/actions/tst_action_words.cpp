// SPDX-License-Identifier: Apache-2.0
#include "actions/ActionWords.h"
#include "views/session_detail/Samples.h"

#include <QTest>

using State = ActionResult::State;

Q_DECLARE_METATYPE(ActionResult)

namespace {

StripeError errorOf(StripeError::Kind kind) {
    StripeError error;
    error.kind = kind;
    return error;
}

/// Everything that is said of a result.
QString allOf(const ActionResult& result) {
    const ActionWords words = actionWords(samples::sessionId(), result);
    return words.status + u'\n' + words.headline + u'\n' + words.explanation;
}

} // namespace

/// Each sentence about what came of an action is true in every state in which it is shown.
class TestActionWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachStateSaysWhatIsKnownAndNoMore_data() {
        QTest::addColumn<ActionResult>("result");
        QTest::addColumn<QStringList>("said");
        QTest::addColumn<QStringList>("unsaid");
        const QStringList done{QStringLiteral("✓")};
        const QStringList notDone{QStringLiteral("was not canceled"), QStringLiteral("was not redacted")};
        const QStringList unknown{QStringLiteral("not known yet")};
        const QStringList read{QStringLiteral("has read")};
        for (const ActionKind action : {ActionKind::Cancel, ActionKind::Redact}) {
            const char* name = action == ActionKind::Cancel ? "cancel" : "redact";
            const QString not_ = action == ActionKind::Cancel ? notDone.first() : notDone.last();
            const auto row = [&](const char* branch, const ActionResult& result, const QStringList& said,
                                 const QStringList& unsaid) {
                QTest::addRow("%s, %s", name, branch) << result << said << unsaid;
            };
            const StripeError lost = errorOf(StripeError::Kind::NoConnection);
            const StripeError no = errorOf(StripeError::Kind::Refused);
            row("the answer shows it", {action, State::Done}, done, notDone + unknown + read);
            row("found by reading", {action, State::Done, lost, true}, done, notDone + unknown);
            row("the answer is lost", {action, State::Checking, lost},
                unknown + QStringList{errorHeadline(lost)}, done + notDone + read);
            row("the answer does not show it", {action, State::Checking}, unknown, done + notDone + read);
            row("refused", {action, State::NotDone, no}, {not_, errorHeadline(no)}, done + unknown + read);
            row("read, and it is not so", {action, State::NotDone, lost, true}, {not_, read.first()},
                done + unknown + QStringList{errorHeadline(lost)});
            row("not recorded", {action, State::NotSent, {}, false, JournalTrouble::NoRoom},
                {not_, journalTroubleText(JournalTrouble::NoRoom)}, done + unknown + read);
        }
    }
    void eachStateSaysWhatIsKnownAndNoMore() {
        QFETCH(ActionResult, result);
        QFETCH(QStringList, said);
        QFETCH(QStringList, unsaid);
        const QString words = allOf(result);
        for (const QString& part : said)
            QVERIFY2(words.contains(part), qPrintable(words));
        for (const QString& part : unsaid)
            QVERIFY2(!words.contains(part), qPrintable(words + u'|' + part));
        QVERIFY(actionWords(samples::sessionId(), result).status.contains(samples::sessionId().text()));
    }

    void anAcceptedRedactionIsNotCalledDone() {
        const QString words = allOf({ActionKind::Redact, State::Done});
        QVERIFY(words.contains(QStringLiteral("accepted")));
        QVERIFY(!words.contains(QStringLiteral("✓ Redacted")));
    }
};

QTEST_GUILESS_MAIN(TestActionWords)
#include "tst_action_words.moc"
