// SPDX-License-Identifier: Apache-2.0
#include "main_window/CoverageText.h"

#include "identity/Plural.h"
#include "sessions/SessionCount.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace {

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("CoverageText", text, nullptr, n);
}

QString counted(std::int64_t number) {
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString dayOf(std::int64_t moment) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(moment).date(), QStringLiteral("d MMM yyyy"));
}

QString momentOf(std::int64_t moment) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(moment), QStringLiteral("d MMM yyyy HH:mm"));
}

QString gapCount(const Coverage& coverage) {
    const auto gaps = static_cast<std::int64_t>(coverage.gaps().size());
    return gaps == 1 ? tr("one gap") : tr("%1 gaps").arg(counted(gaps));
}

bool hasMore(const Coverage& coverage) {
    return coverage.isEmpty() || coverage.extent()->from > Coverage::beginning;
}

QString timeLeftText(std::chrono::seconds left) {
    constexpr int aMinute = 60;
    if (left.count() < aMinute)
        return tr("less than a minute left");
    return tr("%1 min left").arg(counted((left.count() + aMinute - 1) / aMinute));
}

} // namespace

QString coverageText(const Coverage& coverage, qsizetype loaded, bool isSomethingMissing) {
    const QString count = counted(loaded);
    if (coverage.isEmpty())
        return loaded == 0 ? tr("Nothing loaded yet") : tr("%1 loaded").arg(count);
    if (coverage.isComplete() && isSomethingMissing)
        return tr("%1, all that could be read").arg(sessionCountText(loaded));
    if (coverage.isComplete())
        return loaded == 0 ? tr("This account has no sessions")
                           : tr("%1, all this account has").arg(sessionCountText(loaded));
    if (!hasMore(coverage))
        return tr("%1 loaded, complete but for %2").arg(count, gapCount(coverage));
    const QString since = dayOf(coverage.extent()->from);
    if (coverage.gaps().empty())
        return tr("%1 loaded, complete since %2, more at Stripe").arg(count, since);
    return tr("%1 loaded, complete since %2 but for %3, more at Stripe")
        .arg(count, since, gapCount(coverage));
}

QString searchedText(const Coverage& coverage, SessionFeed::State state, qsizetype loaded, bool filtered) {
    QString rest;
    if (loaded > 0 && !coverage.isComplete()) {
        if (state == SessionFeed::State::Loading)
            rest = tr("loaded so far");
        else if (coverage.gaps().empty())
            rest = tr("loaded, more at Stripe");
        else
            rest = tr("loaded, %1").arg(gapCount(coverage));
    }
    if (!filtered)
        return rest;
    return rest.isEmpty() ? tr("of %1").arg(counted(loaded)) : tr("of %1 %2").arg(counted(loaded), rest);
}

QString namesText(qsizetype loaded, qsizetype outlines) {
    return tr("names of %1").arg(counted(loaded - outlines));
}

QString loadNamesText(qsizetype outlines, int requests) {
    return tr("Names are never kept on this computer, and references and metadata only for who asks for it. "
              "Those of %1 are not "
              "loaded in this run, so a search for them does not find these sessions. Loading all of them "
              "takes about %2 to Stripe. What you look at is loaded by itself.")
        .arg(plural(outlines, tr("1 session"), tr("%1 sessions")),
             plural(requests, tr("1 request"), tr("%1 requests")));
}

QString progressText(const BackFill::Progress& progress) {
    QStringList parts;
    if (progress.sessionsPerSecond >= 1)
        parts << tr("%1 a second").arg(counted(std::llround(progress.sessionsPerSecond)));
    const QString spent = progress.requests == 1 ? tr("one request spent")
                                                 : tr("%1 requests spent").arg(counted(progress.requests));
    parts << (progress.requestsLeft ? tr("%1, about %2 left").arg(spent, counted(*progress.requestsLeft))
                                    : spent);
    if (progress.timeLeft)
        parts << timeLeftText(*progress.timeLeft);
    return parts.join(QStringLiteral(" · "));
}

QString fillText(const Coverage& coverage) {
    return coverage.gaps().size() == 1 ? tr("Fill the gap") : tr("Fill %1").arg(gapCount(coverage));
}

QString gapsText(const Coverage& coverage, std::optional<std::int64_t> requests) {
    constexpr qsizetype most = 5;
    QStringList lines{tr("Loads what is missing between these moments:")};
    const std::vector<Coverage::Range> gaps = coverage.gaps();
    for (auto gap = gaps.rbegin(); gap != gaps.rend() && lines.size() <= most; ++gap)
        lines << tr("%1 and %2").arg(momentOf(gap->from), momentOf(gap->before));
    if (static_cast<qsizetype>(gaps.size()) > most)
        lines << tr("and further ones");
    if (requests && *requests > 0)
        lines << plural(*requests, tr("About 1 request to Stripe."), tr("About %1 requests to Stripe."));
    return lines.join(u'\n');
}
