// SPDX-License-Identifier: Apache-2.0
#include "charts/ChartWords.h"

#include "identity/Plural.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace {

using Counts = std::array<std::uint32_t, outcomeCount>;

QString tr(const char* text) {
    return QCoreApplication::translate("ChartWords", text);
}

quint64 sumOf(const Counts& counts) {
    quint64 sum = 0;
    for (const std::uint32_t count : counts)
        sum += count;
    return sum;
}

/// "312 sessions: 211 verified, 64 refused", what there is none of left out.
QString countWords(const std::array<quint64, outcomeCount>& counts) {
    const QLocale locale;
    quint64 all = 0;
    QStringList parts;
    for (auto outcome = stackingOrder.begin(); outcome != stackingOrder.end(); ++outcome) {
        const quint64 count = counts[static_cast<std::size_t>(*outcome)];
        all += count;
        if (count > 0)
            parts << tr("%1 %2").arg(locale.toString(count), outcomeLabel(*outcome).toLower());
    }
    if (all == 0)
        return tr("no session");
    const QString sessions = plural(static_cast<qsizetype>(all), tr("1 session"), tr("%1 sessions"));
    return tr("%1: %2").arg(sessions, parts.join(QStringLiteral(", ")));
}

} // namespace

QString timeWords(std::int64_t from, std::int64_t before) {
    const QLocale locale;
    const QDateTime start = QDateTime::fromSecsSinceEpoch(from);
    const QDateTime end = QDateTime::fromSecsSinceEpoch(before);
    const auto as = [&locale](const QDateTime& time, const char* format) {
        return locale.toString(time, QString::fromLatin1(format));
    };
    constexpr std::int64_t halfADay = 12 * 3600;
    if (before - from < halfADay) {
        const char* const format = start.date() == end.date() ? "HH:mm" : "d MMM HH:mm";
        return tr("%1 – %2").arg(as(start, "d MMM yyyy, HH:mm"), as(end, format));
    }
    const QDateTime last = end.addSecs(-1);
    if (start.date() == last.date())
        return as(start, "d MMM yyyy");
    const bool sameYear = start.date().year() == last.date().year();
    const bool sameMonth = sameYear && start.date().month() == last.date().month();
    return tr("%1 – %2").arg(as(start, sameMonth  ? "d"
                                       : sameYear ? "d MMM"
                                                  : "d MMM yyyy"),
                             as(last, "d MMM yyyy"));
}

QString columnWords(const CreatedHistogram& histogram, int column) {
    const Counts& counts = histogram.columns.at(static_cast<std::size_t>(column));
    std::array<quint64, outcomeCount> wide{};
    std::copy(counts.begin(), counts.end(), wide.begin());
    const std::int64_t from = histogram.from + column * histogram.width;
    return tr("%1 · %2").arg(timeWords(from, from + histogram.width), countWords(wide));
}

QString chartWords(const CreatedHistogram& histogram) {
    if (histogram.width <= 0 || histogram.columns.empty())
        return tr("No session to show.");
    std::array<quint64, outcomeCount> all{};
    std::size_t fullest = 0;
    for (std::size_t i = 0; i < histogram.columns.size(); ++i) {
        for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome)
            all[outcome] += histogram.columns[i][outcome];
        if (sumOf(histogram.columns[i]) > sumOf(histogram.columns[fullest]))
            fullest = i;
    }
    const auto count = static_cast<std::int64_t>(histogram.columns.size());
    return tr("%1, %2. Most in one column: %3.")
        .arg(timeWords(histogram.from, histogram.from + count * histogram.width), countWords(all),
             columnWords(histogram, static_cast<int>(fullest)));
}
