// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ReadPurpose.h"

#include <QDate>
#include <QMap>
#include <QObject>

#include <functional>

/// Reads by purpose.
using ReadCounts = std::array<std::int64_t, readPurposeCount>;
/// By day, as Stripe's clock has it in UTC.
using ReadDays = QMap<QDate, ReadCounts>;

std::int64_t sumOf(const ReadCounts& counts);
ReadDays added(ReadDays days, const ReadDays& more);

/// What this desk has read from Stripe, and how much of it is left. Stripe allows an account at least 10,000
/// reads a month (docs.stripe.com/rate-limits, "API read request allocations"), shared with everything else
/// the company reads; writes are free. The desk keeps to a ceiling of the reviewer's: once it is reached,
/// what reads by itself stops, and what somebody asks for asks back. A write is never held up.
///
/// It counts the desk's own reads on this machine, of all accounts; what others read is not known here.
class ReadBudget : public QObject {
    Q_OBJECT
public:
    static constexpr int usualCeiling = 10'000;
    static constexpr int noCeiling = 0;
    using Clock = std::function<std::int64_t()>; ///< Unix seconds by Stripe's clock.

    explicit ReadBudget(Clock now, QObject* parent = nullptr);

    void count(ReadPurpose purpose);
    /// What was counted before, by this desk or another on the machine, the counts of this run included.
    void restore(const ReadDays& days);
    const ReadDays& days() const { return m_days; }
    /// What was counted since this was last called.
    ReadDays takeUnsaved();
    /// They could not be saved: the next taking has them again.
    void putBackUnsaved(const ReadDays& days) { m_unsaved = added(m_unsaved, days); }

    ReadCounts monthByPurpose() const;
    std::int64_t thisMonth() const { return sumOf(monthByPurpose()); }
    std::int64_t today() const;

    /// Reads a month; noCeiling is none.
    void setCeiling(int reads);
    int ceiling() const { return m_ceiling; }
    /// Whether so many more reads stay below the ceiling, or going beyond was allowed for today.
    bool hasRoomFor(int reads = 1) const;
    /// Somebody wants to go on all the same, until the day ends (UTC).
    void allowForToday();

Q_SIGNALS:
    void changed();
    /// hasRoomFor(1) differs now.
    void roomChanged(bool hasRoom);

private:
    QDate day() const;
    void tell();

    Clock m_now;
    ReadDays m_days;
    ReadDays m_unsaved;
    int m_ceiling = usualCeiling;
    QDate m_allowedOn;
    bool m_hadRoom = true;
};
