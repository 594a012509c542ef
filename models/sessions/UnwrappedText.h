// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// A text with what mail gateways, chat tools and word processors did to it undone: links inside other links
/// (percent-encoded any number of times, Proofpoint's own code, base64), HTML entities, escaped underscores,
/// invisible characters inside words, typographic quotes and hyphens. Only ASCII is decoded: what else was
/// encoded stays as it is, since no id or address is made of it.
QString unwrappedText(const QString& text);
