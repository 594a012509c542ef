// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AttemptWalk.h"

namespace sandbox {

enum class FileSide : quint8 { Front, Back, Selfie };

/// A picture that a person sent with a submission. It is drawn when somebody looks.
struct StoredFile {
    quint64 number = 0;
    quint64 session = 0;
    int attempt = 0;
    FileSide side = FileSide::Front;
    /// As old as the submission it came with.
    qint64 created = 0;
    /// Redaction takes the contents as soon as it is asked for; the object stays.
    bool erased = false;
};

/// A file's number in its id, from the number of the report it belongs to.
quint64 fileNumber(quint64 report, FileSide side);
/// A passport has no back.
bool hasSide(const Person& person, FileSide side);
/// Which files a submission of this session has.
QList<FileSide> sidesOf(const World& world, const Session& session);
/// The file with this number or id, if the account has it by now.
std::optional<StoredFile> findFile(const World& world, quint64 number);
std::optional<StoredFile> findFile(const World& world, QByteArrayView id);

} // namespace sandbox
