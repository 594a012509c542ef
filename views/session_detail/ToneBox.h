// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/Theme.h"

#include <QWidget>

class QVBoxLayout;

/// A rounded ground in the colour of what it says.
class ToneBox : public QWidget {
    Q_OBJECT
public:
    explicit ToneBox(Tone tone, QWidget* parent = nullptr);

    Tone tone() const { return m_tone; }
    void setTone(Tone tone);

protected:
    QVBoxLayout& body() { return *m_body; }
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    QVBoxLayout* m_body;
};
