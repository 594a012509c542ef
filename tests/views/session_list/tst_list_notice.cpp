// SPDX-License-Identifier: Apache-2.0
#include "session_list/DashboardUrl.h"
#include "session_list/ListNotice.h"

#include <QTest>

namespace {

using Action = ListNotice::Action;

Condition condition(FilterField field, const QString& value) {
    Condition result;
    result.field = field;
    result.values = {value};
    return result;
}

ListSituation failed(StripeError::Kind kind) {
    ListSituation situation;
    situation.feed = SessionFeed::State::Failed;
    situation.error.kind = kind;
    situation.error.httpStatus = 403;
    situation.error.message = QStringLiteral("Stripe's own sentence");
    situation.error.messageIsStripes = true;
    situation.error.requestId = QStringLiteral("req_123");
    return situation;
}

bool offers(const ListNotice& notice, Action action) {
    return std::any_of(notice.offers.begin(), notice.offers.end(),
                       [action](const ListNotice::Offer& offer) { return offer.action == action; });
}

} // namespace

class TestListNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreNeverCoveredNotEvenByAnError() {
        ListSituation situation = failed(StripeError::Kind::NoConnection);
        situation.loaded = 5'000;
        situation.onShow = 12;
        QVERIFY(noticeFor(situation).title.isEmpty());
    }

    void theFirstLoadShowsWhereTheRowsWillBe() {
        ListSituation situation;
        situation.feed = SessionFeed::State::Loading;
        const ListNotice notice = noticeFor(situation);
        QVERIFY(notice.isLoading);
        QVERIFY(!notice.title.isEmpty());
    }

    void anEmptyAccountIsNoError() {
        ListSituation situation;
        situation.feed = SessionFeed::State::Complete;
        situation.moreAtStripe = false;
        const ListNotice notice = noticeFor(situation);
        QVERIFY(notice.title.contains(QStringLiteral("no verification sessions")));
        QVERIFY(notice.requestId.isEmpty());
    }

    void anAccountOfWhichNothingCanBeReadIsNotEmpty() {
        ListSituation situation;
        situation.feed = SessionFeed::State::Complete;
        situation.moreAtStripe = false;
        situation.unreadable = 1;
        const ListNotice notice = noticeFor(situation);
        QVERIFY(!notice.title.contains(QStringLiteral("no verification sessions")));
        QVERIFY(notice.sentence.contains(QStringLiteral("1 session could not be read")));
    }

    void nothingFoundMentionsWhatCouldNotBeRead() {
        ListSituation situation;
        situation.loaded = 99;
        situation.moreAtStripe = false;
        QVERIFY(!noticeFor(situation).sentence.contains(QStringLiteral("could not be read")));
        situation.unreadable = 2;
        QVERIFY(noticeFor(situation).sentence.contains(QStringLiteral("2 sessions could not be read")));
    }

    void everyFailureHasWordsOfItsOwnAndCanBeTriedAgain() {
        QStringList titles;
        for (int kind = 0; kind <= static_cast<int>(StripeError::Kind::NotAllowedHere); ++kind) {
            const ListNotice notice = noticeFor(failed(static_cast<StripeError::Kind>(kind)));
            QVERIFY(!notice.title.isEmpty());
            QVERIFY(offers(notice, Action::TryAgain));
            QCOMPARE(notice.requestId, QStringLiteral("req_123"));
            titles << notice.title;
        }
        QVERIFY(titles.contains(noticeFor(failed(StripeError::Kind::KeyRefused)).title));
        QVERIFY(noticeFor(failed(StripeError::Kind::KeyRefused)).title !=
                noticeFor(failed(StripeError::Kind::NoConnection)).title);
    }

    void aRefusedKeyAndAMissingPermissionOfferAnotherKey() {
        QVERIFY(offers(noticeFor(failed(StripeError::Kind::KeyRefused)), Action::ChangeKey));
        QVERIFY(offers(noticeFor(failed(StripeError::Kind::PermissionMissing)), Action::ChangeKey));
        QVERIFY(!offers(noticeFor(failed(StripeError::Kind::NoConnection)), Action::ChangeKey));
        QVERIFY(
            offers(noticeFor(failed(StripeError::Kind::IdentityNotActivated)), Action::OpenIdentitySetup));
    }

    void stripesSentenceIsQuotedOnlyWhereStripeSpoke() {
        ListSituation offline = failed(StripeError::Kind::NoConnection);
        offline.error.messageIsStripes = false;
        QVERIFY(noticeFor(offline).stripesWords.isEmpty());
        QCOMPARE(noticeFor(failed(StripeError::Kind::Refused)).stripesWords,
                 QStringLiteral("Stripe's own sentence"));
    }

    void nothingFoundNamesEachConditionThatHidesSomething() {
        ListSituation situation;
        situation.loaded = 9'310;
        situation.moreAtStripe = false;
        situation.filter.conditions = {condition(FilterField::Status, QStringLiteral("refused")),
                                       condition(FilterField::AnyText, QStringLiteral("meyer"))};
        situation.hiddenByAlone = {0, 37};
        const ListNotice notice = noticeFor(situation);
        QCOMPARE(notice.offers.size(), 2);
        QCOMPARE(notice.offers.first().action, Action::LiftCondition);
        QCOMPARE(notice.offers.first().condition, 1);
        QVERIFY(notice.offers.first().label.contains(QStringLiteral("meyer")));
        QVERIFY(notice.offers.first().label.contains(QStringLiteral("37")));
        QVERIFY(offers(notice, Action::ClearFilter));
    }

    void nothingFoundSaysWhenOlderSessionsWereNotLookedAt() {
        ListSituation situation;
        situation.loaded = 5'000;
        situation.moreAtStripe = true;
        situation.filter.conditions = {condition(FilterField::AnyText, QStringLiteral("meyer"))};
        situation.hiddenByAlone = {5'000};
        const ListNotice notice = noticeFor(situation);
        QVERIFY(notice.sentence.contains(QStringLiteral("more at Stripe")));
        QVERIFY(offers(notice, Action::LoadFurther));
    }

    void theDashboardLinkKnowsTestFromLive() {
        const SessionId id = *SessionId::fromText(u"vs_1NuNAILkdIwHu7ixh7OtGMLw");
        QCOMPARE(dashboardUrl(id, true).toString(),
                 QStringLiteral("https://dashboard.stripe.com/identity/verification-sessions/"
                                "vs_1NuNAILkdIwHu7ixh7OtGMLw"));
        QCOMPARE(dashboardUrl(id, false).toString(),
                 QStringLiteral("https://dashboard.stripe.com/test/identity/verification-sessions/"
                                "vs_1NuNAILkdIwHu7ixh7OtGMLw"));
    }
};

QTEST_MAIN(TestListNotice)
#include "tst_list_notice.moc"
