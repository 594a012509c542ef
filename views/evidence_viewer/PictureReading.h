// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence_viewer/SecretImage.h"
#include "stripe/SecretBytes.h"

#include <vector>

/// Why bytes are not shown as a picture.
enum class PictureFault {
    None,
    Empty,
    OtherFormat, ///< Neither JPEG nor PNG, whatever it calls itself.
    TooLarge,    ///< Would take more memory than a picture may.
    Damaged,     ///< Cut short, or not what its beginning promises.
};

/// What bytes from outside came to.
struct ReadPicture {
    PictureFault fault = PictureFault::None;
    QSize size; ///< In pixels, as it is to be looked at.
    /// The picture, then half of it in each direction, and so on: drawn small it stays smooth, at once.
    std::vector<SecretImage> levels;
    /// So few pixels that nobody is recognised and nothing read, made large again.
    SecretImage blurred;
};

namespace pictureLimits {
inline constexpr int longestSide = 16'384;
inline constexpr qint64 mostPixels = 40'000'000;
inline constexpr int mostMegabytes = 192; ///< Of one decoded picture.
inline constexpr int mostScans = 256;     ///< Of a progressive JPEG: cameras write about ten.
inline constexpr int blurredSide = 12;    ///< Pixels left of the longer side.
} // namespace pictureLimits

/// Reads a JPEG or PNG, told by its first bytes and by nothing else; no other decoder sees any byte. Nothing
/// is decoded before its size is known and allowed. Takes any bytes, on any thread, and never throws.
///
/// The camera's orientation is applied. Decoders' own working memory is freed and not overwritten.
ReadPicture readPicture(const SecretBytes& bytes);
