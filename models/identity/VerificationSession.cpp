// SPDX-License-Identifier: Apache-2.0
#include "identity/VerificationSession.h"

QString VerificationSession::personName() const {
    if (!verifiedOutputs)
        return {};
    const QString name =
        verifiedOutputs->firstName.value_or(QString()) + u' ' + verifiedOutputs->lastName.value_or(QString());
    return name.trimmed();
}
