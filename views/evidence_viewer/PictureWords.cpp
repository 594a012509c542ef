// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureWords.h"

#include "identity/Outcome.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PictureWords", text);
}

} // namespace

QString pictureName(PictureKind kind) {
    switch (kind.side) {
    case PictureKind::DocumentFront:
        return tr("Document, front");
    case PictureKind::DocumentBack:
        return tr("Document, back");
    case PictureKind::DocumentFurther:
        return tr("Document, picture %1").arg(kind.number);
    case PictureKind::DocumentFace:
        return tr("Document, photo");
    case PictureKind::Selfie:
        return tr("Selfie");
    }
    return {};
}

QString pictureDetails(PictureKind kind, const std::optional<VerificationReport>& report) {
    const bool isOfDocument = kind != PictureKind::Selfie;
    return isOfDocument && report && report->document && report->document->type
               ? documentTypeLabel(*report->document->type)
               : QString();
}

QString pictureFaultText(PictureFault fault) {
    switch (fault) {
    case PictureFault::None:
        return {};
    case PictureFault::Empty:
        return tr("The file is empty. Try again; if it stays so, ask the person to submit once more.");
    case PictureFault::OtherFormat:
        return tr("The file is neither a JPEG nor a PNG, so the desk does not open it. Look at it in the "
                  "Stripe dashboard.");
    case PictureFault::TooLarge:
        return tr(
            "The picture is larger than the desk opens: no more than 40 million pixels and 192 MB. Look "
            "at it in the Stripe dashboard.");
    case PictureFault::Damaged:
        return tr("The picture is damaged or not all of it arrived. Try again; if it stays so, look at it in "
                  "the Stripe dashboard.");
    }
    return {};
}

QString pictureStateText(const SessionPictures::Picture& picture) {
    switch (picture.state) {
    case SessionPictures::State::NotAsked:
        return tr("Not loaded, or dropped since.");
    case SessionPictures::State::Recording:
        return tr("Writing the journal…");
    case SessionPictures::State::Fetching:
        return tr("Asking Stripe…");
    case SessionPictures::State::Failed:
        return picture.trouble == JournalTrouble::None ? QString()
                                                       : tr("Not shown, since it cannot be recorded.") +
                                                             u' ' + journalTroubleText(picture.trouble);
    case SessionPictures::State::Erased:
        return tr("Erased with the redaction.");
    case SessionPictures::State::Here:
        return {};
    }
    return {};
}
