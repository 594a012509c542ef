// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From now on files and directories this process makes are for its user alone, whoever makes them: Qt,
/// SQLite or the app. Files that are there already keep their permissions.
void makeNewFilesPrivate();
