// SPDX-License-Identifier: Apache-2.0
#include "session_detail/ValueLabel.h"

#include "identity/OutsideText.h"
#include "identity/Typography.h"
#include "look/Text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>
#include <QtMath>

#include <memory>

namespace {

/// So many letters of a text are measured for its natural width.
constexpr qsizetype measuredLetters = 100;

QString shownText(QString text) {
    text = withoutDirectionMarks(text);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar& character : text)
        if (character == u'\n')
            character = QChar::LineSeparator;
        else if (character.category() == QChar::Other_Control)
            character = u' ';
    return text;
}

} // namespace

struct ValueLabel::Lines {
    std::unique_ptr<QTextLayout> layout;
    qreal height = 0;
    bool cutShort = false;
};

ValueLabel::ValueLabel(Overflow overflow, QWidget* parent)
    : QLabel(parent)
    , m_overflow(overflow) {
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ValueLabel::display(const QString& text) {
    const QString shown = shownText(text);
    if (shown == this->text())
        return;
    forgetSizes();
    setText(shown);
}

void ValueLabel::setTone(Tone tone) {
    if (m_tone == tone)
        return;
    m_tone = tone;
    update();
}

void ValueLabel::setDimmed(bool dimmed) {
    if (m_dimmed == dimmed)
        return;
    m_dimmed = dimmed;
    update();
}

void ValueLabel::setMostLines(int lines) {
    m_mostLines = lines;
    forgetSizes();
}

void ValueLabel::forgetSizes() {
    m_natural = {};
    m_measured.fill({});
    updateGeometry();
}

ValueLabel::Lines ValueLabel::linesFor(int width) const {
    Lines lines;
    QString text = this->text();
    if (m_overflow != Overflow::Wrap) {
        const Qt::TextElideMode mode = m_overflow == Overflow::ElideMiddle ? Qt::ElideMiddle : Qt::ElideRight;
        text = fontMetrics().elidedText(text, mode, width);
        lines.cutShort = text != this->text();
    } else if (m_mostLines > 0) {
        // What cannot stand on its lines in the narrowest letters need not be shaped either.
        constexpr int narrowestLetter = 3;
        text.truncate(m_mostLines * qMax(1, width / narrowestLetter));
        lines.cutShort = text.size() < this->text().size();
    }
    lines.layout = std::make_unique<QTextLayout>(text, font());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QTextOption option((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(m_overflow == Overflow::Wrap ? QTextOption::WrapAtWordBoundaryOrAnywhere
                                                    : QTextOption::NoWrap);
    lines.layout->setTextOption(option);
    lines.layout->beginLayout();
    while (true) {
        QTextLine line = lines.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines.height));
        lines.height += line.height();
        if (m_mostLines > 0 && lines.layout->lineCount() == m_mostLines) {
            lines.cutShort |= line.textStart() + line.textLength() < text.size();
            break;
        }
    }
    lines.layout->endLayout();
    return lines;
}

bool ValueLabel::isCutShort() const {
    return linesFor(contentsRect().width()).cutShort;
}

QSize ValueLabel::sizeHint() const {
    if (!m_natural.isValid()) {
        // Of a long text nobody needs the true width: it is wider than any pane.
        const int width = fontMetrics().horizontalAdvance(text().left(measuredLetters)) + 1;
        m_natural = QSize(width, fontMetrics().height());
    }
    return m_natural;
}

QSize ValueLabel::minimumSizeHint() const {
    constexpr int letters = 4;
    const QSize natural = sizeHint();
    return {qMin(natural.width(), fontMetrics().averageCharWidth() * letters), natural.height()};
}

int ValueLabel::heightForWidth(int width) const {
    if (m_overflow != Overflow::Wrap)
        return -1;
    for (const QSize& measured : m_measured)
        if (measured.isValid() && measured.width() == width)
            return measured.height();
    const bool oneLine = text().size() <= measuredLetters && sizeHint().width() <= width &&
                         !text().contains(QChar::LineSeparator);
    m_measured.back() = m_measured.front();
    m_measured.front() = QSize(width, oneLine ? fontMetrics().height() : qCeil(linesFor(width).height));
    return m_measured.front().height();
}

void ValueLabel::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    const QRect area = contentsRect();
    const Lines lines = linesFor(area.width());
    QPainter painter(this);
    if (m_overflow != Overflow::Wrap) // One line stands in the middle of its row.
        painter.translate(0, (area.height() - lines.height) / 2);
    painter.setPen(m_dimmed ? theme.label : theme.tone(m_tone).text);
    const int count = lines.layout->lineCount();
    for (int i = 0; i < count; ++i) {
        const QTextLine line = lines.layout->lineAt(i);
        const bool last = i == count - 1;
        if (last && lines.cutShort && m_overflow == Overflow::Wrap) {
            const QString rest = lines.layout->text().mid(line.textStart(), 500);
            painter.setFont(font());
            painter.drawText(QRectF(area.left(), area.top() + line.y(), area.width(), line.height()),
                             fontMetrics().elidedText(rest + QChar(0x2026), Qt::ElideRight, area.width()));
        } else {
            line.draw(&painter, area.topLeft());
        }
    }
}

void ValueLabel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        forgetSizes();
    QLabel::changeEvent(event);
}

bool ValueLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QLabel::event(event);
    if (isCutShort())
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           plainToolTip(QString(text()).replace(QChar::LineSeparator, u'\n')), this);
    else
        QToolTip::hideText();
    return true;
}
