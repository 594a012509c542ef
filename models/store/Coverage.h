// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which stretches of `created` time are complete in the store, each as of when. Every session created in
/// such a stretch that was at Stripe at that moment is there; nothing is said of any other time. A plain
/// value: spans() is all there is to keep of it.
///
/// Times are unix seconds by Stripe's clock. Stretches are half-open, so that neighbours share no second.
class Coverage {
public:
    /// No account is older: a stretch from here on reaches down to the account's first session.
    static constexpr std::int64_t beginning = 0;

    struct Range {
        std::int64_t from = 0;   ///< The first second that belongs to it.
        std::int64_t before = 0; ///< The first that does not any more.
        bool isEmpty() const { return before <= from; }
        friend bool operator==(const Range&, const Range&) = default;
    };
    struct Span {
        Range range;
        std::int64_t asOf = 0; ///< When Stripe was asked.
        friend bool operator==(const Span&, const Span&) = default;
    };

    Coverage() = default;
    /// Of spans in any order that may overlap.
    explicit Coverage(std::span<const Span> spans);

    /// Where it overlaps what is known, the newer `asOf` stays. What does not lie before `asOf` is left out:
    /// when it was asked for, the second was not over.
    void add(Range range, std::int64_t asOf);

    /// Takes back what claims to be as of a later moment than this one: a wrong clock said so, and until when
    /// it was really read nobody knows. True when something was taken back.
    bool forgetAsOfAfter(std::int64_t moment);

    /// Oldest first and apart; those that touch differ in their `asOf`.
    const std::vector<Span>& spans() const { return m_spans; }
    bool isEmpty() const { return m_spans.empty(); }
    bool covers(const Range& range) const { return holes(range).empty(); }
    /// What of the range is complete, and what is not: oldest first, each as long as can be.
    std::vector<Range> covered(const Range& within) const;
    std::vector<Range> holes(const Range& within) const;

    /// From the oldest second covered to the newest; nothing when there is none.
    std::optional<Range> extent() const;
    /// The holes inside the extent.
    std::vector<Range> gaps() const;
    /// Without a gap from the account's beginning.
    bool isComplete() const;
    /// The oldest `asOf` of what is covered within the range; nothing when nothing is.
    std::optional<std::int64_t> asOf(const Range& within) const;

    friend bool operator==(const Coverage&, const Coverage&) = default;

private:
    std::vector<Span> m_spans;
};
