// SPDX-License-Identifier: Apache-2.0
#include "stripe/ReadBudget.h"

#include "identity/UtcTime.h"

#include <QDateTime>

#include <numeric>

namespace {

void add(ReadCounts& sum, const ReadCounts& more) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += more[i];
}

} // namespace

std::int64_t sumOf(const ReadCounts& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

ReadDays added(ReadDays days, const ReadDays& more) {
    for (auto day = more.begin(); day != more.end(); ++day)
        add(days[day.key()], day.value());
    return days;
}

ReadBudget::ReadBudget(Clock now, QObject* parent)
    : QObject(parent)
    , m_now(std::move(now)) {}

QDate ReadBudget::day() const {
    return utc::fromSeconds(m_now()).date();
}

void ReadBudget::count(ReadPurpose purpose) {
    const auto at = static_cast<std::size_t>(purpose);
    const QDate today = day();
    ++m_days[today][at];
    ++m_unsaved[today][at];
    tell();
}

void ReadBudget::restore(const ReadDays& days) {
    m_days = added(days, m_unsaved);
    tell();
}

ReadDays ReadBudget::takeUnsaved() {
    return std::exchange(m_unsaved, {});
}

ReadCounts ReadBudget::monthByPurpose() const {
    const QDate today = day();
    const QDate first(today.year(), today.month(), 1);
    ReadCounts sum{};
    for (auto one = m_days.lowerBound(first); one != m_days.end() && one.key() < first.addMonths(1); ++one)
        add(sum, one.value());
    return sum;
}

std::int64_t ReadBudget::today() const {
    return sumOf(m_days.value(day(), ReadCounts{}));
}

void ReadBudget::setCeiling(int reads) {
    m_ceiling = reads;
    tell();
}

bool ReadBudget::hasRoomFor(int reads) const {
    return m_ceiling == noCeiling || m_allowedOn == day() || thisMonth() + reads <= m_ceiling;
}

void ReadBudget::allowForToday() {
    m_allowedOn = day();
    tell();
}

void ReadBudget::tell() {
    const bool hasRoom = hasRoomFor();
    const bool had = std::exchange(m_hadRoom, hasRoom);
    Q_EMIT changed();
    if (had != hasRoom)
        Q_EMIT roomChanged(hasRoom);
}
