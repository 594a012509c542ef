// SPDX-License-Identifier: Apache-2.0
#include "session_detail/PicturesRow.h"

#include "evidence/EvidencePicture.h"
#include "session_detail/LinkButton.h"

namespace {

QString nameOf(PictureKind kind) {
    switch (kind.side) {
    case PictureKind::DocumentFront:
        return PicturesRow::tr("front");
    case PictureKind::DocumentBack:
        return PicturesRow::tr("back");
    case PictureKind::DocumentFurther:
        return PicturesRow::tr("picture %1").arg(kind.number);
    case PictureKind::DocumentFace:
        return PicturesRow::tr("photo");
    case PictureKind::Selfie:
        return PicturesRow::tr("selfie");
    }
    return {};
}

} // namespace

Eligibility picturesEligibility(const std::optional<VerificationReport>& report, const AbilityAnswer& key) {
    if (!report)
        return {false, PicturesRow::tr("No pictures of this session are at hand.")};
    if (picturesIn(*report).empty())
        return {false, PicturesRow::tr("The person sent none with this attempt.")};
    if (key.verdict != AbilityAnswer::Verdict::No)
        return {true, {}};
    if (!key.missingPermission.isEmpty())
        return {false,
                PicturesRow::tr("This key may not open pictures: it lacks %1.").arg(key.missingPermission)};
    return {false, key.why.isEmpty() ? PicturesRow::tr("This key may not open pictures.")
                                     : PicturesRow::tr("This key may not open pictures. %1").arg(key.why)};
}

PicturesRow::PicturesRow(QWidget* parent)
    : FieldRow(tr("Pictures"), ValueLabel::Overflow::Wrap, parent)
    , m_show(addLink(tr("Show pictures…"), tr("Show the pictures of this attempt"))) {
    setObjectName(QStringLiteral("pictures"));
    m_show->setObjectName(QStringLiteral("showPictures"));
    connect(m_show, &LinkButton::clicked, this, &PicturesRow::showRequested);
    hide();
}

void PicturesRow::display(const std::optional<VerificationReport>& report) {
    m_report = report;
    refresh();
}

void PicturesRow::setKeyAnswer(const AbilityAnswer& answer) {
    m_keyAnswer = answer;
    refresh();
}

void PicturesRow::refresh() {
    const Eligibility eligible = picturesEligibility(m_report, m_keyAnswer);
    QStringList names;
    for (const EvidencePicture& picture : m_report ? picturesIn(*m_report) : std::vector<EvidencePicture>())
        names << nameOf(picture.kind);
    value().setDimmed(names.isEmpty());
    value().display(names.isEmpty() ? tr("none") : names.join(QStringLiteral(", ")));
    showBelow(eligible.reason);
    m_show->setVisible(!names.isEmpty());
    m_show->setEnabled(eligible.allowed);
    m_show->setAccessibleDescription(eligible.reason);
    setVisible(m_report && (m_report->document || m_report->selfie));
}
