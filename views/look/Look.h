// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settings/Preferences.h"

#include <QFont>

class QApplication;

/// Tells Qt and the C library, before the application is made, what they ask the environment for: to paint a
/// change at once, and which time zone this is.
void prepareEnvironment();

/// Gives the application the desk's palette, style and fonts. Can be called again when the scheme changes.
void applyLook(QApplication& application, ColourScheme scheme);

QFont titleFont(const QFont& base);   ///< The open person's name.
QFont labelFont(const QFont& base);   ///< Headings of columns and groups, the status line.
QFont headingFont(const QFont& base); ///< Of a group at the side of the list.
QFont strongFont(const QFont& base);
QFont badgeFont(const QFont& base);      ///< Status words in their badges.
QFont monospacedFont(const QFont& base); ///< Ids.
