// SPDX-License-Identifier: Apache-2.0
#include "session_detail/StatusBadge.h"

#include "look/Look.h"
#include "look/SpokenRole.h"

#include <QPainter>
#include <QtMath>

StatusBadge::StatusBadge(QWidget* parent)
    : QWidget(parent) {
    speakAs(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusBadge::display(Mark mark, const QString& word, Tone tone) {
    if (mark == m_mark && word == m_word && tone == m_tone)
        return;
    m_mark = mark;
    m_word = word;
    m_tone = tone;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StatusBadge::sizeHint() const {
    constexpr int height = 22;
    return {qCeil(badgeWidth(m_mark, m_word, badgeFont(font()))) + 1, height};
}

void StatusBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBadge(painter, rect(), m_mark, m_word, m_tone, Theme::of(palette()), badgeFont(font()));
}
