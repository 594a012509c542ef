// SPDX-License-Identifier: Apache-2.0
#include "evidence_viewer/PictureViewer.h"

#include "evidence_viewer/BlurCountdown.h"
#include "evidence_viewer/PictureCard.h"
#include "evidence_viewer/PictureTools.h"
#include "evidence_viewer/PictureWords.h"
#include "look/EnterPresses.h"
#include "look/Look.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

PictureViewer::PictureViewer(SessionPictures& pictures, const std::optional<VerificationReport>& report,
                             const QString& operatorName, std::function<std::int64_t()> now, QWidget* parent)
    : QDialog(parent)
    , m_pictures(pictures)
    , m_report(report)
    , m_operatorName(operatorName)
    , m_now(std::move(now))
    , m_session(pictures.session())
    , m_countdown(new BlurCountdown(this))
    , m_tools(new PictureTools(this))
    , m_note(new ValueLabel(ValueLabel::Overflow::ElideEnd, this))
    , m_row(new QHBoxLayout) {
    constexpr QSize usual(1240, 680);
    setObjectName(QStringLiteral("pictureViewer"));
    setWindowTitle(tr("Pictures"));
    setAccessibleName(tr("The session's pictures"));
    resize(usual);
    m_note->setFont(labelFont(font()));
    m_note->setDimmed(true);
    m_note->display(tr("In memory only, and dropped when this closes. Blurred again after %1 seconds without "
                       "a key or the "
                       "pointer. S: one alone or all, Tab: the next one.")
                        .arg(std::chrono::duration_cast<std::chrono::seconds>(m_countdown->time()).count()));
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closePictures"));
    pressWithEnter(close);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(grid::betweenControls);
    foot->addWidget(m_note, 1);
    foot->addWidget(close);
    m_row->setSpacing(grid::windowMargin);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(grid::windowMargin, grid::betweenSections, grid::windowMargin,
                              grid::windowMargin);
    lines->setSpacing(grid::betweenSections);
    lines->addWidget(m_tools);
    lines->addLayout(m_row, 1);
    lines->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_pictures, &SessionPictures::changed, this, &PictureViewer::follow);
    connect(m_countdown, &BlurCountdown::ticked, this, &PictureViewer::showTimeLeft);
    connect(m_countdown, &BlurCountdown::over, this, &PictureViewer::blurAll);
    placeCards();
}

PictureViewer::~PictureViewer() {
    qDeleteAll(m_cards); // While there still is somebody to hear that they empty.
    m_pictures.dropAll();
}

/// Another session's pictures are not these; another attempt's take their place.
void PictureViewer::follow() {
    if (m_pictures.session() != m_session)
        close();
    else
        placeCards();
}

void PictureViewer::placeCards() {
    qDeleteAll(std::exchange(m_cards, {}));
    m_chosen = nullptr;
    const auto mark = [this] { return Watermark{m_operatorName, m_session.text(), m_now()}; };
    for (const SessionPictures::Picture& picture : m_pictures.pictures()) {
        auto* card =
            new PictureCard(m_pictures, picture.kind, pictureDetails(picture.kind, m_report), mark, this);
        m_row->addWidget(card, 1);
        m_cards << card;
        connect(card, &PictureCard::copyRequested, this, &PictureViewer::copyRequested);
        connect(&card->view(), &PictureView::focused, this, [this, card] { choose(card); });
        connect(&card->view(), &PictureView::shownChanged, this, [this, card] {
            offerKeyboard(card);
            count();
            if (m_chosen == card)
                m_tools->setView(&card->view());
        });
    }
    count();
}

/// The leftmost that has come has the keyboard, until somebody has begun to look.
void PictureViewer::offerKeyboard(PictureCard* card) {
    const bool isLookedAt =
        std::ranges::any_of(m_cards, [](const PictureCard* one) { return one->view().isShown(); });
    const bool isFirst = !m_chosen || m_cards.indexOf(card) < m_cards.indexOf(m_chosen);
    if (!card->view().isEmpty() && isFirst && !isLookedAt)
        card->view().setFocus();
}

/// While at least one is shown.
void PictureViewer::count() {
    const bool isShowing =
        std::ranges::any_of(m_cards, [](const PictureCard* card) { return card->view().isShown(); });
    if (isShowing)
        m_countdown->start();
    else
        m_countdown->stop();
    showTimeLeft();
}

void PictureViewer::showTimeLeft() {
    for (PictureCard* card : std::as_const(m_cards))
        card->setSecondsLeft(m_countdown->secondsLeft());
}

void PictureViewer::blurAll() {
    for (const PictureCard* card : std::as_const(m_cards))
        card->view().setShown(false);
}

void PictureViewer::choose(PictureCard* card) {
    m_chosen = card;
    m_tools->setView(&card->view());
}

void PictureViewer::setAlone(bool alone) {
    m_isAlone = alone && m_chosen;
    for (PictureCard* card : std::as_const(m_cards))
        card->setVisible(!m_isAlone || card == m_chosen);
    if (m_chosen)
        m_chosen->view().setFocus();
}

void PictureViewer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_S && event->modifiers() == Qt::NoModifier)
        setAlone(!m_isAlone);
    else
        QDialog::keyPressEvent(event);
}
