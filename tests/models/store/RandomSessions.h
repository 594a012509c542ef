// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identity/VerificationSession.h"

#include <QRandomGenerator>

/// Made-up sessions, the same for the same seed: ordinary ones, and ones in which anything that the types
/// allow may happen (odd texts, empty beside absent, words nobody knows).
class RandomSessions {
public:
    explicit RandomSessions(quint32 seed)
        : m_random(seed) {}

    /// Like what a company has: names of several scripts, the usual fields.
    VerificationSession ordinary();
    /// Everything set to anything.
    VerificationSession wild();
    std::vector<VerificationSession> ordinary(int count);

    /// `number` makes the id: equal numbers, equal ids.
    static SessionId idOf(quint64 number);

    int below(int bound) { return m_random.bounded(bound); }
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    QString oddText();
    template <typename List>
    auto oneOf(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    std::int64_t newest = 1'790'000'000; ///< The next ordinary session is created somewhat before.

private:
    template <typename Enum>
    OpenEnum<Enum> anyOf();
    std::optional<QString> maybeText();
    VerifiedOutputs ordinaryOutputs();
    VerifiedOutputs wildOutputs();
    SessionOptions wildOptions();

    QRandomGenerator m_random;
    quint64 m_nextId = 1;
};
