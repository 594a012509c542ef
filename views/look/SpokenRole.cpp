// SPDX-License-Identifier: Apache-2.0
#include "look/SpokenRole.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace {

constexpr auto roleProperty = "spokenRole";

/// Qt asks once a widget, and keeps the answer.
QAccessibleInterface* spokenWidget(const QString& /*className*/, QObject* object) {
    const QVariant role = object->property(roleProperty);
    auto* widget = qobject_cast<QWidget*>(object);
    return role.isValid() && widget ? new QAccessibleWidget(widget, role.value<QAccessible::Role>())
                                    : nullptr;
}

} // namespace

void speakAs(QWidget* widget, QAccessible::Role role) {
    [[maybe_unused]] static const bool isInstalled = [] {
        QAccessible::installFactory(spokenWidget);
        return true;
    }();
    widget->setProperty(roleProperty, QVariant::fromValue(role));
}
