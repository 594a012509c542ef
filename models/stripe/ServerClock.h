// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

/// How far Stripe's clock is ahead of this machine's, learned from the `Date` of Stripe's answers.
///
/// One wrong `Date` must not move time forward: whatever was read "as of" a moment that has not come yet
/// would count as complete. So a `Date` that is far ahead of what is known is believed only when a second
/// answer says the same; one that lies behind is believed at once.
class ServerClock {
public:
    /// Below the overlap of two questions for events (EventCursor::overlap), so that even an error this large
    /// loses none.
    static constexpr std::int64_t believedAhead = 90;

    /// `date` is the answer's, `machine` this machine's time when it arrived; unix seconds.
    void note(std::int64_t date, std::int64_t machine);
    /// Seconds to add to this machine's time; 0 until it is known.
    std::int64_t offset() const { return m_offset.value_or(0); }
    bool isKnown() const { return m_offset.has_value(); }

private:
    std::optional<std::int64_t> m_offset;
    std::optional<std::int64_t> m_unconfirmed; ///< An offset far ahead that one answer named.
};
