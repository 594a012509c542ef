// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/SavedView.h"

#include <optional>

class QSettings;

// The views' part of the preferences file. What may tell of a person is left out here, whoever asks.

/// Nothing when none were ever written. One that makes no sense is left out.
std::optional<QList<SavedView>> readViews(const QSettings& settings);
void writeViews(QSettings& settings, const QList<SavedView>& views);
/// What of the last line and view may be written: the line, or nothing.
QString keepableLine(const QString& line);
QString keepableName(const QString& name, const QList<SavedView>& views);
