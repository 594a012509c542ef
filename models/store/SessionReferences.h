// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <string>

/// What the company itself knows a session by and has put on it. It may well name the person.
struct SessionReferences {
    std::optional<QString> reference;
    std::optional<QString> customer;
    std::optional<QString> customerAccount;
    Metadata metadata;
    friend bool operator==(const SessionReferences&, const SessionReferences&) = default;
};

/// Those of a session.
struct KnownReferences {
    std::string id;
    SessionReferences references;
};

SessionReferences referencesOf(const VerificationSession& session);
void setReferences(VerificationSession& session, const SessionReferences& references);
