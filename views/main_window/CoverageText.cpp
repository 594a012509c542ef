// SPDX-License-Identifier: Apache-2.0
#include "main_window/CoverageText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("CoverageText", text, nullptr, n);
}

} // namespace

QString coverageText(const SessionFeed::Coverage& coverage, qsizetype loaded) {
    const QString count = QLocale().toString(loaded);
    if (!coverage.oldest)
        return coverage.moreAtStripe ? tr("Nothing loaded yet") : tr("This account has no sessions");
    if (!coverage.moreAtStripe)
        return tr("%1 sessions, all this account has").arg(count);
    const QString oldest = QLocale().toString(QDateTime::fromSecsSinceEpoch(*coverage.oldest).date(),
                                              QStringLiteral("d MMM yyyy"));
    return tr("%1 loaded, oldest %2, more at Stripe").arg(count, oldest);
}

QString searchedText(const SessionFeed::Coverage& coverage, qsizetype loaded, bool filtered) {
    const bool more = coverage.moreAtStripe && coverage.oldest;
    if (!filtered)
        return more ? tr("loaded, more at Stripe") : QString();
    return (more ? tr("of %1 loaded, more at Stripe") : tr("of %1")).arg(QLocale().toString(loaded));
}
