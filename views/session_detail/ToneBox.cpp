// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ToneBox.h"

#include <QBoxLayout>
#include <QPainter>

ToneBox::ToneBox(Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_body(new QVBoxLayout(this)) {
    m_body->setContentsMargins(12, 8, 12, 8);
    m_body->setSpacing(4);
}

void ToneBox::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void ToneBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(palette()).tone(m_tone).ground);
    painter.drawRoundedRect(rect(), grid::radius, grid::radius);
}
