// SPDX-License-Identifier: Apache-2.0
#include "main_window/ReadsText.h"

#include "identity/Plural.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <vector>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ReadsText", text);
}

} // namespace

QString purposeLabel(ReadPurpose purpose) {
    switch (purpose) {
    case ReadPurpose::List:
        return tr("The list");
    case ReadPurpose::BackFill:
        return tr("The whole history");
    case ReadPurpose::Session:
        return tr("Single sessions");
    case ReadPurpose::Events:
        return tr("What has changed");
    case ReadPurpose::Reconcile:
        return tr("Reading again");
    case ReadPurpose::Report:
        return tr("Reports");
    case ReadPurpose::File:
        return tr("Pictures");
    case ReadPurpose::Account:
        return tr("The account");
    case ReadPurpose::Lookup:
        return tr("References and customers");
    }
    return {};
}

QString readsText(const ReadBudget& budget) {
    const QString reads = QLocale().toString(static_cast<qlonglong>(budget.thisMonth()));
    return budget.ceiling() == ReadBudget::noCeiling
               ? plural(budget.thisMonth(), tr("1 read this month"), tr("%1 reads this month"))
               : tr("%1 of %2 this month").arg(reads, QLocale().toString(budget.ceiling()));
}

QString readsToolTip(const ReadBudget& budget) {
    const ReadCounts counts = budget.monthByPurpose();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            order.push_back(i);
    std::ranges::sort(order, [&counts](auto a, auto b) { return counts[a] > counts[b]; });
    QStringList lines;
    for (const std::size_t i : order)
        lines << tr("%1: %2").arg(purposeLabel(static_cast<ReadPurpose>(i)),
                                  QLocale().toString(static_cast<qlonglong>(counts[i])));
    // A screen reader reads a tool tip aloud as it stands: no markup, and lines of a readable length.
    lines << QString() << tr("Reads of Stripe's API by this app. Stripe allows an account at least")
          << tr("10,000 a month, together with everything else the company reads.");
    return lines.join(u'\n');
}
