// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/JournalEntry.h"
#include "sessions/PersonalField.h"

/// How the journal calls a field that is revealed or copied.
JournalDetail journalDetail(PersonalField field);
