// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/SessionPictures.h"
#include "evidence_viewer/PictureReading.h"

/// "Document, front"
QString pictureName(PictureKind kind);
/// "passport"; of a selfie nothing.
QString pictureDetails(PictureKind kind, const std::optional<VerificationReport>& report);
/// Why it is not shown, and what to do next. Empty for None.
QString pictureFaultText(PictureFault fault);
/// In place of a picture that is not here; empty for Here, and for a failure of Stripe's, which has an error
/// of its own.
QString pictureStateText(const SessionPictures::Picture& picture);
