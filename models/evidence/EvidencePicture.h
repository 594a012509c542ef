// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationReport.h"
#include "journal/JournalEntry.h"

#include <compare>
#include <vector>

/// What a picture of an attempt shows. Of the further pictures of a document each is a kind of its own, so
/// that an attempt has one picture of a kind.
struct PictureKind {
    enum Side : std::uint8_t {
        DocumentFront,
        DocumentBack,
        DocumentFurther, ///< After the front and the back: see `number`.
        DocumentFace,    ///< The document's own photo, where Stripe keeps a file of its own for it.
        Selfie,
    };

    Side side = DocumentFront;
    int number = 0; ///< Of DocumentFurther: 3 for the third picture of the document.

    constexpr PictureKind(Side ofWhat = DocumentFront,
                          int ofNumber = 0) // NOLINT(google-explicit-constructor)
        : side(ofWhat)
        , number(ofNumber) {}
    friend auto operator<=>(const PictureKind&, const PictureKind&) = default;
};

/// A picture as the report names it.
struct EvidencePicture {
    PictureKind kind;
    FileId file;
    friend bool operator==(const EvidencePicture&, const EvidencePicture&) = default;
};

/// The attempt's pictures in the order in which they are looked at: front, back, further ones, face, selfie.
/// No file twice: where the selfie was compared with the document's front, that is the one to compare.
std::vector<EvidencePicture> picturesIn(const VerificationReport& report);

/// How the journal calls it.
JournalDetail journalDetail(PictureKind kind);
