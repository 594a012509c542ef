// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sessions/AccountMemory.h"
#include "sessions/ReferenceMemory.h"

#include <QString>

// What is kept on this computer, in words.

/// "57 MB in /home/…"; or why nothing is.
QString keptText(const AccountMemory& memory);
/// Whether references are kept too, or why not; empty when nobody wants it.
QString referencesText(const ReferenceMemory& references);
/// What was found after references were to be removed.
QString referencesForgottenText(bool areFilesGone, bool isKeyGone, const QString& place);
/// What became of everything that was to be forgotten in a folder.
QString forgottenText(const ForgottenFiles& forgotten, const QString& place);
/// What went wrong with keeping, and what that means; empty when nothing did.
QString cacheTroubleText(CacheTrouble trouble);
