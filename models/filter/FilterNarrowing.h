// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// Whether every session the narrower filter leaves is surely left by the wider one, too: the same filter
/// with more letters in a word, or with more words. False when in doubt.
bool narrows(const SessionFilter& narrower, const SessionFilter& wider);

/// Whether the filter still holds every condition of another one, with further values or conditions or
/// without: what remains of that one after an edit. Nothing extends a filter without conditions but another
/// one without.
bool extends(const SessionFilter& filter, const SessionFilter& base);
