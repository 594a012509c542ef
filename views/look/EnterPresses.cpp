// SPDX-License-Identifier: Apache-2.0
#include "look/EnterPresses.h"

#include <QKeyEvent>
#include <QPushButton>

namespace {

class EnterPresses : public QObject {
public:
    explicit EnterPresses(QPushButton* button)
        : QObject(button)
        , m_button(*button) {
        button->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
            return QObject::eventFilter(watched, event);
        if (!key->isAutoRepeat()) // A key that is held down has meant what had the keyboard before.
            m_button.click();
        return true;
    }

private:
    QPushButton& m_button;
};

} // namespace

void pressWithEnter(QPushButton* button) {
    button->setAutoDefault(false);
    new EnterPresses(button);
}
