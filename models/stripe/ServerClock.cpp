// SPDX-License-Identifier: Apache-2.0
#include "stripe/ServerClock.h"

#include <utility>

void ServerClock::note(std::int64_t date, std::int64_t machine) {
    const std::int64_t offset = date - machine;
    const std::optional<std::int64_t> earlier = std::exchange(m_unconfirmed, std::nullopt);
    const bool isConfirmed =
        earlier && offset <= *earlier + believedAhead && offset >= *earlier - believedAhead;
    if (offset <= this->offset() + believedAhead || isConfirmed)
        m_offset = offset;
    else
        m_unconfirmed = offset;
}
