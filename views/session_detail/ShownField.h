// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/ReviewedSession.h"

/// A personal field as it is to be shown now.
struct ShownField {
    ReviewedSession::FieldState state = ReviewedSession::FieldState::Absent;
    QString text = {};          ///< Masked or revealed, by the state.
    QString hint = {};          ///< For NotReadable: which key or permission it takes.
    int secondsLeft = 0;        ///< For Revealed: until it is masked again.
    QString aside = {};         ///< For Revealed: what follows from the value. Not part of it.
    bool isAlwaysShown = false; ///< Of metadata: its key was said to be harmless.
    friend bool operator==(const ShownField&, const ShownField&) = default;
};
