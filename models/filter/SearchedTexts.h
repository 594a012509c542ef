// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/SessionFilter.h"

/// The folded texts that a value of a text field is looked for by: any of them finds it. The value as typed
/// comes first; "Jürgen" is looked for as "juergen" too, a phone number by its digits with and without the
/// country's code, and "Meyer, Anna" as "anna meyer".
QStringList searchedTexts(FilterField field, const QString& value);
