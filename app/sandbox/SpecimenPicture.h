// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "StoredFile.h"

namespace sandbox {

/// Draws a picture of a document or a face as JPEG, marked SPECIMEN. The same person always looks the same;
/// `look` is what makes one face differ from the next.
QByteArray specimenPicture(const Person& person, FileSide side, quint64 look);

} // namespace sandbox
