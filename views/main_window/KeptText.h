// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/AccountMemory.h"

#include <QString>

// What is kept on this computer, in words.

/// "57 MB in /home/…"; or why nothing is.
QString keptText(const AccountMemory& memory);
/// What went wrong with keeping, and what that means; empty when nothing did.
QString cacheTroubleText(CacheTrouble trouble);
