// SPDX-License-Identifier: Apache-2.0
#include "settings/KeyWarning.h"

#include "look/Look.h"
#include "session_detail/ValueLabel.h"

#include <QBoxLayout>

KeyWarning::KeyWarning(QWidget* parent)
    : ToneBox(Tone::NeverSubmitted, parent) {
    setObjectName(QStringLiteral("keyWarning"));
    auto* title = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    title->setFont(strongFont(font()));
    title->setTone(Tone::NeverSubmitted);
    title->display(tr("▲ This key may do more than a desk needs"));
    auto* words = new ValueLabel(ValueLabel::Overflow::Wrap, this);
    words->display(tr("Whoever gets hold of a full secret key can do everything in the account, payments "
                      "too. And it never shows dates of birth, numbers or pictures. Use a restricted key: it "
                      "begins with rk_."));
    body().addWidget(title);
    body().addWidget(words);
    setAccessibleName(tr("Warning: this is a full secret key. Use a restricted key."));
}
