// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

/// A word that does something: no frame, the accent's colour, underlined under the mouse, ringed while it has
/// the keyboard.
class LinkButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit LinkButton(const QString& text, QWidget* parent = nullptr);

    /// A quiet link shows only while the mouse is over its parent, or while it has the keyboard. It keeps its
    /// place, so that nothing moves when it shows.
    void setQuiet(bool quiet);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_quiet = false;
};
