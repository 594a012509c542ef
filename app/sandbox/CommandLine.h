// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ArrivalCurve.h"
#include "Settings.h"

#include <QStringList>

#include <optional>

namespace sandbox {

struct CommandLine {
    quint16 port = 0;
    quint64 seed = 1;
    quint64 sessions = 2'000;
    ArrivalShape history = ArrivalShape::Usual;
    std::optional<qint64> now;
    qint64 clockOffset = 0;
    qint64 clockSpeed = 1;
    bool exitWithStdin = false;
    Settings settings;
};

/// Reads the arguments. `--help` and `--version` are answered and end the program with 0, bad arguments with
/// a sentence on stderr and 2.
CommandLine readCommandLine(const QStringList& arguments);

} // namespace sandbox
