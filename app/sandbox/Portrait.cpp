// SPDX-License-Identifier: Apache-2.0
#include "Portrait.h"

#include "Dice.h"

#include <QPainter>
#include <QPainterPath>

namespace sandbox {

namespace {

enum class Hair : quint8 { Short, Long, Curly, Bald };

/// What makes one face differ from the next.
struct Features {
    QColor skin;
    QColor hairColour;
    QColor eyes;
    QColor clothes;
    Hair hair = Hair::Short;
    qreal width = 0.5;
    qreal eyeDistance = 0.19;
    qreal mouthWidth = 0.18;
    qreal smile = 0.02;
    bool glasses = false;
    bool beard = false;
};

Features featuresOf(Sex sex, quint64 look) {
    static constexpr QRgb kSkins[] = {0xfff3d3b8, 0xffe8bd99, 0xffd7a077, 0xffb97d53, 0xff8f5a38, 0xff5f3b26};
    static constexpr QRgb kHairs[] = {0xff1d1713, 0xff3b2618, 0xff6b4526, 0xffa9773f,
                                      0xffcfb277, 0xff8d8d92, 0xff8a3a1c};
    static constexpr QRgb kEyes[] = {0xff3f2a1a, 0xff5b3a1e, 0xff4a6a3b, 0xff41648c};
    static constexpr QRgb kClothes[] = {0xff2f3e55, 0xff5a2f3c, 0xff3d5a4a, 0xff44444c, 0xff7a6a4a};
    Dice dice(look, 0, Luck::Picture);
    Features face;
    face.skin = dice.pick(kSkins);
    face.hairColour = dice.pick(kHairs);
    face.eyes = dice.pick(kEyes);
    face.clothes = dice.pick(kClothes);
    const quint64 hair = dice.below(100);
    if (sex == Sex::Female)
        face.hair = hair < 60 ? Hair::Long : hair < 85 ? Hair::Curly : Hair::Short;
    else
        face.hair = hair < 60 ? Hair::Short : hair < 75 ? Hair::Curly : hair < 85 ? Hair::Long : Hair::Bald;
    face.width = 0.44 + 0.01 * static_cast<qreal>(dice.below(11));
    face.eyeDistance = 0.17 + 0.005 * static_cast<qreal>(dice.below(9));
    face.mouthWidth = 0.14 + 0.01 * static_cast<qreal>(dice.below(8));
    face.smile = 0.008 * static_cast<qreal>(dice.below(5));
    face.glasses = dice.percent(25);
    face.beard = sex != Sex::Female && dice.percent(30);
    return face;
}

/// Qt cuts curves into few straight lines when a path is as small as the unit square.
QPainterPath without(const QPainterPath& path, const QPainterPath& part) {
    const QTransform larger = QTransform::fromScale(1'000, 1'000);
    return larger.inverted().map(larger.map(path).subtracted(larger.map(part)));
}

// Everything below is drawn in a unit square, the head's middle at (0.5, 0.45).

void drawShoulders(QPainter& painter, const Features& face) {
    painter.setBrush(face.clothes);
    QPainterPath shoulders(QPointF(0.08, 1.0));
    shoulders.cubicTo({0.1, 0.8}, {0.3, 0.78}, {0.5, 0.78});
    shoulders.cubicTo({0.7, 0.78}, {0.9, 0.8}, {0.92, 1.0});
    painter.drawPath(shoulders);
    painter.setBrush(face.skin.darker(108));
    painter.drawRoundedRect(QRectF(0.41, 0.62, 0.18, 0.2), 0.06, 0.06);
}

void drawHairBehind(QPainter& painter, const Features& face) {
    painter.setBrush(face.hairColour.darker(112));
    const qreal width = face.width;
    switch (face.hair) {
    case Hair::Long:
        painter.drawRoundedRect(QRectF(0.5 - width * 0.62, 0.1, width * 1.24, 0.74), 0.22, 0.22);
        break;
    case Hair::Curly:
        for (int i = 0; i < 9; ++i)
            painter.drawEllipse(QPointF(0.5 + width * 0.62 * (i - 4) / 4.0, 0.3 + 0.012 * (i - 4) * (i - 4)),
                                0.13, 0.13);
        break;
    case Hair::Short:
    case Hair::Bald:
        break;
    }
}

void drawHead(QPainter& painter, const Features& face) {
    const qreal half = face.width / 2;
    painter.setBrush(face.skin.darker(104));
    for (const qreal side : {-1.0, 1.0})
        painter.drawEllipse(QPointF(0.5 + side * half, 0.46), 0.035, 0.06);
    painter.setBrush(face.skin);
    painter.drawEllipse(QPointF(0.5, 0.45), half, 0.29);
    if (!face.beard)
        return;
    QPainterPath beard;
    beard.addEllipse(QPointF(0.5, 0.45), half, 0.29);
    QPainterPath above;
    above.addRect(0, 0, 1, 0.56);
    painter.setBrush(face.hairColour);
    painter.drawPath(without(beard, above));
}

void drawFringe(QPainter& painter, const Features& face) {
    if (face.hair == Hair::Bald)
        return;
    QPainterPath head;
    head.addEllipse(QPointF(0.5, 0.44), face.width / 2 + 0.02, 0.31);
    QPainterPath below;
    below.addEllipse(QPointF(face.hair == Hair::Long ? 0.62 : 0.5, 0.53), face.width / 2 + 0.08, 0.28);
    painter.setBrush(face.hairColour);
    painter.drawPath(without(head, below));
}

void drawEyes(QPainter& painter, const Features& face) {
    for (const qreal side : {-1.0, 1.0}) {
        const QPointF middle(0.5 + side * face.eyeDistance / 2, 0.44);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawEllipse(middle, 0.036, 0.021);
        painter.setBrush(face.eyes);
        painter.drawEllipse(middle, 0.018, 0.019);
        painter.setBrush(Qt::black);
        painter.drawEllipse(middle, 0.008, 0.008);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(face.hairColour.darker(125), 0.014, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(middle + QPointF(-0.04, -0.045), middle + QPointF(0.04, -0.05));
        if (face.glasses) {
            painter.setPen(QPen(QColor(0x22, 0x22, 0x26), 0.01));
            painter.drawRoundedRect(QRectF(middle - QPointF(0.068, 0.045), QSizeF(0.136, 0.09)), 0.03, 0.03);
        }
    }
}

void drawNoseAndMouth(QPainter& painter, const Features& face) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(face.skin.darker(140), 0.011, Qt::SolidLine, Qt::RoundCap));
    QPainterPath nose(QPointF(0.495, 0.46));
    nose.cubicTo({0.47, 0.53}, {0.46, 0.555}, {0.515, 0.55});
    painter.drawPath(nose);
    painter.setPen(QPen(QColor(0x9c, 0x4a, 0x48), 0.018, Qt::SolidLine, Qt::RoundCap));
    QPainterPath mouth(QPointF(0.5 - face.mouthWidth / 2, 0.62));
    mouth.quadTo({0.5, 0.62 + face.smile}, {0.5 + face.mouthWidth / 2, 0.62});
    painter.drawPath(mouth);
    painter.setPen(Qt::NoPen);
}

} // namespace

void drawPortrait(QPainter& painter, const QRectF& frame, Sex sex, quint64 look) {
    const Features face = featuresOf(sex, look);
    painter.save();
    painter.setClipRect(frame);
    QLinearGradient wall(frame.topLeft(), frame.bottomRight());
    wall.setColorAt(0, QColor(0xe9, 0xed, 0xf1));
    wall.setColorAt(1, QColor(0xc3, 0xcc, 0xd6));
    painter.fillRect(frame, wall);
    const qreal side = qMax(frame.width(), frame.height());
    painter.translate(frame.center().x() - side / 2, frame.bottom() - side);
    painter.scale(side, side);
    painter.setPen(Qt::NoPen);
    drawHairBehind(painter, face);
    drawShoulders(painter, face);
    drawHead(painter, face);
    drawFringe(painter, face);
    drawEyes(painter, face);
    drawNoseAndMouth(painter, face);
    painter.restore();
}

} // namespace sandbox
