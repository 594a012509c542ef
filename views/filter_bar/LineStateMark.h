// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filter/LineState.h"

#include <QLabel>

/// How the line stands, by shape and in words: a lens while it is empty, a tick when all of it is understood,
/// three dots for a word that is only begun, a sign of warning for a wrong one, and a clock while the list
/// follows.
class LineStateMark : public QLabel {
    Q_OBJECT
public:
    explicit LineStateMark(QWidget* parent = nullptr);

    /// `sentence`: what there is to say of the word at fault; may be empty.
    void show(LineState state, bool lineIsEmpty, const QString& sentence);
    /// The same in words, for who cannot see the shape.
    QString words() const { return accessibleDescription(); }

    static constexpr int side = 16;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LineState m_state = LineState::Valid;
    bool m_lineIsEmpty = true;
};
