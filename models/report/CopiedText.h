// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/Ids.h"
#include "journal/JournalWords.h"

/// Something that is to leave the desk by the clipboard.
struct CopiedText {
    QString text;
    JournalDetail what = JournalDetail::None;
    SessionId session = {};     ///< Empty: it is of none.
    bool mayBePersonal = false; ///< It must not stay on the clipboard.

    friend bool operator==(const CopiedText&, const CopiedText&) = default;
};
