// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/Theme.h"

#include <QLabel>

#include <array>

/// A text from outside, shown safely: never as markup, broken anywhere rather than beyond its column, with
/// the direction its own letters have, and without the invisible characters that reorder what stands around
/// them. Text that does not fit whole is in the tooltip.
class ValueLabel : public QLabel {
    Q_OBJECT
public:
    enum class Overflow { Wrap, ElideEnd, ElideMiddle };

    explicit ValueLabel(Overflow overflow = Overflow::Wrap, QWidget* parent = nullptr);

    void display(const QString& text);
    void setTone(Tone tone);
    Tone tone() const { return m_tone; }
    void setDimmed(bool dimmed);
    bool isDimmed() const { return m_dimmed; }
    /// Of a wrapped text; 0 is no limit. The last line ends with an ellipsis.
    void setMostLines(int lines);
    /// Whether part of the text is left out at the present width.
    bool isCutShort() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_overflow == Overflow::Wrap; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Lines;
    Lines linesFor(int width) const;
    void forgetSizes();

    Overflow m_overflow;
    Tone m_tone = Tone::Neutral;
    bool m_dimmed = false;
    int m_mostLines = 0;
    mutable QSize m_natural;
    /// Widths asked for, and their heights. Two, for a scroll area asks with and without its bar.
    mutable std::array<QSize, 2> m_measured;
};
