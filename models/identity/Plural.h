// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>

/// `one` ("1 session") for a count of 1, and otherwise `many` ("%1 sessions") with the count in place of %1.
/// Qt's own %n needs a translation file to choose, and there is none for English.
inline QString plural(qsizetype count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(QLocale().toString(static_cast<qlonglong>(count)));
}
