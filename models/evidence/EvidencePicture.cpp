// SPDX-License-Identifier: Apache-2.0
#include "evidence/EvidencePicture.h"

#include <algorithm>

std::vector<EvidencePicture> picturesIn(const VerificationReport& report) {
    std::vector<EvidencePicture> pictures;
    const auto add = [&pictures](PictureKind kind, const FileId& file) {
        const bool isNew = std::ranges::none_of(
            pictures, [&file](const EvidencePicture& known) { return known.file == file; });
        if (isNew && !file.isEmpty())
            pictures.push_back({kind, file});
    };
    if (report.document && !report.document->files.empty())
        add(PictureKind::DocumentFront, report.document->files[0]);
    if (report.document && report.document->files.size() > 1)
        add(PictureKind::DocumentBack, report.document->files[1]);
    if (report.selfie && report.selfie->documentFace)
        add(PictureKind::DocumentFace, *report.selfie->documentFace);
    if (report.selfie && report.selfie->selfie)
        add(PictureKind::Selfie, *report.selfie->selfie);
    return pictures;
}

JournalDetail journalDetail(PictureKind kind) {
    switch (kind) {
    case PictureKind::DocumentFront:
        return JournalDetail::DocumentFront;
    case PictureKind::DocumentBack:
        return JournalDetail::DocumentBack;
    case PictureKind::DocumentFace:
        return JournalDetail::DocumentFace;
    case PictureKind::Selfie:
        return JournalDetail::Selfie;
    }
    return JournalDetail::None;
}
