// SPDX-License-Identifier: Apache-2.0
#include "main_window/FreshnessText.h"

#include "identity/Plural.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cstdlib>

namespace {

const QString goodMark = QStringLiteral("●");
const QString waitMark = QStringLiteral("◔");
const QString pauseMark = QStringLiteral("‖");
const QString badMark = QStringLiteral("◆");

QString tr(const char* text) {
    return QCoreApplication::translate("FreshnessText", text);
}

/// "14:03", and with its day when that is another.
QString clockTime(std::int64_t unixSeconds) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(unixSeconds);
    const bool isToday = time.date() == QDate::currentDate();
    return QLocale().toString(time, isToday ? QStringLiteral("HH:mm") : QStringLiteral("d MMM HH:mm"));
}

QString asOfText(std::int64_t asOf) {
    return asOf == 0 ? QString() : tr("As of %1").arg(clockTime(asOf));
}

/// A sentence about trouble, and how old what can be seen is.
QString withAge(const QString& sentence, std::int64_t asOf) {
    return asOf == 0 ? sentence : tr("%1 · what you see is as of %2").arg(sentence, clockTime(asOf));
}

FreshnessText absenceText(const FreshnessSituation& situation) {
    const QString since = QLocale().toString(QDateTime::fromSecsSinceEpoch(*situation.absentSince).date(),
                                             QStringLiteral("d MMM"));
    return {Tone::NeverSubmitted, badMark, tr("Changes since %1 may be missing").arg(since),
            tr("More happened than can be read event by event, or it happened longer than 30 days ago. Read "
               "everything loaded again: %1 at most. Click on the reads at the right.")
                .arg(plural(situation.priceOfReadingAgain, tr("1 request"), tr("%1 requests")))};
}

FreshnessText failedEventsText(const FreshnessSituation& situation) {
    if (situation.eventError.kind == StripeError::Kind::PermissionMissing)
        return {Tone::NeverSubmitted, goodMark, tr("%1 · F5 for changes").arg(asOfText(situation.asOf)),
                tr("This key may not read events, so changes do not come by themselves. In the Stripe "
                   "dashboard, give it the permission Events: Read.")};
    return {Tone::Refused, badMark, withAge(errorHeadline(situation.eventError), situation.asOf),
            errorNextStep(situation.eventError)};
}

FreshnessText currentText(const FreshnessSituation& situation) {
    switch (situation.events) {
    case EventFeed::State::OutOfBudget:
        return {Tone::NeverSubmitted, badMark,
                withAge(tr("Your ceiling of reads is reached"), situation.asOf),
                tr("The desk asks for no changes by itself until next month. To go on, click on the reads at "
                   "the right: allow it for today, or choose a higher ceiling. F5 asks first.")};
    case EventFeed::State::Failed:
        return failedEventsText(situation);
    case EventFeed::State::Off:
    case EventFeed::State::Waiting:
    case EventFeed::State::Asking:
    case EventFeed::State::Reading:
    case EventFeed::State::Paused:
        break;
    }
    return {Tone::Verified, goodMark, asOfText(situation.asOf),
            tr("Changes come by themselves: within a minute while you use the desk, less often while it "
               "stands in the background, and at once when you come back.")};
}

} // namespace

FreshnessText freshnessText(const FreshnessSituation& situation) {
    if (situation.offlineSince)
        return {Tone::Refused, badMark,
                withAge(tr("Offline since %1").arg(clockTime(*situation.offlineSince)), situation.asOf),
                tr("Stripe cannot be reached. You can look at and search what is loaded; nothing can be "
                   "canceled or redacted. The desk comes back by itself.")};
    switch (situation.feed) {
    case SessionFeed::State::Loading:
        return {Tone::Processing, waitMark, tr("Loading"), {}};
    case SessionFeed::State::Failed:
        return {Tone::Refused, badMark, errorHeadline(situation.feedError),
                errorNextStep(situation.feedError)};
    case SessionFeed::State::Paused:
        return {Tone::NeverSubmitted, pauseMark, tr("Paused"), {}};
    case SessionFeed::State::Idle:
    case SessionFeed::State::Complete:
        break;
    }
    if (situation.asOf == 0)
        return {};
    return situation.absentSince ? absenceText(situation) : currentText(situation);
}

QString clockText(std::int64_t offset) {
    constexpr std::int64_t tolerated = 5 * 60;
    if (std::abs(offset) <= tolerated)
        return {};
    const QString minutes = QLocale().toString(static_cast<qlonglong>(std::abs(offset) / 60));
    return offset < 0
               ? tr("This computer's clock is %1 min ahead of Stripe's. Ages are counted by Stripe's clock.")
                     .arg(minutes)
               : tr("This computer's clock is %1 min behind Stripe's. Ages are counted by Stripe's clock.")
                     .arg(minutes);
}
