// SPDX-License-Identifier: Apache-2.0
#include "look/DialogHeight.h"

#include <QDialog>
#include <QEvent>
#include <QLayout>

namespace {

class HeightKeeper : public QObject {
public:
    explicit HeightKeeper(QDialog* dialog)
        : QObject(dialog)
        , m_dialog(*dialog) {
        dialog->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
            m_dialog.layout()->activate();
            const int needed = m_dialog.layout()->totalHeightForWidth(m_dialog.width());
            if (needed > 0 && m_dialog.height() < needed)
                m_dialog.resize(m_dialog.width(), needed);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QDialog& m_dialog;
};

} // namespace

void keepTextUncut(QDialog* dialog) {
    new HeightKeeper(dialog);
}
