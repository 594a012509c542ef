// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// The device and number of the file that is called so now; 0 when there is none. Tells whether a file that
/// is open is still the one at its place.
quint64 fileIdentity(const QString& path);
