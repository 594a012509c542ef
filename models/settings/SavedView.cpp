// SPDX-License-Identifier: Apache-2.0
#include "settings/SavedView.h"

#include "filter/FilterPrivacy.h"
#include "identity/RefusalGuidance.h"

#include <QCoreApplication>

namespace {

// Column numbers of the table, which models/settings knows nothing more of.
constexpr int createdColumn = 1;
constexpr int readableColumn = 12;

constexpr auto changedSince = "changed";
constexpr auto needsAttention = "attention";
constexpr auto refusedToday = "refused-today";
constexpr auto neverFinished = "never-finished";
constexpr auto redacting = "redacting";
constexpr auto stuck = "stuck";
constexpr auto fraud = "fraud";
constexpr auto readable = "readable";

QString tr(const char* text) {
    return QCoreApplication::translate("SavedView", text);
}

SavedView shippedView(const char* key, const QString& name, const QString& line, bool newestFirst = true) {
    return {name, line, {}, createdColumn, newestFirst, QString::fromLatin1(key)};
}

/// Every code of Stripe's that asks for a look at fraud.
QString fraudLine() {
    QStringList codes;
    for (const std::string_view word : WireWords<ErrorCode>::words)
        if (guidanceFor(OpenEnum<ErrorCode>::fromWire(word)).fraudSignal)
            codes << QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    return QStringLiteral("error:") + codes.join(u',');
}

} // namespace

QList<SavedView> shippedViews() {
    constexpr bool oldestFirst = false;
    return {
        shippedView(needsAttention, tr("Needs attention"),
                    QStringLiteral("(status:refused age:<7d redaction:none) OR "
                                   "(status:processing age:>1h) OR is:stuck")),
        shippedView(changedSince, tr("Changed since last look"), QStringLiteral("is:changed")),
        shippedView(refusedToday, tr("Refused today"), QStringLiteral("status:refused created:today")),
        shippedView(neverFinished, tr("Never finished > 7 days"),
                    QStringLiteral("status:unsubmitted age:>7d")),
        shippedView(redacting, tr("Redaction under way"), QStringLiteral("redaction:processing,validated"),
                    oldestFirst),
        shippedView(stuck, tr("Redaction may be stuck"), QStringLiteral("is:stuck"), oldestFirst),
        shippedView(fraud, tr("Possible fraud"), fraudLine()),
        {tr("Readable < 48 h"),
         QStringLiteral("is:readable"),
         {},
         readableColumn,
         false,
         QString::fromLatin1(readable)},
    };
}

QString explanationOf(const SavedView& view) {
    if (view.shipped == QLatin1StringView(needsAttention))
        return tr("Refused within the last 7 days and not redacted, in processing for more than an hour, or "
                  "with a redaction that may be stuck.");
    if (view.shipped == QLatin1StringView(changedSince))
        return tr("New, or with another status or redaction than when you last looked. Opening a session "
                  "takes it out.");
    if (view.shipped == QLatin1StringView(stuck))
        return tr(
            "Still under way, in sessions older than 96 hours. Stripe does not say when a redaction was "
            "asked for: left out are those of which the app knows that it was within 96 hours.");
    if (view.shipped == QLatin1StringView(fraud))
        return tr("Refused for a reason that may point to fraud.");
    if (view.shipped == QLatin1StringView(readable))
        return tr(
            "Begun within the last 48 hours, with a report: what Stripe holds back from many keys after "
            "48 hours can still be read. Those for which it ends soonest come first.");
    return {};
}

bool mayBePersonal(const SavedView& view) {
    // Whatever day it is: the same words are personal.
    return mayBePersonal(parseFilterLine(view.line, 0));
}
