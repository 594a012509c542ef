// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalWords.h"

#include <QString>

/// Why a reviewer looks at what is masked, as they chose it.
struct StatedReason {
    JournalReason reason = JournalReason::None;
    QString typed = {}; ///< Of Other: their own words.

    bool isGiven() const {
        return reason != JournalReason::None &&
               (reason != JournalReason::Other || !typed.trimmed().isEmpty());
    }
    friend bool operator==(const StatedReason&, const StatedReason&) = default;
};
