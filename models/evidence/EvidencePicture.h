// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "journal/JournalEntry.h"

#include <vector>

/// What a picture of an attempt shows.
enum class PictureKind : std::uint8_t {
    DocumentFront,
    DocumentBack,
    DocumentFace, ///< The document's own photo, where Stripe keeps a file of its own for it.
    Selfie,
};

/// A picture as the report names it.
struct EvidencePicture {
    PictureKind kind = PictureKind::DocumentFront;
    FileId file;
    friend bool operator==(const EvidencePicture&, const EvidencePicture&) = default;
};

/// The attempt's pictures in the order in which they are looked at: front, back, face, selfie. No file twice:
/// where the selfie was compared with the document's front, that is the one to compare.
std::vector<EvidencePicture> picturesIn(const VerificationReport& report);

/// How the journal calls it.
JournalDetail journalDetail(PictureKind kind);
