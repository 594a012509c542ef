// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SavedView.h"

#include <optional>

/// The views that were applied, beside the filter line's own history: when an undo or redo of the line
/// crosses the step a view made, columns and order go along.
///
/// What was on show is told as a SavedView, too: its name is that of the view it came from, or empty.
class ViewSteps {
public:
    void applied(const SavedView& before, const SavedView& after);
    /// The line went from one to the other by an undo: what to show beside it, if a view had made that step.
    std::optional<SavedView> undone(const QString& from, const QString& to);
    std::optional<SavedView> redone(const QString& from, const QString& to);

private:
    struct Step {
        SavedView before;
        SavedView after;
    };
    QList<Step> m_steps;
    qsizetype m_at = 0; ///< Steps before it are done, the others undone.
};
