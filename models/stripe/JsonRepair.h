// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace wire {

/// The same JSON with everything replaced that makes a parser refuse the whole text although its structure is
/// sound: bytes that are not UTF-8 and halves of surrogate pairs become U+FFFD, raw control characters in a
/// text become spaces, numbers beyond what a parser holds, other bare words and values nested too deep become
/// null. Text whose brackets or quotes do not match stays unreadable. Takes time in proportion to the text.
QByteArray repairedJson(const QByteArray& text);

} // namespace wire
