// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/IniText.h"
#include "settings/SavedView.h"

#include <optional>

// The views' part of the preferences file. What may tell of a person is left out here, whoever asks.

/// Nothing when none were ever written. One that makes no sense is left out.
std::optional<QList<SavedView>> readViews(const IniText::Values& values);
/// In place of those there are.
void writeViews(IniText::Values& values, const QList<SavedView>& views);
/// Those of the views that may be written.
QList<SavedView> keepableViews(const QList<SavedView>& views);
/// What two instances made of the same views: what either added, changed or removed since `base` holds. A
/// view that both changed is kept in both versions, under two names. The order is that of `mine` if it
/// differs from `base`, else that of `theirs`.
QList<SavedView> mergedViews(const QList<SavedView>& base, const QList<SavedView>& mine,
                             const QList<SavedView>& theirs);
/// What of the last line and view may be written: the line, or nothing.
QString keepableLine(const QString& line);
QString keepableName(const QString& name, const QList<SavedView>& views);
