// SPDX-License-Identifier: Apache-2.0
#include "session_list/ListMessage.h"

#include "look/EnterPresses.h"
#include "look/Look.h"
#include "look/Text.h"
#include "look/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace {
constexpr int textWidth = 480;
}

ListMessage::ListMessage(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("listMessage"));
    auto* column = new QWidget(this);
    column->setMaximumWidth(textWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(grid::windowMargin, grid::windowMargin, grid::windowMargin, grid::windowMargin);
    row->addStretch(1);
    row->addWidget(column, textWidth);
    row->addStretch(1);
    m_lines = new QVBoxLayout(column);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(grid::betweenControls);
    m_lines->addStretch(2);
    m_title = addLine(QStringLiteral("listMessageTitle"));
    m_title->setFont(titleFont(font()));
    m_sentence = addLine(QStringLiteral("listMessageSentence"));
    m_stripesWords = addLine(QStringLiteral("listMessageStripesWords"));
    m_stripesWords->setProperty("quiet", true);
    m_requestId = new QToolButton(this);
    m_requestId->setObjectName(QStringLiteral("listMessageRequestId"));
    m_requestId->setToolTip(tr("Copy the request id. Stripe's support asks for it."));
    connect(m_requestId, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(m_notice.requestId); });
    m_lines->addWidget(m_requestId, 0, Qt::AlignHCenter);
    m_lines->addStretch(3);
    display();
}

QLabel* ListMessage::addLine(const QString& name) {
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // Stripe's words among them are not ours to format.
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines->addWidget(label);
    return label;
}

void ListMessage::show(const ListNotice& notice) {
    if (notice == m_notice)
        return;
    m_notice = notice;
    display();
}

void ListMessage::display() {
    m_title->setText(m_notice.title);
    m_sentence->setText(m_notice.sentence);
    m_sentence->setVisible(!m_notice.sentence.isEmpty());
    m_stripesWords->setText(tr("Stripe says: “%1”").arg(oneLine(m_notice.stripesWords)));
    m_stripesWords->setVisible(!m_notice.stripesWords.isEmpty());
    m_requestId->setText(tr("Request id %1 · copy").arg(m_notice.requestId));
    m_requestId->setVisible(!m_notice.requestId.isEmpty());
    setAccessibleName(m_notice.title);
    addOffers();
    setVisible(!m_notice.title.isEmpty());
    update();
}

void ListMessage::addOffers() {
    if (m_offers != nullptr) {
        // One of its buttons may be the one that has just been clicked.
        m_offers->hide();
        m_offers->deleteLater();
    }
    m_offers = new QWidget(this);
    auto* column = new QVBoxLayout(m_offers);
    column->setContentsMargins(0, grid::betweenControls, 0, 0);
    column->setSpacing(grid::betweenControls);
    for (const ListNotice::Offer& offer : std::as_const(m_notice.offers)) {
        QString label = offer.label;
        auto* button = new QPushButton(label.replace(u'&', QStringLiteral("&&")), m_offers);
        pressWithEnter(button);
        connect(button, &QPushButton::clicked, this, [this, offer] { Q_EMIT offerTaken(offer); });
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    m_lines->insertWidget(m_lines->count() - 1, m_offers, 0, Qt::AlignHCenter);
    m_offers->show();
}

void ListMessage::setColumns(const QList<std::pair<int, int>>& columns) {
    m_columns = columns;
    update();
}

void ListMessage::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), Theme::of(palette()).panel);
    if (m_notice.isLoading)
        paintPlacesOfRows();
}

void ListMessage::paintPlacesOfRows() {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).window);
    constexpr int bar = 12;
    constexpr int corner = 4;
    constexpr int longest = 160;
    const QRect title(m_title->mapTo(this, QPoint(0, 0)), m_title->size());
    for (int top = 0; top < height(); top += grid::row) {
        const QRect row(0, top, width(), grid::row);
        if (row.intersects(title))
            continue;
        for (const auto& [left, room] : std::as_const(m_columns))
            painter.drawRoundedRect(
                QRect(left, top + (grid::row - bar) / 2, qMin(room * 3 / 4, longest), bar), corner, corner);
    }
}
