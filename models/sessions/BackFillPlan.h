// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/Coverage.h"
#include "stripe/StripeTypes.h"

#include <map>

/// How the history is read: in slices of `created` time, each walked down page by page, newest first, and cut
/// in two while there are fewer of them than can be read at once. The slice that reaches down to the
/// account's beginning is cut twice as far back each time, which finds the beginning; the others in the
/// middle, the largest first. So no slice is left alone with most of a history, however it is spread.
///
/// A cut costs one request at most (the last page of the upper part is not full), and there are only so many
/// of them for the pages read: 4 % and 4 requests more than the pages needed is the worst.
///
/// Knows no network and no clock: it says what to ask, and is told what came. The ranges of remaining() are
/// always exactly what take() has not yet handed out.
class BackFillPlan {
public:
    /// A stretch still to be read.
    struct Slice {
        Coverage::Range range;
        std::optional<SessionId> cursor; ///< Of the last second of the range all down to this one is read,
        std::int64_t asOf = 0;           ///< and the oldest page of that second was asked for then.
        friend bool operator==(const Slice&, const Slice&) = default;
    };
    using Number = std::uint64_t;
    struct Turn {
        Number slice = 0;
        SessionQuery query;
    };

    BackFillPlan() = default;
    /// Ranges that do not overlap.
    explicit BackFillPlan(std::span<const Slice> slices);

    /// How many are read at once; one means that nothing is cut.
    void setWidth(int slices) { m_width = slices; }

    /// What to ask next, until give or take of the same slice; nothing when all are asked for or read.
    std::optional<Turn> next();
    /// What is complete now, thanks to this page; empty when it ends inside the second it began in. Nothing
    /// when the page cannot be the answer: then the slice is as it was.
    std::optional<Coverage::Span> take(Number slice, const SessionPage& page, std::int64_t asOf);
    /// There was no answer.
    void giveBack(Number slice);
    /// There was none because of the cursor. The second it stood in is read again.
    void dropCursor(Number slice);

    bool isDone() const { return m_parts.empty(); }
    /// Newest first.
    std::vector<Slice> remaining() const;
    int pages() const { return m_pages; } ///< Taken.
    int cuts() const { return m_cuts; }
    /// About how many sessions are still to be read; nothing before the beginning is in sight.
    std::optional<std::int64_t> sessionsLeft() const;

private:
    struct Part {
        Slice slice;
        bool asked = false;
        bool isFresh = true; ///< No page of it was read yet.
        // Of its last pages, each older one weighs less; of a fresh one what it was cut from had.
        double sessions = 0;
        double seconds = 0;

        bool isBottom() const { return slice.range.from == Coverage::beginning; }
        double perSecond() const { return seconds > 0 ? sessions / seconds : 0; }
    };

    void add(const Part& part);
    void walkDown(Part& part, const SessionPage& page, std::int64_t asOf);
    void cutWhereUseful(Part& part);
    double estimate(const Part& part) const;
    bool mayCostOneMore() const;
    bool mayCut(const Part& part) const;
    std::int64_t placeToCut(const Part& part) const;

    std::map<Number, Part> m_parts;
    Number m_lastNumber = 0;
    std::int64_t m_top = 0;
    int m_width = 1;
    int m_pages = 0;
    int m_cuts = 0;
    double m_surplus = 0; ///< Of the slices that came to an end: what their last pages were not full.
};
