// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PngChunks.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace {

constexpr qsizetype lengthBytes = 4;
constexpr qsizetype typeBytes = 4;
constexpr qsizetype checksumBytes = 4;
constexpr qsizetype around = lengthBytes + typeBytes + checksumBytes;

constexpr QByteArrayView header{"IHDR", 4};
constexpr QByteArrayView end{"IEND", 4};
constexpr std::array<QByteArrayView, 5> ofPixels{header, QByteArrayView{"PLTE", 4}, QByteArrayView{"tRNS", 4},
                                                 QByteArrayView{"IDAT", 4}, end};

} // namespace

std::optional<QByteArray> pngOfPixels(QByteArrayView png) {
    if (!png.startsWith(pngSignature))
        return std::nullopt;
    QByteArray kept;
    kept.reserve(png.size());
    kept.append(pngSignature);
    QByteArrayView rest = png.sliced(pngSignature.size());
    bool isFirst = true;
    while (rest.size() >= around) {
        const qint64 length = qFromBigEndian<quint32>(rest.data());
        const QByteArrayView type = rest.sliced(lengthBytes, typeBytes);
        if (length > rest.size() - around || (isFirst && type != header))
            return std::nullopt;
        isFirst = false;
        if (std::ranges::find(ofPixels, type) != ofPixels.end())
            kept.append(rest.first(around + length));
        if (type == end)
            return kept;
        rest = rest.sliced(around + length);
    }
    return std::nullopt;
}
