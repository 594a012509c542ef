// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

/// An object in one of Stripe's answers that could not be read, or of which some members could not be read.
/// Everything else in the same answer was read.
struct ReadingProblem {
    enum class Object : std::uint8_t { Session, Report, Event };

    Object object = Object::Session;
    QString id;          ///< As Stripe wrote it; empty if the object has none that is safe to show.
    QString requestId;   ///< Of the answer.
    QStringList members; ///< Left out because of their form: "dob.year". Empty: the whole object was skipped.
    /// Of the object's JSON text, to recognise an object without an id when it is read again.
    std::size_t fingerprint = 0;

    bool isWholeObject() const { return members.isEmpty(); }
    friend bool operator==(const ReadingProblem&, const ReadingProblem&) = default;
};
using ReadingProblemList = std::vector<ReadingProblem>;
