// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>

// What the reader types and what a session holds meet in one folded form: compatibility decomposed, without
// accents, in folded case (Unicode NFKD, then simple case folding, then no nonspacing marks), and with the
// few Latin letters that do not decompose spelled as people type them without such a keyboard (ł as l, ß as
// ss).

QString folded(QStringView text);
/// The same in UTF-8, ready to be looked for in a record.
std::string foldedUtf8(QStringView text);
