// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/SessionClass.h"

#include <cstdint>
#include <optional>
#include <vector>

/// A session's place in the store: given once, in order of arrival, and never changed until it is cleared.
using Row = std::uint32_t;

/// What is different in the store than before.
struct StoreChange {
    Row firstNew = 0; ///< New rows are firstNew .. firstNew + newCount - 1.
    Row newCount = 0;
    std::vector<Row> updated; ///< Known rows of which something differs now, ascending.
    // What the updated rows were before, in the same order.
    std::vector<std::uint32_t> formerClasses;
    std::vector<std::int64_t> formerCreated;
};

/// A session that changed and was not looked at since.
struct StoreMark {
    Row row = 0;
    /// What it was when it was last looked at; nothing for one that is new.
    std::optional<Outcome> former;
    friend bool operator==(const StoreMark&, const StoreMark&) = default;
};
