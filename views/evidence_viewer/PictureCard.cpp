// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureCard.h"

#include "evidence_viewer/PictureWords.h"
#include "look/Look.h"
#include "session_detail/ErrorNotice.h"
#include "session_detail/LinkButton.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QStackedLayout>

using State = SessionPictures::State;

PictureCard::PictureCard(SessionPictures& pictures, PictureKind kind, const QString& details,
                         std::function<Watermark()> mark, QWidget* parent)
    : QWidget(parent)
    , m_pictures(pictures)
    , m_kind(kind)
    , m_timeLeft(new ValueLabel(ValueLabel::Overflow::ElideEnd, this))
    , m_toggle(new LinkButton(tr("show"), this))
    , m_sentence(new ValueLabel(ValueLabel::Overflow::Wrap, this))
    , m_again(new LinkButton({}, this))
    , m_failure(new ErrorNotice(this))
    , m_view(new PictureView(details.isEmpty() ? pictureName(kind)
                                               : tr("%1, %2").arg(pictureName(kind), details),
                             std::move(mark), this))
    , m_pages(new QStackedLayout) {
    setObjectName(QStringLiteral("pictureCard"));
    setAccessibleName(pictureName(kind));
    m_view->setObjectName(QStringLiteral("picture"));
    m_failure->setObjectName(QStringLiteral("pictureFailure"));
    m_failure->setLinkText(tr("Try again"));
    auto* failurePage = new QWidget(this);
    auto* failureLines = new QVBoxLayout(failurePage);
    failureLines->setContentsMargins(0, 0, 0, 0);
    failureLines->addWidget(m_failure);
    failureLines->addStretch(1);
    for (QWidget* page : {messagePage(), failurePage, static_cast<QWidget*>(m_view)})
        m_pages->addWidget(page);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(grid::betweenControls);
    lines->addWidget(head(details));
    lines->addLayout(m_pages, 1);

    connect(&m_pictures, &SessionPictures::pictureChanged, this, [this](PictureKind changed) {
        if (changed == m_kind)
            refresh();
    });
    connect(&m_decoding, &PictureDecoding::done, this, &PictureCard::showPicture);
    connect(m_failure, &ErrorNotice::linkPressed, this, [this] { m_pictures.ask(m_kind); });
    connect(m_failure, &ErrorNotice::copyRequested, this, &PictureCard::copyRequested);
    connect(m_again, &LinkButton::clicked, this, [this] { m_pictures.askAgain(m_kind); });
    connect(m_toggle, &LinkButton::clicked, this, [this] { m_view->setShown(!m_view->isShown()); });
    connect(m_view, &PictureView::shownChanged, this, &PictureCard::tellShown);
    m_view->setBeforeShowing(
        [this](const std::function<void()>& show) { m_pictures.show(m_kind, m_view, show); });
    refresh();
}

QWidget* PictureCard::head(const QString& details) {
    auto* head = new QWidget(this);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(grid::betweenControls);
    auto* name = new ValueLabel(ValueLabel::Overflow::ElideEnd, head);
    name->setFont(strongFont(font()));
    name->display(pictureName(m_kind));
    auto* more = new ValueLabel(ValueLabel::Overflow::ElideEnd, head);
    more->setDimmed(true);
    more->display(details);
    m_toggle->setObjectName(QStringLiteral("togglePicture"));
    QSizePolicy keepsItsPlace = m_toggle->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true); // The names beside each other stay on one line.
    m_toggle->setSizePolicy(keepsItsPlace);
    line->addWidget(name);
    line->addWidget(more, 1);
    m_timeLeft->setObjectName(QStringLiteral("pictureTimeLeft"));
    m_timeLeft->setDimmed(true);
    m_timeLeft->setFont(labelFont(font()));
    m_timeLeft->setToolTip(tr("Blurred again when no key or pointer is used in this window for this time"));
    m_timeLeft->hide();
    line->addWidget(m_timeLeft);
    line->addWidget(m_toggle);
    return head;
}

QWidget* PictureCard::messagePage() {
    auto* page = new QWidget(this);
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(grid::betweenSections, 0, grid::betweenSections, 0);
    m_sentence->setObjectName(QStringLiteral("pictureSentence"));
    m_sentence->setDimmed(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_again->setObjectName(QStringLiteral("loadPicture"));
    lines->addStretch(1);
    lines->addWidget(m_sentence);
    lines->addWidget(m_again, 0, Qt::AlignHCenter);
    lines->addStretch(1);
    return page;
}

void PictureCard::refresh() {
    const SessionPictures::Picture* picture = m_pictures.find(m_kind);
    const bool isHere = picture && picture->state == State::Here;
    m_decoding.stop();
    m_view->clear();
    if (isHere) {
        say(tr("Opening…"));
        m_decoding.start(picture->bytes);
    } else if (picture && picture->state == State::Failed && picture->trouble == JournalTrouble::None) {
        m_failure->display(picture->error);
        m_pages->setCurrentIndex(1);
    } else if (picture) {
        const bool isFailed = picture->state == State::Failed;
        say(pictureStateText(*picture), isFailed                            ? tr("Try again")
                                        : picture->state == State::NotAsked ? tr("Load it")
                                                                            : QString());
    }
}

void PictureCard::showPicture(const ReadPicture& picture) {
    switch (picture.fault) {
    case PictureFault::None:
        m_view->display(picture);
        m_pages->setCurrentWidget(m_view);
        return;
    case PictureFault::Empty:
    case PictureFault::Damaged:
        say(pictureFaultText(picture.fault), tr("Try again"));
        return;
    case PictureFault::OtherFormat:
    case PictureFault::TooLarge:
        say(pictureFaultText(picture.fault));
        return;
    }
}

void PictureCard::say(const QString& sentence, const QString& link) {
    m_sentence->display(sentence);
    m_again->setVisible(!link.isEmpty());
    m_again->setText(link);
    m_again->setAccessibleName(tr("%1: %2").arg(pictureName(m_kind), link));
    m_again->updateGeometry();
    m_pages->setCurrentIndex(0);
}

void PictureCard::setSecondsLeft(int seconds) {
    const bool isCounting = m_view->isShown() && seconds > 0;
    m_timeLeft->display(isCounting ? tr("%1 s").arg(seconds) : QString());
    m_timeLeft->setVisible(isCounting);
}

void PictureCard::tellShown(bool shown) {
    m_toggle->setVisible(!m_view->isEmpty());
    m_toggle->setText(shown ? tr("blur") : tr("show"));
    m_toggle->setAccessibleName(
        (shown ? tr("%1, shown, blur") : tr("%1, blurred, show")).arg(pictureName(m_kind)));
    m_toggle->updateGeometry();
}
