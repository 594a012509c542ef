// SPDX-License-Identifier: Apache-2.0
#include "stripe/StripeTypes.h"

#include <QUuid>

IntentKey IntentKey::fresh() {
    IntentKey key;
    key.m_text = QStringLiteral("verification-desk-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    return key;
}
