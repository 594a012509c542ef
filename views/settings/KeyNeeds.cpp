// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyNeeds.h"

#include "look/Look.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

namespace {

ValueLabel* add(QVBoxLayout& lines, const QString& text, QWidget* parent) {
    auto* label = new ValueLabel(ValueLabel::Overflow::Wrap, parent);
    label->display(text);
    lines.addWidget(label);
    return label;
}

} // namespace

KeyNeeds::KeyNeeds(QWidget* parent)
    : QWidget(parent) {
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, grid::windowMargin, 0, 0);
    lines->setSpacing(4);
    add(*lines, tr("Which key"), this)->setFont(strongFont(font()));
    add(*lines,
        tr("In the Stripe dashboard, under Developers, API keys, create a restricted key. Under Identity "
           "give "
           "it:"),
        this);
    const QList<std::pair<QString, QString>> permissions{
        {tr("Verification Sessions and Reports: Read"), tr("to see sessions and their checks")},
        {tr("Under All core resources, Events: Read"), tr("so that changes come by themselves")},
        {tr("Verification Sessions and Reports: Write"), tr("only if you cancel and redact")},
        {tr("Files: Write"), tr("only if you look at pictures; it takes the permission below as well")},
        {tr("Access recent sensitive verification results"),
         tr("only if you look at dates of birth or ID numbers, up to 48 hours after the check")}};
    for (const auto& [permission, purpose] : permissions) {
        lines->addSpacing(4);
        add(*lines, permission, this);
        add(*lines, purpose, this)->setDimmed(true);
    }
    lines->addSpacing(grid::windowMargin);
    add(*lines, tr("Just looking?"), this)->setFont(strongFont(font()));
    add(*lines,
        tr("Close the desk and start it with app/run. It comes up on a sandbox: an account with made-up "
           "people, in which you can try everything."),
        this);
}
