// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/SessionEnums.h"

/// What staff need to know about one of Stripe's error codes, in their language
/// (meanings: Stripe, "Handle verification outcomes" and the session object; advice: ours).
struct RefusalGuidance {
    QString title;      ///< "Face does not match the document"
    QString meaning;    ///< What happened, in one sentence.
    QString nextStep;   ///< What the reviewer does now.
    QString tellPerson; ///< What to say to the person, ready to send.
    bool fraudSignal = false;
};

/// For a word the desk does not know the title is Stripe's word and the advice says so.
RefusalGuidance guidanceFor(const OpenEnum<ErrorCode>& code);

/// Just the title: cheap enough for lists.
QString refusalTitle(const OpenEnum<ErrorCode>& code);
