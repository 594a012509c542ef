// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

/// The PNG with nothing in it but what its pixels take (PNG specification, third edition, 5 and 11: IHDR,
/// PLTE, tRNS, IDAT, IEND). Texts and colour profiles are left out: libpng unpacks up to 8 MB of each of a
/// thousand of them before anybody has asked for a pixel. Nothing when the chunks do not add up or there is
/// no end.
std::optional<QByteArray> pngOfPixels(QByteArrayView png);

inline constexpr QByteArrayView pngSignature{"\x89PNG\r\n\x1a\n", 8};
