// SPDX-License-Identifier: Apache-2.0
#include "session_list/ListNotice.h"

#include "identity/Plural.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

using Action = ListNotice::Action;

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("ListNotice", text, nullptr, n);
}

QString counted(qsizetype number) {
    return QLocale().toString(number);
}

QList<ListNotice::Offer> offersFor(StripeError::Kind kind) {
    const ListNotice::Offer tryAgain{Action::TryAgain, tr("Try again")};
    switch (kind) {
    case StripeError::Kind::KeyRefused:
    case StripeError::Kind::AddressNotAllowed:
    case StripeError::Kind::PermissionMissing:
    case StripeError::Kind::OtherMode:
    case StripeError::Kind::NotAllowedHere:
        return {{Action::ChangeKey, tr("Use another key…")}, tryAgain};
    case StripeError::Kind::IdentityNotActivated:
        return {{Action::OpenIdentitySetup, tr("Set up in the Stripe dashboard")}, tryAgain};
    case StripeError::Kind::NoConnection:
    case StripeError::Kind::Timeout:
    case StripeError::Kind::InsecureConnection:
    case StripeError::Kind::ProxyPassword:
    case StripeError::Kind::NotStripe:
    case StripeError::Kind::UnreadableAnswer:
    case StripeError::Kind::NotFound:
    case StripeError::Kind::RateLimited:
    case StripeError::Kind::Locked:
    case StripeError::Kind::Conflict:
    case StripeError::Kind::Refused:
    case StripeError::Kind::StripeFault:
        return {tryAgain};
    }
    return {tryAgain};
}

ListNotice noticeOfFailure(const StripeError& error) {
    ListNotice notice;
    notice.title = errorHeadline(error);
    notice.sentence = errorNextStep(error);
    notice.stripesWords = error.stripesSentence();
    notice.requestId = error.requestId;
    notice.offers = offersFor(error.kind);
    return notice;
}

QString unreadableText(qsizetype number) {
    return number == 1 ? tr("1 session could not be read and is not in this list.")
                       : tr("%1 sessions could not be read and are not in this list.").arg(counted(number));
}

/// Stripe has sessions, and none of them came in a form the desk knows.
ListNotice noticeOfUnreadable(qsizetype number) {
    ListNotice notice;
    notice.title = tr("No session of this account can be read");
    notice.sentence = unreadableText(number);
    notice.offers = {{Action::TryAgain, tr("Try again")}};
    return notice;
}

ListNotice noticeOfEmptyStore(const ListSituation& situation) {
    ListNotice notice;
    switch (situation.feed) {
    case SessionFeed::State::Loading:
        notice.title = tr("Loading the newest sessions…");
        notice.isLoading = true;
        break;
    case SessionFeed::State::Failed:
        return noticeOfFailure(situation.error);
    case SessionFeed::State::Complete:
        if (situation.unreadable > 0)
            return noticeOfUnreadable(situation.unreadable);
        notice.title = tr("This account has no verification sessions yet");
        notice.sentence = tr("New ones appear here as soon as your app creates them.");
        notice.offers = {{Action::TryAgain, tr("Look again")}};
        break;
    case SessionFeed::State::Paused:
        notice.title = tr("Loading is paused");
        notice.offers = {{Action::TryAgain, tr("Go on")}};
        break;
    case SessionFeed::State::Idle:
        notice.title = tr("Nothing is loaded yet");
        notice.offers = {{Action::TryAgain, tr("Load the newest sessions")}};
        break;
    }
    return notice;
}

ListNotice noticeOfNothingFound(const ListSituation& situation) {
    ListNotice notice;
    const bool loading = situation.feed == SessionFeed::State::Loading;
    notice.title = loading ? tr("Nothing found so far") : tr("Nothing found");
    const QString loaded = counted(situation.loaded);
    if (situation.outlines > 0)
        notice.sentence = tr("%1 Names, references and metadata are not kept on this computer, and those of "
                             "%2 have not been "
                             "loaded in this run.")
                              .arg(plural(situation.loaded - situation.outlines,
                                          tr("The one session whose name is loaded does not match."),
                                          tr("None of the %1 sessions whose names are loaded matches.")),
                                   plural(situation.outlines, tr("1 session"), tr("%1 sessions")));
    else
        notice.sentence =
            situation.moreAtStripe
                ? plural(situation.loaded,
                         tr("The one session loaded so far does not match. There are more at Stripe."),
                         tr("None of the %1 sessions loaded so far matches. There are more at Stripe."))
                : plural(situation.loaded, tr("The account's only session does not match."),
                         tr("None of the account's %1 sessions matches."));
    if (situation.unreadable > 0)
        notice.sentence += u' ' + unreadableText(situation.unreadable);
    for (qsizetype i = 0; i < situation.filter.conditions.size(); ++i) {
        const auto place = static_cast<std::size_t>(i);
        const std::uint32_t hidden =
            place < situation.hiddenByAlone.size() ? situation.hiddenByAlone[place] : 0;
        const QString line = SessionFilter{{situation.filter.conditions.at(i)}}.toLine();
        if (hidden > 0)
            notice.offers.append(
                {Action::LiftCondition, tr("Without “%1”: %2").arg(line, counted(hidden)), i});
    }
    notice.offers.append({Action::ClearFilter, tr("Clear the filter: %1").arg(loaded)});
    if (situation.outlines > 0 && !loading)
        notice.offers.append({Action::LoadNames, tr("Load all names…")});
    if (situation.moreAtStripe && !loading)
        notice.offers.append({Action::LoadFurther, tr("Load up to 5,000 more")});
    return notice;
}

} // namespace

ListNotice noticeFor(const ListSituation& situation) {
    if (situation.loaded == 0)
        return noticeOfEmptyStore(situation);
    if (situation.onShow == 0)
        return noticeOfNothingFound(situation);
    return {};
}
