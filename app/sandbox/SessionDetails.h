// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "History.h"
#include "Person.h"

#include <QList>

#include <optional>
#include <utility>

namespace sandbox {

using Metadata = QList<std::pair<QByteArray, QByteArray>>;

struct DocumentOptions {
    QList<QByteArray> allowedTypes;
    bool requireIdNumber = false;
    bool requireLiveCapture = false;
    bool requireMatchingSelfie = false;
};

struct SessionOptions {
    std::optional<DocumentOptions> document;
    bool idNumber = false;
    /// These three only come from a verification flow.
    bool email = false;
    bool phone = false;
    bool matching = false;
};

/// Whom a session belongs to. Empty text is what it lacks.
struct Relations {
    QByteArray customer;
    QByteArray customerAccount;
    QByteArray personAccount;
    QByteArray person;
};

/// The dear half of a session: what is only made when the session is shown. Empty text is what the session
/// lacks.
struct SessionDetails {
    quint64 person = 0;
    QByteArray clientReferenceId;
    Relations related;
    QByteArray verificationFlow;
    std::optional<SessionOptions> options;
    QByteArray providedEmail;
    QByteArray providedPhone;
    Metadata metadata;
    Oddity oddity = Oddity::None;
    /// Values no documentation knows, set by a test to see what its client makes of them.
    QByteArray oddStatus;
    QByteArray oddType;
};

/// Makes the details of seeded sessions and new arrivals from seed and number.
class DetailsMaker {
public:
    DetailsMaker(quint64 seed, quint64 count)
        : m_seed(seed)
        , m_people(count * 3 / 4 + 1) {}

    SessionDetails details(const SessionPlan& plan, Oddity oddity) const;
    /// The customer's own name for the session's user; empty for two sessions in five.
    QByteArray clientReferenceId(quint64 number) const;
    Relations relations(quint64 number) const;
    Person person(const SessionDetails& details) const;

private:
    quint64 personNumber(quint64 number) const;

    quint64 m_seed;
    quint64 m_people;
};

} // namespace sandbox
