// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stripe/ReadBudget.h"

#include <QString>

#include <optional>

/// The counts of reads on disk, by day: numbers and the desk's own words, nothing of an account or a person.
/// Several desks on one machine add to the same file. A missing or damaged file counts as empty; a file
/// that is not the app's is left alone, and nothing is added then.
class ReadsFile {
public:
    /// Reads are asked about by the month; a day is kept for two.
    static constexpr int daysKept = 62;

    explicit ReadsFile(QString path);

    ReadDays load() const;
    /// Adds to what the file holds by now and returns the sum; nothing when it could not be written (full
    /// disk, no right to write). What was there before stays whole in that case.
    std::optional<ReadDays> add(const ReadDays& counted) const;

    /// The usual place: <config>/VerificationDesk/reads.json
    static QString usualPath();

private:
    QString m_path;
};
