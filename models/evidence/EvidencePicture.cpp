// SPDX-License-Identifier: Apache-2.0
#include "evidence/EvidencePicture.h"

#include <algorithm>

namespace {

PictureKind kindOfDocumentFile(std::size_t place) {
    switch (place) {
    case 0:
        return PictureKind::DocumentFront;
    case 1:
        return PictureKind::DocumentBack;
    default:
        return {PictureKind::DocumentFurther, static_cast<int>(place) + 1};
    }
}

} // namespace

std::vector<EvidencePicture> picturesIn(const VerificationReport& report) {
    std::vector<EvidencePicture> pictures;
    const auto add = [&pictures](PictureKind kind, const FileId& file) {
        const bool isNew = std::ranges::none_of(
            pictures, [&file](const EvidencePicture& known) { return known.file == file; });
        if (isNew && !file.isEmpty())
            pictures.push_back({kind, file});
    };
    if (report.document)
        for (std::size_t i = 0; i < report.document->files.size(); ++i)
            add(kindOfDocumentFile(i), report.document->files[i]);
    if (report.selfie && report.selfie->documentFace)
        add(PictureKind::DocumentFace, *report.selfie->documentFace);
    if (report.selfie && report.selfie->selfie)
        add(PictureKind::Selfie, *report.selfie->selfie);
    return pictures;
}

JournalDetail journalDetail(PictureKind kind) {
    switch (kind.side) {
    case PictureKind::DocumentFront:
        return JournalDetail::DocumentFront;
    case PictureKind::DocumentBack:
        return JournalDetail::DocumentBack;
    case PictureKind::DocumentFurther:
        return JournalDetail::DocumentFurther;
    case PictureKind::DocumentFace:
        return JournalDetail::DocumentFace;
    case PictureKind::Selfie:
        return JournalDetail::Selfie;
    }
    return JournalDetail::None;
}
