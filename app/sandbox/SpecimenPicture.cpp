// SPDX-License-Identifier: Apache-2.0
#include "SpecimenPicture.h"

#include "Dice.h"
#include "Portrait.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace sandbox {

namespace {

constexpr QSize kCard(1200, 760);
constexpr QSize kSelfie(900, 1200);
constexpr int kJpegQuality = 82;

QString text(const QByteArray& utf8) {
    return QString::fromUtf8(utf8);
}

QString written(const Date& date) {
    return QStringLiteral("%1.%2.%3")
        .arg(date.day, 2, 10, QLatin1Char('0'))
        .arg(date.month, 2, 10, QLatin1Char('0'))
        .arg(date.year);
}

void setSize(QPainter& painter, int pixels, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(pixels);
    font.setBold(bold);
    painter.setFont(font);
}

/// The fine waves of a banknote, which also give the picture the size of a photograph.
void drawBackground(QPainter& painter, const QSize& size, quint64 look) {
    Dice dice(look, 1, Luck::Picture);
    const int hue = static_cast<int>(dice.below(360));
    QLinearGradient paper(0, 0, size.width(), size.height());
    paper.setColorAt(0, QColor::fromHsv(hue, 30, 250));
    paper.setColorAt(1, QColor::fromHsv((hue + 50) % 360, 55, 232));
    painter.fillRect(QRect({0, 0}, size), paper);
    painter.setPen(QPen(QColor::fromHsv(hue, 90, 205, 120), 1.3));
    for (int line = 0; line < 46; ++line) {
        QPainterPath wave(QPointF(0, line * 18 - 20));
        for (int x = 0; x <= size.width(); x += 12)
            wave.lineTo(x, line * 18 - 20 + 16 * std::sin(x * 0.012 + line * 0.35 + hue));
        painter.drawPath(wave);
    }
}

void drawField(QPainter& painter, const QPoint& place, const QString& label, const QString& value) {
    setSize(painter, 17);
    painter.setPen(QColor(0x5a, 0x60, 0x70));
    painter.drawText(place, label);
    setSize(painter, 30, true);
    painter.setPen(QColor(0x1a, 0x1c, 0x24));
    painter.drawText(QRect(place.x(), place.y() + 4, 780, 44), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(value, Qt::ElideRight, 780));
}

/// Across everything: nobody is to take this for a document.
void drawSpecimen(QPainter& painter, const QSize& size) {
    painter.save();
    painter.translate(size.width() / 2.0, size.height() / 2.0);
    painter.rotate(-std::atan2(size.height(), size.width()) * 180.0 / M_PI);
    const int pixels = static_cast<int>(std::hypot(size.width(), size.height()) / 8);
    setSize(painter, pixels, true);
    painter.setPen(QColor(200, 30, 40, 110));
    painter.drawText(QRect(-size.width(), -pixels, size.width() * 2, pixels * 2), Qt::AlignCenter,
                     QStringLiteral("SPECIMEN"));
    painter.restore();
}

QString title(const QByteArray& type) {
    if (type == "passport")
        return QStringLiteral("PASSPORT");
    return type == "id_card" ? QStringLiteral("IDENTITY CARD") : QStringLiteral("DRIVING LICENCE");
}

/// The two lines at the bottom of a passport, without their check digits: nothing is to read them.
void drawMachineLines(QPainter& painter, const Person& person) {
    const auto filled = [](QByteArray line) {
        return text(line.replace(' ', '<').left(44).leftJustified(44, '<'));
    };
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setPixelSize(36);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.fillRect(0, kCard.height() - 122, kCard.width(), 122, QColor(255, 255, 255, 170));
    painter.drawText(
        40, kCard.height() - 74,
        filled("P<" + person.address.country + '<' + person.latinLastName + "<<" + person.latinFirstName));
    painter.drawText(40, kCard.height() - 26, filled(person.document.number + "<0" + person.address.country));
}

void drawFront(QPainter& painter, const Person& person, quint64 look) {
    drawBackground(painter, kCard, look);
    painter.fillRect(0, 0, kCard.width(), 76, QColor(30, 42, 74, 210));
    setSize(painter, 38, true);
    painter.setPen(Qt::white);
    painter.drawText(40, 52,
                     title(person.document.type) + QStringLiteral("   ") + text(person.address.country));
    drawPortrait(painter, QRectF(40, 120, 300, 400), person.sex, look);
    const int left = 390;
    drawField(painter, {left, 130}, QStringLiteral("Surname"), text(person.lastName));
    drawField(painter, {left, 210}, QStringLiteral("Given names"), text(person.firstName));
    drawField(painter, {left, 290}, QStringLiteral("Date of birth"), written(person.born));
    drawField(painter, {left + 380, 290}, QStringLiteral("Sex"), text(sexText(person.sex).left(1).toUpper()));
    drawField(painter, {left, 370}, QStringLiteral("Place of birth"), text(person.placeOfBirth));
    drawField(painter, {left, 450}, QStringLiteral("Date of issue"), written(person.document.issued));
    drawField(painter, {left + 380, 450}, QStringLiteral("Date of expiry"), written(person.document.expires));
    drawField(painter, {left, 530}, QStringLiteral("Document No."), text(person.document.number));
    if (person.document.type == "passport")
        drawMachineLines(painter, person);
}

void drawBack(QPainter& painter, const Person& person, quint64 look) {
    drawBackground(painter, kCard, look + 1);
    drawField(painter, {60, 90}, QStringLiteral("Address"),
              text(person.address.line1 + ' ' + person.address.line2));
    drawField(painter, {60, 170}, QString(), text(person.address.postalCode + ' ' + person.address.city));
    drawField(painter, {60, 250}, QStringLiteral("Document No."), text(person.document.number));
    Dice dice(look, 2, Luck::Picture);
    for (int x = 60; x < kCard.width() - 60;) {
        const int width = static_cast<int>(dice.between(2, 9));
        painter.fillRect(x, 480, width, 190, Qt::black);
        x += width + static_cast<int>(dice.between(2, 9));
    }
}

void drawSelfie(QPainter& painter, const Person& person, quint64 look) {
    drawPortrait(painter, QRectF({0, 0}, kSelfie), person.sex, look);
    // The grain of a front camera.
    Dice grain(look, 3, Luck::Picture);
    painter.setPen(QColor(0, 0, 0, 16));
    for (int i = 0; i < 30'000; ++i)
        painter.drawPoint(static_cast<int>(grain.below(static_cast<quint64>(kSelfie.width()))),
                          static_cast<int>(grain.below(static_cast<quint64>(kSelfie.height()))));
}

} // namespace

QByteArray specimenPicture(const Person& person, FileSide side, quint64 look) {
    QImage image(side == FileSide::Selfie ? kSelfie : kCard, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    switch (side) {
    case FileSide::Front:
        drawFront(painter, person, look);
        break;
    case FileSide::Back:
        drawBack(painter, person, look);
        break;
    case FileSide::Selfie:
        drawSelfie(painter, person, look);
        break;
    }
    drawSpecimen(painter, image.size());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", kJpegQuality);
    return bytes;
}

} // namespace sandbox
