// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/StatusMark.h"

#include <QWidget>

/// A status as shape, word and colour.
class StatusBadge : public QWidget {
    Q_OBJECT
public:
    explicit StatusBadge(QWidget* parent = nullptr);

    void display(Mark mark, const QString& word, Tone tone);
    const QString& word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark = Mark::None;
    QString m_word;
    Tone m_tone = Tone::Neutral;
};
